"""A new key for one vault: everything is written again into a new folder, compared, and switched in one step."""

import contextlib
import fcntl
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from bulkhead.isolation import control, gate, keys, sealing
from bulkhead.isolation.blobs import BlobStore
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.engines.vault.base import refuse_another
from bulkhead.isolation.errors import BlobDamaged
from bulkhead.isolation.keys import Opened
from bulkhead.isolation.rekeying.comparing import digest_of_bytes, refuse_difference
from bulkhead.isolation.standstill import Rest, standstill

Told = Callable[[int, int], None]
Inscribe = Callable[[], None]
GONE = ".gone"
PATIENCE = gate.PATIENCE
BLOB = re.compile("[0-9a-f]{32}")


def renew_vault(vault_id: UUID, *, told: Told, inscribe: Inscribe) -> None:
    """Give one vault a fresh random key. `told` hears how many of its files are done, of how many.

    `inscribe` writes the line of its log, in what will be the vault if all goes well. Anything that goes wrong leaves
    the vault as it was: VaultBusy when somebody stays inside, BlobDamaged when a file of it cannot be read.
    """
    ring = keys.ring()
    with control.writing(ring.places), standstill(vault_id, why=Rest.KEY, patience=PATIENCE):
        old = ring.fresh(vault_id)
        with _beside(ring, old) as new:
            _write_again(old, new, told=told)
            _inscribe_in(ring, new, inscribe=inscribe)
            _make_durable(new)
            wrapped = ring.wrap(vault_id, key=new.key)
            ring.registry.move(vault_id, folder=new.database.parent.name, wrapped_key=wrapped)
        remove_folder(old.database.parent)


def remove_folder(folder: Path) -> None:
    """Take a vault's old folder away; whoever waits at its gate looks where the vault lies now.

    Under another name first: somebody who knows the old place must not go in while it is half removed.
    """
    gone = folder.with_name(folder.name + GONE)
    folder.rename(gone)
    gate.close(gone)
    shutil.rmtree(gone, ignore_errors=True)


@contextlib.contextmanager
def _beside(ring: keys.Ring, old: Opened) -> Iterator[Opened]:
    """A new place for the block, whose gate is shut: not even a thread of this process goes in before the switch."""
    name = secrets.token_hex(12)
    folder, blobs = ring.places.vault(name), ring.places.vault_blobs(name)
    blobs.mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)
    try:
        with open(folder / gate.GATE, "a") as shut:
            fcntl.flock(shut, fcntl.LOCK_EX)
            yield Opened(old.store_id, ring.places.vault_db(name), blobs, sealing.fresh_key())
    except BaseException:
        if ring.registry.placement(old.store_id).folder != name:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _write_again(old: Opened, new: Opened, *, told: Told) -> None:
    names = sorted(path.name for path in old.blobs.iterdir() if BLOB.fullmatch(path.name))  # the rest is left over.
    told(0, len(names) + 1)
    _copy_database(old, new)
    for done, name in enumerate(names, start=1):
        told(done, len(names) + 1)
        _copy_blob(UUID(hex=name), old=BlobStore(old), new=BlobStore(new))
    told(len(names) + 1, len(names) + 1)


def _copy_database(old: Opened, new: Opened) -> None:
    """Page by page through both keys; the driver deciphers with one and enciphers with the other."""
    here = connect(old)
    there = connect(new, create=True)
    try:
        refuse_another(here, opened=old)
        here.backup(there)
        refuse_difference(here, there=there)
        there.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        there.close()
        here.close()


def _copy_blob(blob_id: UUID, *, old: BlobStore, new: BlobStore) -> None:
    sealed = new.put(old.read(blob_id), blob_id=blob_id)
    if digest_of_bytes(new.read(blob_id)) != sealed.sha256:
        raise BlobDamaged("a file was not written as it was read; the disk may be failing")


def _inscribe_in(ring: keys.Ring, new: Opened, *, inscribe: Inscribe) -> None:
    """Through the wall, as anybody opens it later: a vault that does not open so never takes the other's place."""
    vault_connection().forget(new.store_id)
    ring.lend(new)
    try:
        inscribe()
    finally:
        vault_connection().forget(new.store_id)
        ring.forget(new.store_id)


def _make_durable(new: Opened) -> None:
    raw = connect(new)
    try:
        refuse_another(raw, opened=new)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
    for folder in (new.blobs, new.database.parent, new.database.parent.parent):
        keys.sync_folder(folder)
