"""Settings of a portal: one vault, no practice, no default database."""

from bulkhead.config.shared import *  # noqa: F403 -- settings are one flat module by Django's design.
from bulkhead.config.shared import JINJA, JINJA_OPTIONS, PACKAGE, VAULT_DATABASE

DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}, "vault": VAULT_DATABASE}
INSTALLED_APPS = ["django.contrib.staticfiles", "bulkhead.vault.apps.VaultConfig"]
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bulkhead.web.portal.actor.PortalMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "bulkhead.web.portal.urls"
FOLDERS = [PACKAGE / "web" / folder / "templates" for folder in ("ui", "portal", "public")]
CONTEXT = ["bulkhead.web.portal.chrome.chrome"]
TEMPLATES = [{**JINJA, "DIRS": FOLDERS, "OPTIONS": {**JINJA_OPTIONS, "context_processors": CONTEXT}}]
FORM_RENDERER = "bulkhead.web.ui.controls.Controls"
FILE_UPLOAD_HANDLERS = ["bulkhead.isolation.uploads.VaultUploads"]
