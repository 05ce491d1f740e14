"""One store into a set: its database as it stood at one moment, and every file that a row could name."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkhead.isolation.backing_up.contents import Contents, Head, contents_of, cut_since
from bulkhead.isolation.backing_up.copying import copy, link_or_copy, make_folder, measure
from bulkhead.isolation.backing_up.manifest import Kept, Manifest, Part, seal_manifest, sha256_of
from bulkhead.isolation.blobs import TEMPORARY
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.keys import Opened
from bulkhead.isolation.whole_file import write_whole

MANIFEST = "manifest"
BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Store:
    """A store and where its parts lie below a set: `database` is empty for one that has none of its own."""

    kind: str
    opened: Opened
    folder: str
    database: str
    blobs: str


@dataclass(frozen=True)
class Earlier:
    """The same store in an earlier proven backup, whose files need not be copied again."""

    folder: Path
    manifest: Manifest


def back_up(
    store: Store, *, into: Path, of_set: str, made_at: str, earlier: Earlier | None, head: Head | None = None
) -> Part:
    """Copy one store below the set's folder and write its manifest last. `head` is where its log ended before."""
    home = make_folder(into / store.folder)
    files: dict[str, Kept] = dict(_files(store, home, earlier))
    contents, cut = None, ""
    if store.database:
        contents, cut = _database(store.opened, home / store.database, head)
        files[store.database] = measure(home / store.database)
        files.update(_files(store, home, earlier, known=files))  # what came between the two.
    manifest = Manifest(store.opened.store_id.hex, store.kind, of_set, made_at, files, contents)
    sealed = seal_manifest(manifest, key=store.opened.key)
    write_whole(home / MANIFEST, sealed)
    ended = contents.head if contents else None
    return Part(store.kind, store.folder, sha256_of(sealed), manifest.size, len(files), ended, cut)


def _database(opened: Opened, to: Path, head: Head | None) -> tuple[Contents, str]:
    """Page by page while others write: what is read and what is copied is one moment's."""
    source = connect(opened, as_stored=True)
    made = connect(Opened(opened.store_id, to, to.parent, opened.key), create=True)
    try:
        source.execute("BEGIN")
        contents = contents_of(source)
        cut = cut_since(source, head=head) if head else ""
        source.backup(made, pages=-1)
        made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        made.close()
        source.close()
    _sync(to)
    return contents, cut


def _files(
    store: Store, home: Path, earlier: Earlier | None, *, known: dict[str, Kept] | None = None
) -> Iterator[tuple[str, Kept]]:
    """A file never changes under its name, so one of the same name and size in an earlier backup is the same one."""
    make_folder(home / store.blobs)  # of the tray, its own folder.
    for entry in sorted(os.scandir(store.opened.blobs), key=lambda found: found.name):
        name = f"{store.blobs}/{entry.name}".removeprefix("/")
        if entry.name.endswith(TEMPORARY) or not entry.is_file(follow_symlinks=False) or (known and name in known):
            continue
        kept = earlier.manifest.files.get(name) if earlier else None
        try:
            if earlier and kept and entry.stat().st_size == kept.size:
                yield name, link_or_copy(earlier.folder / name, to=home / name, kept=kept)
            else:
                yield name, copy(Path(entry.path), to=home / name)
        except FileNotFoundError:
            continue  # it was deleted meanwhile; if a row still names it, the proof says so.


def _sync(path: Path) -> None:
    with open(path, "rb") as file:
        os.fsync(file.fileno())
    for suffix in BESIDE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
