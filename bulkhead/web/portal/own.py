"""Which vault this portal is: told once at the start, by whoever handed it its key."""

from uuid import UUID

from bulkhead.base.sealing import Seal
from bulkhead.isolation.errors import NoClientOpen


class _Own:
    """The one vault of this process."""

    vault_id: UUID | None = None
    seal: Seal = Seal()


def settle(vault_id: UUID, *, seal: Seal | None = None) -> None:
    """Say whose portal this is, and how the kernel seals it."""
    _Own.vault_id, _Own.seal = vault_id, seal or Seal()


def seal() -> Seal:
    """How this very process is sealed."""
    return _Own.seal


def vault_id() -> UUID:
    """Whose portal this is; NoClientOpen before `settle`."""
    if _Own.vault_id is None:
        raise NoClientOpen("this portal was not told whose it is")
    return _Own.vault_id
