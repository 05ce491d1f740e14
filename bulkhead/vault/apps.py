"""The vault as one Django app."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Plane 2."""

    name = "bulkhead.vault"
    label = "vault"
