"""What happened in this vault, and what must still happen outside of it."""

from typing import ClassVar

from bulkhead.base.clock import now
from bulkhead.base.ids import uuid7
from bulkhead.isolation.chain import LogLine
from bulkhead.isolation.models import VaultModel
from bulkhead.isolation.outbox import OutboxRow

NOT_NEEDED = "not needed any more"
COLLECTED = "goes into the daily mail"


class VaultLine(LogLine, VaultModel):
    """Who opened, wrote or delivered what here; the client may read and verify it."""

    alias: ClassVar[str] = "vault"


class OutboxEntry(OutboxRow, VaultModel):
    """A mail to send, or a change of state to show on the practice's calendar."""

    alias: ClassVar[str] = "vault"

    @property
    def is_settled(self) -> bool:
        """Never sent, and nobody misses it."""
        return self.done_at is not None and self.fault == NOT_NEEDED

    @property
    def is_collected(self) -> bool:
        """Not sent by itself: its reader asked for one mail a day."""
        return self.fault == COLLECTED

    @classmethod
    def settle(cls, key: str) -> None:
        """A mail that is no longer needed: its reader found the way without it."""
        if cls._default_manager.filter(done_at=None, key=key).update(done_at=now(), fault=NOT_NEEDED):
            cls.write("project", payload={}, key=f"project-{uuid7()}")
