"""What an outbox row is to the function that carries it out."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


class NotNow(RuntimeError):
    """It cannot be done at the moment, for a reason the desk may show; it is tried again, each time later."""


@dataclass(frozen=True)
class Sending:
    """One thing to carry out. No client is open; `key` makes doing it twice harmless."""

    vault_id: UUID
    kind: str
    payload: dict[str, str]
    key: str
    row_ids: tuple[UUID, ...] = ()


Kind = Callable[[Sending], None]
