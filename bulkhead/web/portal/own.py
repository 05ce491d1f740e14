"""Which vault this portal is: told once at the start, by whoever handed it its key."""

from uuid import UUID

from bulkhead.isolation.errors import NoClientOpen


class _Own:
    """The one vault of this process."""

    vault_id: UUID | None = None


def settle(vault_id: UUID) -> None:
    """Say whose portal this is."""
    _Own.vault_id = vault_id


def vault_id() -> UUID:
    """Whose portal this is; NoClientOpen before `settle`."""
    if _Own.vault_id is None:
        raise NoClientOpen("this portal was not told whose it is")
    return _Own.vault_id
