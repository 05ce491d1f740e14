"""How far the upgrade of the vaults has come: a small file in run/, read without a key and without Django.

It says which schema the vaults are brought up to, and names those that could not be. While it is missing, or speaks of
another schema, nobody knows how the vaults stand, and whoever starts has to look into each.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from uuid import UUID

from bulkhead.isolation.places import Places
from bulkhead.isolation.schema import KNOWN

FILE = "upgrade"
TODAY = hashlib.sha256("\n".join(sorted(KNOWN)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Upgrade:
    """One upgrade of all vaults. `broken` says why, by vault id; `backups` is the folder of its copies."""

    vaults: int
    done: int
    finished: bool
    broken: dict[str, str] = field(default_factory=dict)
    backups: str = ""
    schema: str = TODAY

    @property
    def is_of_today(self) -> bool:
        """Whether it speaks of the schema that this code has."""
        return self.schema == TODAY

    @property
    def left_out(self) -> dict[UUID, str]:
        """Vaults that could not be brought up to date, and why."""
        return {UUID(vault_id): why for vault_id, why in self.broken.items()}


def last(places: Places) -> Upgrade | None:
    """The one that is going on, or went on last; None when nobody knows of any."""
    try:
        return Upgrade(**json.loads((places.run / FILE).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def note(upgrade: Upgrade, *, places: Places) -> None:
    """Say how far it has come. Not made durable: whoever finds nothing looks into every vault."""
    beside = places.run / f"{FILE}.{os.getpid()}"
    beside.write_text(json.dumps(asdict(upgrade)))
    os.replace(beside, places.run / FILE)
