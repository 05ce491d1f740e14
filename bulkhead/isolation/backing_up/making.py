"""A set is made beside, made durable, proven, and only then given its name; nothing that is served stops for it."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.base.clock import now
from bulkhead.isolation import gate, keys
from bulkhead.isolation.backing_up import sets
from bulkhead.isolation.backing_up.contents import Head
from bulkhead.isolation.backing_up.copying import copy, measure, remove, scratch, settle
from bulkhead.isolation.backing_up.destination import PART, SET, alone_in, fresh_name, refuse_destination
from bulkhead.isolation.backing_up.errors import BackupDamaged, BackupRefused
from bulkhead.isolation.backing_up.files import TRAY, Named
from bulkhead.isolation.backing_up.heads import heads, keep_heads
from bulkhead.isolation.backing_up.manifest import Contained, Part, seal_set
from bulkhead.isolation.backing_up.one_store import Store, back_up
from bulkhead.isolation.backing_up.proving import prove, prove_files
from bulkhead.isolation.copies import DAMAGED
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.keys import Ring
from bulkhead.isolation.places import Places
from bulkhead.isolation.registry import Placement
from bulkhead.isolation.whole_file import sync_folder, write_whole

ROUNDS = 5
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Made:
    """A backup that was opened and compared. `failed` names the vaults that are not in it, and why."""

    folder: Path
    contained: Contained

    @property
    def failed(self) -> dict[UUID, str]:
        return {UUID(store): why for store, why in self.contained.failed.items()}

    @property
    def cut(self) -> dict[UUID, str]:
        """Stores whose log lost lines since the backup before, and which."""
        return {UUID(store): part.cut for store, part in self.contained.parts.items() if part.cut}


@dataclass
class _Making:
    """What is being put together."""

    ring: Ring
    destination: Path
    part: Path
    name: str
    made_at: str
    heads: dict[str, Head]
    parts: dict[str, Part] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    placements: dict[UUID, Placement] = field(default_factory=dict)


def make(destination: Path, *, only: UUID | None = None, told: Told = lambda done, of: None) -> Made:
    """Back up everything, or one vault, into a new set there, and prove it.

    A vault that cannot be backed up does not stop the others. BackupRefused for a folder where no backup may lie.
    """
    ring = keys.ring()
    folder = refuse_destination(destination, places=ring.places)
    with _disk_in_words(folder), alone_in(folder):
        name = fresh_name()
        making = _Making(ring, folder, folder / f"{PART}{name}", name, now().isoformat(), heads(ring))
        try:
            _fill(making, only, told)
            contained = _close(making, is_whole=only is None)
            os.rename(making.part, folder / name)
            sync_folder(folder)
            ended = {store: part.head for store, part in contained.parts.items() if part.head}
            keep_heads(ring, seen=ended, at=making.made_at)
        finally:
            remove(making.part)
        return Made(folder / name, contained)


@contextlib.contextmanager
def _disk_in_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        words = f"The backup into {folder} was broken off: {error.strerror}. Nothing was left of it."
        raise BackupRefused(words) from error


def _fill(making: _Making, only: UUID | None, told: Told) -> None:
    """Until the list of vaults says after the practice's copy what it said before: then all belong together."""
    for _ in range(ROUNDS):
        wanted = {one.vault_id: one for one in making.ring.registry.entries() if one.state != "making"}
        wanted = {vault_id: one for vault_id, one in wanted.items() if only in (None, vault_id)}
        if wanted == making.placements and making.parts:
            return
        _follow(making, wanted, told)
        if only is None:
            _office(making)
            told(len(wanted) + 1, len(wanted) + 1)
    raise BackupRefused("Clients were added or moved all the time. Nothing was backed up; try again in a minute.")


def _follow(making: _Making, wanted: dict[UUID, Placement], told: Told) -> None:
    """Back up the vaults that are new or lie elsewhere since the last look, and drop those that are gone."""
    for vault_id, placement in list(making.placements.items()):
        if wanted.get(vault_id) != placement:
            _drop(making, placement)
    for number, (vault_id, placement) in enumerate(wanted.items()):
        told(number, len(wanted) + 1)
        if vault_id not in making.placements:
            _vault(making, placement)
            making.placements[vault_id] = placement


def _vault(making: _Making, placement: Placement) -> None:
    """One vault; what is wrong with it is noted, and the others are backed up all the same."""
    store_id = placement.vault_id.hex
    try:
        with gate.beside(placement.vault_id):
            store = sets.vault_store(making.ring.fresh(placement.vault_id), folder=f"vaults/{placement.folder}")
            part = _copied(making, store)
        making.parts[store_id] = _proven(making, store, part)
    except (WallError, sqlcipher.Error) as error:
        _drop(making, placement)
        making.failed[store_id] = str(error) if isinstance(error, WallError) else DAMAGED


def _drop(making: _Making, placement: Placement) -> None:
    """Nothing of it as it was placed then is in the set."""
    making.parts.pop(placement.vault_id.hex, None)
    making.failed.pop(placement.vault_id.hex, None)
    making.placements.pop(placement.vault_id, None)
    remove(making.part / "vaults" / placement.folder)


def _office(making: _Making) -> None:
    """Practice and tray: a file that left the tray between the two makes them be copied again."""
    for tries_left in reversed(range(ROUNDS)):
        practice, tray = sets.office(making.ring)
        parts = {store: _fresh(making, store) for store in (tray, practice)}
        try:
            named = _prove(making, practice, parts[practice])
            _prove(making, tray, parts[tray])
            prove_files(tray, home=making.part / tray.folder, named=named[TRAY])
        except BackupDamaged:
            if not tries_left:
                raise
        else:
            making.parts.update({store.opened.store_id.hex: part for store, part in parts.items()})
            return


def _fresh(making: _Making, store: Store) -> Part:
    remove(making.part / store.folder)
    return _copied(making, store)


def _copied(making: _Making, store: Store, *, anew: bool = False) -> Part:
    head = making.heads.get(store.opened.store_id.hex)
    earlier = None if anew else sets.earlier_of(store, destination=making.destination, ring=making.ring)
    return back_up(store, into=making.part, of_set=making.name, made_at=making.made_at, earlier=earlier, head=head)


def _proven(making: _Making, store: Store, part: Part) -> Part:
    """A file that was taken over from an earlier backup may have been damaged there: then all is copied anew, once."""
    try:
        _prove(making, store, part)
    except BackupDamaged:
        remove(making.part / store.folder)
        with gate.beside(store.opened.store_id):
            part = _copied(making, store, anew=True)
        _prove(making, store, part)
    return part


def _prove(making: _Making, store: Store, part: Part) -> dict[str, list[Named]]:
    with scratch(making.ring.places.run) as elsewhere:
        return prove(store, within=making.part, part=part, of_set=making.name, scratch=elsewhere)


def _close(making: _Making, *, is_whole: bool) -> Contained:
    """The list of vaults with their wrapped keys, then what the set contains, then all of it made durable."""
    if not making.parts:
        raise BackupRefused(f"Nothing could be backed up: {next(iter(making.failed.values()), 'there is nothing')}")
    making.ring.over(Places(making.part)).registry.adopt(making.placements.values())
    lists = {
        sets.REGISTRY: measure(making.part / sets.REGISTRY),
        sets.KEYRING: copy(making.ring.places.keyring, to=making.part / sets.KEYRING),
    }
    parts, failed = dict(making.parts), dict(making.failed)
    contained = Contained(making.name, making.made_at, _version(), is_whole, lists, parts, failed)
    write_whole(making.part / SET, seal_set(contained, key=sets.set_key(making.ring)))
    sets.note_proven(making.part, ring=making.ring, at=now(), of_set=making.name)
    settle(making.part)
    return contained


def _version() -> str:
    try:
        return version("bulkhead")
    except PackageNotFoundError:
        return "from a checkout"
