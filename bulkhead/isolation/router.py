"""Which store a model lives in, and the one check every row of a vault passes."""

from typing import Literal

from django.db import models

from bulkhead.isolation.binding import current
from bulkhead.isolation.errors import WrongClient

VAULT_APP = "vault"


def vault_of(instance: models.Model) -> object:
    """The vault a row was loaded from or saved to; None for a row that was never stored."""
    return getattr(instance._state, "vault", None)


def refuse_foreign(instance: models.Model) -> None:
    """WrongClient when a row of one vault is used inside another."""
    own = vault_of(instance)
    if own is not None and own != current().vault_id:
        raise WrongClient(f"this {type(instance).__name__} belongs to another client")


class Router:
    """Vault models to `vault`, everything else to `default`; nothing in between."""

    def db_for_read(self, model: type[models.Model], **hints: object) -> str:  # lint: arguments -- as Django asks.
        instance = hints.get("instance")
        if model._meta.app_label != VAULT_APP:
            return "default"
        if isinstance(instance, models.Model):
            refuse_foreign(instance)
        return "vault"

    db_for_write = db_for_read

    def allow_relation(  # lint: arguments -- as Django asks.
        self, first: models.Model, second: models.Model, **hints: object
    ) -> bool:
        vaults = {vault_of(first), vault_of(second)} - {None}
        if len(vaults) > 1:
            raise WrongClient("these two rows belong to two clients")
        return (first._meta.app_label == VAULT_APP) == (second._meta.app_label == VAULT_APP)

    def allow_migrate(  # lint: arguments -- as Django asks.
        self, db: str, app_label: str, **hints: object
    ) -> Literal[True, False]:
        return (db == VAULT_APP) == (app_label == VAULT_APP)
