"""Who of the practice came in lately, as this vault's own log has it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bulkhead.base.clock import now
from bulkhead.vault.trail.models import VaultLine

OPENING_LASTS = timedelta(hours=8)  # as the practice has it; its own rows are not in this store.
LATELY = 60


@dataclass(frozen=True)
class Entry:
    """Someone of the practice who came in. `until` is when the opening in force ends; None when none is."""

    name: str
    at: datetime
    until: datetime | None


def entries() -> list[Entry]:
    """Everyone among the last sixty comings and goings, newest first, each once."""
    seen: dict[UUID | None, Entry] = {}
    gone: set[UUID | None] = set()
    for line in VaultLine.objects.filter(act__in=("opened", "left")).order_by("-number")[:LATELY]:
        if line.act == "left":
            gone.add(line.actor_id)
        elif line.actor_id not in seen:
            until = line.at + OPENING_LASTS
            is_inside = line.actor_id not in gone and until > now()
            seen[line.actor_id] = Entry(line.actor_name, line.at, until if is_inside else None)
    return list(seen.values())
