"""The one way to the vault's database connection."""

from typing import cast

from django.db import connections

from bulkhead.isolation.engines.parking import ParkingMixin

ALIAS = "vault"


def vault_connection() -> ParkingMixin:
    """This thread's wrapper of the alias `vault`; it belongs to whichever client is open."""
    return cast(ParkingMixin, connections[ALIAS])
