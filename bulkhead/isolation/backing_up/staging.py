"""What is being restored lies in a folder of its own, laid out like a data folder, until it is whole and settled."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.db import connections

from bulkhead.isolation import gate, keys
from bulkhead.isolation.backing_up import aside
from bulkhead.isolation.backing_up.checking import checked
from bulkhead.isolation.backing_up.copying import copy, make_folder, settle
from bulkhead.isolation.backing_up.destination import PART, PROVEN, SET
from bulkhead.isolation.backing_up.errors import BackupDamaged, BackupRefused
from bulkhead.isolation.backing_up.files import VAULT
from bulkhead.isolation.backing_up.manifest import Contained
from bulkhead.isolation.backing_up.one_store import MANIFEST
from bulkhead.isolation.backing_up.sets import KEYRING
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.errors import NoKey
from bulkhead.isolation.places import Places
from bulkhead.isolation.placing import READY, STAGED
from bulkhead.isolation.registry import Placement
from bulkhead.isolation.whole_file import write_whole

SKIPPED = {MANIFEST, SET, PROVEN}


def staging_folder(places: Places, *, only: UUID | None = None) -> Path:
    """Where it is put together: for a whole folder a fixed place, for one vault one that is swept after a crash."""
    return places.data / STAGED if only is None else places.backups / f"{PART}{STAGED}-{secrets.token_hex(6)}"


def stage(folder: Path, *, ring: keys.Ring, at: Path, only: UUID | None = None) -> tuple[keys.Ring, Contained]:
    """A checked copy of a set, or of one vault of it, laid out as a data folder; and the ring that opens it."""
    clear(at)
    places = Places(make_folder(at))
    places.prepare()
    contained, placements, stores = checked(folder, ring=ring, room=at, only=only)
    for store in stores:
        _copy(folder / store.folder, to=at / store.folder)
        if store.kind == VAULT:
            gate.make(at / store.folder)
    staged = ring.over(places)
    _copy_keyring(folder, at, contained)
    staged.registry.adopt(one for one in placements if only in (None, one.vault_id))
    return staged, contained


def clear(at: Path) -> None:
    """Nothing of what was put together is left."""
    shutil.rmtree(at, ignore_errors=True)


def make_place(vault_id: UUID) -> None:
    """A folder to stand still at, for a vault whose own is gone."""
    ring = keys.ring()
    make_folder(ring.places.vault(ring.registry.placement(vault_id).folder))


@contextlib.contextmanager
def as_ours(staged: keys.Ring) -> Iterator[None]:
    """For the block this process works on what is staged, and on nothing else."""
    before = keys.holder() if keys.is_held() else None
    close_stores()
    keys.install(staged)
    try:
        yield
    finally:
        close_stores()
        if before is not None:
            keys.install(before)


def declare_ready(staged: keys.Ring) -> None:
    """All of it is whole, settled and durable: from here on a crash is followed by finishing."""
    settle(staged.places.data)
    write_whole(staged.places.data / READY, b"ready\n")


def swap(vault_id: UUID, *, staged: keys.Ring) -> tuple[Path, bool]:
    """Put one staged vault in the place of the one that is there, which is kept aside. At a standstill only.

    Where the one before lies now comes back, and whether it was under another key than what took its place.
    """
    ring = keys.ring()
    found, replaced, fresh = (
        staged.registry.placement(vault_id),
        ring.registry.placement(vault_id),
        secrets.token_hex(12),
    )
    before, key = ring.places.vault(replaced.folder), staged.unwrap(found)
    settle(staged.places.vault(found.folder))
    os.rename(staged.places.vault(found.folder), ring.places.vault(fresh))
    settle(ring.places.vault(fresh))
    aside.mark(before, wrapped_key=replaced.wrapped_key)
    ring.registry.move(vault_id, folder=fresh, wrapped_key=ring.wrap(vault_id, key=key))
    vault_connection().forget(vault_id)
    ring.forget(vault_id)
    return aside.put_aside(before, places=ring.places), not _is_key(ring, replaced, key)


def _is_key(ring: keys.Ring, placement: Placement, key: bytes) -> bool:  # lint: arguments -- whose, where, which.
    try:
        return ring.unwrap(placement) == key
    except NoKey:
        return False


def refuse_used(places: Places) -> None:
    """BackupRefused for a data folder that holds anything: a whole restore goes into an empty one."""
    held = [path for path in (places.practice_db, places.registry, places.keyring) if path.exists()]
    held += [path for folder in (places.data / "vaults", places.tray) if folder.is_dir() for path in folder.iterdir()]
    if held:
        raise BackupRefused(f"{held[0]} is there already. Restore into an empty data folder, or use --client.")


def _copy(source: Path, *, to: Path) -> None:
    for path in sorted(source.rglob("*")):
        target = to / path.relative_to(source)
        if path.is_dir():
            make_folder(target)
        elif path.relative_to(source).as_posix() not in SKIPPED:
            make_folder(target.parent)
            copy(path, to=target)


def _copy_keyring(folder: Path, at: Path, contained: Contained) -> None:
    if copy(folder / KEYRING, to=at / KEYRING) != contained.lists[KEYRING]:
        raise BackupDamaged(f"{folder / KEYRING} was changed since the backup was made.")


def close_stores() -> None:
    """Whatever this thread has open: its connections are its own."""
    connections["default"].close()
    vault_connection().close()
    vault_connection().close_parked()
