"""When the recovery sheet was typed back last, and of which master key it was."""

import json
from dataclasses import dataclass
from datetime import datetime

from bulkhead.base.clock import now
from bulkhead.isolation.keyring import fingerprint
from bulkhead.isolation.places import Places
from bulkhead.isolation.whole_file import write_whole


@dataclass(frozen=True)
class Proof:
    """A sheet was typed back and opened this data folder."""

    at: datetime
    mark: str


def note_proof(places: Places, *, key: bytes) -> None:
    """Write down that the sheet of this key was proved now: the date and the key's fingerprint, nothing else."""
    write_whole(places.proof, json.dumps({"at": now().isoformat(), "mark": fingerprint(key)}).encode())


def last_proof(places: Places) -> Proof | None:
    """None when no sheet was proved yet."""
    try:
        words = json.loads(places.proof.read_bytes())
        return Proof(datetime.fromisoformat(words["at"]), str(words["mark"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
