"""Settings of the desk: the practice store, every vault, the executive's own sign-in."""

import os

from bulkhead.config.shared import *  # noqa: F403 -- settings are one flat module by Django's design.
from bulkhead.config.shared import DESK_HOST, JINJA, JINJA_OPTIONS, PORTAL_SCHEME, VAULT_DATABASE, own_cookie

DATABASES = {
    "default": {"ENGINE": "bulkhead.isolation.engines.practice", "NAME": "practice", "CONN_MAX_AGE": None},
    "vault": VAULT_DATABASE,
}
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "bulkhead.practice.apps.PracticeConfig",
    "bulkhead.vault.apps.VaultConfig",
]
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "bulkhead.web.desk.actor.DeskMiddleware",
]
ROOT_URLCONF = "bulkhead.web.desk.urls"
CONTEXT = ["django.contrib.messages.context_processors.messages", "bulkhead.web.desk.chrome.chrome"]
TEMPLATES = [{**JINJA, "OPTIONS": {**JINJA_OPTIONS, "context_processors": CONTEXT}}]
FORM_RENDERER = "bulkhead.web.ui.controls.Controls"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no second cookie.
CACHES = {
    "default": {
        # What limits guessing must outlive a restart, so it stands in the practice store.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "practice_attempt",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
AUTH_USER_MODEL = "practice.Practitioner"
AUTHENTICATION_BACKENDS = ["bulkhead.web.desk.adapter.SignInBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "bulkhead.practice.accounts.passwords.LongEnough"},
    {"NAME": "bulkhead.practice.accounts.passwords.NotCommon"},
]
SESSION_ENGINE = "bulkhead.practice.accounts.sessions"
SESSION_COOKIE_NAME = own_cookie("__Host-desk")
CSRF_COOKIE_NAME = own_cookie("__Host-csrf")
KNOWN_COOKIE_NAME = own_cookie("__Host-known")
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
FILE_UPLOAD_HANDLERS = ["bulkhead.isolation.uploads.TrayUploads"]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"

ACCOUNT_ADAPTER = "bulkhead.web.desk.adapter.SignInAdapter"
ACCOUNT_FORMS = {
    "login": "bulkhead.web.desk.forms.account.SignInForm",
    "change_password": "bulkhead.web.desk.forms.account.NewPasswordForm",
    "reauthenticate": "bulkhead.web.desk.forms.account.PasswordAgainForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the address was typed on this machine, by its owner.
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# A lock-out ends by itself, and strangers' tries count apart from those of a browser its owner came in with before.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,8/5m/key", "reauthenticate": "10/m/user"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if os.environ.get("BULKHEAD_PROXY") else 0
MFA_ADAPTER = "bulkhead.web.desk.adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": "bulkhead.web.desk.forms.factors.CodeForm",
    "reauthenticate": "bulkhead.web.desk.forms.factors.CodeAgainForm",
    "activate_totp": "bulkhead.web.desk.forms.factors.FirstCodeForm",
    "add_webauthn": "bulkhead.web.desk.forms.factors.PasskeyForm",
    "edit_webauthn": "bulkhead.web.desk.forms.factors.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no address is verified here, see above.
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODE_COUNT = 10
MFA_TOTP_ISSUER = "Bulkhead"
# A browser treats http://desk.localhost as secure; with TLS or behind a proxy only https is an origin of ours.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PORTAL_SCHEME == "http" and not DESK_HOST
USERSESSIONS_TRACK_ACTIVITY = False  # it would write on every page.

SERVES_DEMO = bool(os.environ.get("BULKHEAD_DEMO"))
