"""A backup is believed once it was opened again: every file read, the store opened elsewhere, its contents compared."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation.backing_up.contents import contents_of, faults_in
from bulkhead.isolation.backing_up.copying import copy, measure
from bulkhead.isolation.backing_up.errors import BackupDamaged
from bulkhead.isolation.backing_up.files import KNOWS, VAULT, Named, named_by
from bulkhead.isolation.backing_up.manifest import Manifest, Part, open_manifest, sha256_of
from bulkhead.isolation.backing_up.one_store import MANIFEST, Store
from bulkhead.isolation.blobs import BlobStore
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.engines.vault.base import refuse_another
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.keys import Opened


def prove(store: Store, *, within: Path, part: Part, of_set: str, scratch: Path) -> dict[str, list[Named]]:
    """Read all of one store in a set. BackupDamaged names the first thing that is not as it was.

    What comes back are the files that its rows name; the rows about the tray's files stand in the practice's store.
    """
    home = within / store.folder
    manifest = manifest_of(store, home=home, part=part, of_set=of_set)
    check_files(home, manifest=manifest)
    named: dict[str, list[Named]] = {}
    if store.database:
        try:
            named = _open_elsewhere(store, home, manifest, scratch)
        except (sqlcipher.Error, WallError) as error:
            raise BackupDamaged(f"{home / store.database}: {error}") from error
        prove_files(store, home=home, named=named[store.kind])
    return named


def prove_files(store: Store, *, home: Path, named: Iterable[Named]) -> None:
    """Every file that a row names is there, opens under the store's key, and is what the row says."""
    blobs = BlobStore(Opened(store.opened.store_id, store.opened.database, home / store.blobs, store.opened.key))
    for row in named:
        digest, size = hashlib.sha256(), 0
        where = blobs.path(row.blob_id)
        try:
            for piece in blobs.read(row.blob_id):
                digest.update(piece)
                size += len(piece)
        except WallError as error:
            raise BackupDamaged(f"{where}: {error}") from error
        if row.sha256 is not None and (size, digest.hexdigest()) != (row.size, row.sha256):
            raise BackupDamaged(f"{where} is not what its row says.")


def manifest_of(store: Store, *, home: Path, part: Part, of_set: str) -> Manifest:
    """The store's manifest, if it is the one that was made for this set."""
    path = home / MANIFEST
    if not path.is_file():
        raise BackupDamaged(f"{path} is missing.")
    sealed = path.read_bytes()
    manifest = open_manifest(sealed, key=store.opened.key, where=str(path))
    if (manifest.store, manifest.of_set, sha256_of(sealed)) != (store.opened.store_id.hex, of_set, part.manifest):
        raise BackupDamaged(f"{path} is of another store or another backup.")
    return manifest


def check_files(home: Path, *, manifest: Manifest) -> None:
    """Nothing missing, nothing that does not belong there, every byte as it was written."""
    found = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()} - {MANIFEST}
    for name in sorted(found - manifest.files.keys()):
        raise BackupDamaged(f"{home / name} does not belong there.")
    for name, kept in sorted(manifest.files.items()):
        if name not in found:
            raise BackupDamaged(f"{home / name} is missing.")
        measured = measure(home / name)
        if measured != kept:
            what = "was cut short or grew" if measured.size != kept.size else "was changed"
            raise BackupDamaged(f"{home / name} {what} since the backup was made.")


def _open_elsewhere(store: Store, home: Path, manifest: Manifest, scratch: Path) -> dict[str, list[Named]]:
    database = scratch / f"{store.opened.store_id.hex}.db"
    copy(home / store.database, to=database)
    raw = connect(Opened(store.opened.store_id, database, scratch, store.opened.key), as_stored=True)
    try:
        if store.kind == VAULT:
            refuse_another(raw, opened=store.opened)
        faults = faults_in(raw)
        if faults:
            raise BackupDamaged(f"{faults[0]}.")
        if contents_of(raw) != manifest.contents:
            raise BackupDamaged("its rows are not those that were backed up.")
        return {kind: named_by(raw, kind=kind) for kind in KNOWS[store.kind]}
    finally:
        raw.close()
