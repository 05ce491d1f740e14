"""Settings that desk, worker and portal share. No secret has a default; nothing is read from a network."""

import os
import secrets
from pathlib import Path

from bulkhead.config.static import static_address
from bulkhead.isolation import keys
from bulkhead.isolation.errors import NoKey

PACKAGE = Path(__file__).resolve().parent.parent
DEBUG = False
ALLOWED_HOSTS = ["*"]  # the outermost wrapper decides the host, once, from an exact list.


def _secret() -> str:
    """Derived from the keyring; where this process holds none, random and gone with it."""
    try:
        return keys.ring().signing(b"django")
    except NoKey:
        return secrets.token_hex(32)


def own_cookie(name: str) -> str:
    """A cookie of this data folder alone: cookies ignore ports, so two practices on one machine share host names.

    The mark follows from the keyring, so it outlives a new master key; a process without keys marks none.
    """
    try:
        return f"{name}-{keys.ring().signing(b'cookie name')[:8]}"
    except NoKey:
        return name


SECRET_KEY = _secret()
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASE_ROUTERS = ["bulkhead.isolation.router.Router"]
VAULT_DATABASE = {
    "ENGINE": "bulkhead.isolation.engines.vault",
    "NAME": "vault",
    "CONN_MAX_AGE": None,
    "ATOMIC_REQUESTS": False,
    "PARKED_MOST": 24,
}
CACHES: dict[str, dict[str, object]] = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

STATIC_URL = static_address(PACKAGE / "web" / "ui" / "static")
STATICFILES_DIRS = [PACKAGE / "web" / "ui" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"."

JINJA_OPTIONS: dict[str, object] = {"environment": "bulkhead.web.ui.environment.environment", "auto_reload": False}
JINJA: dict[str, object] = {
    "BACKEND": "django.template.backends.jinja2.Jinja2",
    "DIRS": [PACKAGE / "web" / folder / "templates" for folder in ("ui", "desk", "portal", "public")],
    "APP_DIRS": False,
    "OPTIONS": JINJA_OPTIONS,
}

CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "bulkhead.web.public.views.refused.forged"
SECURE_CONTENT_TYPE_NOSNIFF = False  # set on every answer by the outermost wrapper.
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
SECURE_REFERRER_POLICY = None
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("BULKHEAD_PROXY") else None

PORTAL_DOMAIN = os.environ.get("BULKHEAD_PORTAL_DOMAIN", "")
DESK_HOST = os.environ.get("BULKHEAD_DESK_HOST", "")
PORTAL_SCHEME = os.environ.get("BULKHEAD_SCHEME", "http")
IS_REACHED_FROM_ELSEWHERE = bool(PORTAL_DOMAIN or DESK_HOST or SECURE_PROXY_SSL_HEADER)
FORM_RENDERER = "bulkhead.web.ui.controls.Controls"
LOGGING_CONFIG = "bulkhead.config.logs.configure"
LOGGING = {"version": 1}  # Django calls nothing when this is empty.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 20
