"""Reading the sets that are there: what each contains, which vault lies where in it, and whether it was proven."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from bulkhead.isolation import sealing
from bulkhead.isolation.backing_up.copying import copy, make_folder
from bulkhead.isolation.backing_up.destination import PROVEN, SET, sets_in
from bulkhead.isolation.backing_up.errors import BackupDamaged
from bulkhead.isolation.backing_up.files import PRACTICE, TRAY, VAULT
from bulkhead.isolation.backing_up.manifest import Contained, open_set, unsealed
from bulkhead.isolation.backing_up.one_store import Earlier, Store
from bulkhead.isolation.backing_up.proving import manifest_of
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.keys import Opened, Ring
from bulkhead.isolation.places import Places
from bulkhead.isolation.registry import Placement
from bulkhead.isolation.whole_file import write_whole

REGISTRY, KEYRING = "registry.db", "keyring"


@dataclass(frozen=True)
class Seen:
    """One set as the list of backups shows it. `why_not` says what is wrong with one that cannot be used."""

    name: str
    contained: Contained | None
    proven_at: datetime | None
    why_not: str

    @property
    def made_at(self) -> datetime | None:
        """When it was made; nothing of one that cannot be read."""
        return datetime.fromisoformat(self.contained.made_at) if self.contained else None


def set_key(ring: Ring) -> bytes:
    """What sets are sealed under: it follows from the keyring and outlives a new master key."""
    return bytes.fromhex(ring.secret(b"backups"))


def contained_in(folder: Path, *, ring: Ring) -> Contained:
    """What a set says it contains. BackupDamaged for one that was changed or renamed, or made under another key."""
    path = folder / SET
    contained = open_set(path.read_bytes(), key=set_key(ring), where=str(path))
    if contained.name != folder.name:
        raise BackupDamaged(f"{folder} is the backup {contained.name} under another name.")
    return contained


def note_proven(folder: Path, *, ring: Ring, at: datetime, of_set: str, why_not: str = "") -> None:
    """Write down when a set was opened and compared last, or what was found wrong with it then."""
    told = json.dumps({"set": of_set, "at": at.isoformat(), "why_not": why_not})
    content = sealing.wrap(told.encode(), under=set_key(ring), purpose=b"proven")
    write_whole(folder / PROVEN, content)


def seen(folder: Path, *, ring: Ring) -> Seen:
    """A set as it says of itself; nothing but its own few lines is read."""
    try:
        contained = contained_in(folder, ring=ring)
        proven_at, why_not = _proof(folder, ring)
    except (BackupDamaged, OSError) as error:
        return Seen(folder.name, None, None, str(error))
    return Seen(folder.name, contained, None if why_not else proven_at, why_not)


def all_seen(destination: Path, *, ring: Ring) -> list[Seen]:
    """Newest first."""
    return [seen(folder, ring=ring) for folder in reversed(sets_in(destination))]


def placements_in(folder: Path, *, contained: Contained, ring: Ring, scratch: Path) -> list[Placement]:
    """The list of vaults as it was, read from a copy. BackupDamaged when it is not the one that was backed up."""
    copied = make_folder(scratch / "registry") / REGISTRY
    for name, kept in contained.lists.items():
        if not (folder / name).is_file():
            raise BackupDamaged(f"{folder / name} is missing.")
        if copy(folder / name, to=copied.with_name(name)) != kept:
            raise BackupDamaged(f"{folder / name} was changed since the backup was made.")
    return ring.over(Places(copied.parent)).registry.entries()


def stores_in(contained: Contained, *, placements: list[Placement], ring: Ring) -> dict[str, Store]:
    """The stores of a set by their ids, each with the key it was sealed under then."""
    found = [store for store in office(ring) if store.opened.store_id.hex in contained.parts]
    for one in placements:
        if one.vault_id.hex in contained.parts:
            place = Path(contained.parts[one.vault_id.hex].folder)
            opened = Opened(one.vault_id, place / "vault.db", place / "blobs", ring.unwrap(one))
            found.append(vault_store(opened, folder=str(place)))
    for store_id in contained.parts.keys() - {store.opened.store_id.hex for store in found}:
        raise BackupDamaged(f"Its list of vaults does not know {UUID(store_id)}.")
    return {store.opened.store_id.hex: store for store in found}


def office(ring: Ring) -> list[Store]:
    """The practice's own stores."""
    practice = Store(PRACTICE, ring.practice(), "practice", "practice.db", "blobs")
    return [practice, Store(TRAY, ring.tray(), "tray", "", "")]


def vault_store(opened: Opened, *, folder: str) -> Store:
    """One vault's."""
    return Store(VAULT, opened, folder, "vault.db", "blobs")


def earlier_of(store: Store, *, destination: Path, ring: Ring) -> Earlier | None:
    """The newest proven backup of this store there that its key opens: what it holds need not be copied again."""
    store_id = store.opened.store_id.hex
    for folder in reversed(sets_in(destination)):
        found = seen(folder, ring=ring)
        part = found.contained.parts.get(store_id) if found.contained and found.proven_at else None
        if part is not None:
            home = folder / part.folder
            try:
                return Earlier(home, manifest_of(store, home=home, part=part, of_set=folder.name))
            except WallError:
                return None  # sealed under a key it had before: nothing of it can be taken over.
    return None


def _proof(folder: Path, ring: Ring) -> tuple[datetime | None, str]:
    path = folder / PROVEN
    if not path.is_file():
        return None, "It was not opened and compared yet."
    opened = unsealed(path.read_bytes(), key=set_key(ring), purpose=b"proven")
    told = json.loads(opened) if opened else {}
    if told.get("set") != folder.name:
        raise BackupDamaged(f"{path} was changed, or belongs to another backup.")
    return datetime.fromisoformat(told["at"]), told["why_not"]
