"""What happened in this vault, and what must still happen outside of it."""

from typing import ClassVar

from bulkhead.isolation.chain import LogLine
from bulkhead.isolation.models import VaultModel
from bulkhead.isolation.outbox import OutboxRow


class VaultLine(LogLine, VaultModel):
    """Who opened, wrote or delivered what here; the client may read and verify it."""

    alias: ClassVar[str] = "vault"


class OutboxEntry(OutboxRow, VaultModel):
    """A mail to send, or a change of state to show on the practice's calendar."""

    alias: ClassVar[str] = "vault"
