"""A backup that was proven once is proven again: disks forget."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bulkhead.base.clock import now
from bulkhead.isolation import keys
from bulkhead.isolation.backing_up.checking import checked
from bulkhead.isolation.backing_up.destination import chosen_sets
from bulkhead.isolation.backing_up.errors import BackupDamaged, NoBackup
from bulkhead.isolation.backing_up.sets import contained_in, note_proven


@dataclass(frozen=True)
class Again:
    """A backup that still holds what it held."""

    name: str
    vaults: int
    size: int


def prove_again(named: Path, *, only: UUID | None = None) -> Again:
    """Read all of the newest backup there, or of one client in it. BackupDamaged is written down beside it."""
    ring = keys.ring()
    for folder in chosen_sets(named):
        contained = contained_in(folder, ring=ring)
        if only is None or only in contained.vaults():
            try:
                checked(folder, ring=ring, room=ring.places.run, only=only)
            except BackupDamaged as error:
                note_proven(folder, ring=ring, at=now(), of_set=folder.name, why_not=str(error))
                raise
            if only is None:
                note_proven(folder, ring=ring, at=now(), of_set=folder.name)
            return Again(folder.name, 1 if only else len(contained.vaults()), contained.size)
    raise NoBackup(f"No backup in {named} has this client.")
