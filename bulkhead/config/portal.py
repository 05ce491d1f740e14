"""Settings of a portal: one vault, no practice, no default database."""

from bulkhead.config.shared import *  # noqa: F403 -- settings are one flat module by Django's design.
from bulkhead.config.shared import JINJA, JINJA_OPTIONS, VAULT_DATABASE

DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}, "vault": VAULT_DATABASE}
INSTALLED_APPS = ["django.contrib.staticfiles", "bulkhead.vault.apps.VaultConfig"]
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bulkhead.web.portal.actor.PortalMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "bulkhead.web.portal.urls"
TEMPLATES = [{**JINJA, "OPTIONS": {**JINJA_OPTIONS, "context_processors": ["bulkhead.web.portal.chrome.chrome"]}}]
FORM_RENDERER = "django.forms.renderers.Jinja2"
FILE_UPLOAD_HANDLERS = ["bulkhead.isolation.uploads.VaultUploads"]
