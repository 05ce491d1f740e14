"""Sees whether a request changed anything, and puts everything back: all stores, all rows, all files."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.db import connections
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import keys
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.keys import Opened
from bulkhead.isolation.places import Places

Tables = dict[str, str]


class Watched:
    """One store under watch by a connection of its own; its change counter moves with every commit of another."""

    def __init__(self, opened: Opened) -> None:
        self._raw = connect(opened)
        self._before = self._tables()
        self._version = self._counter()

    def changes(self) -> set[str]:
        """Tables whose content differs from when the watch began."""
        version = self._counter()
        if version == self._version:
            return set()
        self._version, now = version, self._tables()
        return {table for table, digest in now.items() if self._before.get(table) != digest}

    def close(self) -> None:
        self._raw.close()

    def _counter(self) -> int:
        (version,) = self._raw.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _tables(self) -> Tables:
        names = self._raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: _digest(self._raw, name) for (name,) in names if not name.startswith("sqlite_")}


def _digest(raw: sqlcipher.Connection, table: str) -> str:
    content = hashlib.sha256()
    with closing(raw.cursor()) as cursor:
        for row in cursor.execute(f"SELECT * FROM {table}"):
            content.update(repr(row).encode())
    return content.hexdigest()


@dataclass
class Scene:
    """A data folder as it is now: what changed since, and back to it."""

    places: Places
    kept: Path
    stores: dict[str, Watched]
    files: set[str]

    @classmethod
    def of(cls, places: Places) -> "Scene":
        """From here on. Whatever this process wrote is in the files first."""
        let_go()
        kept = Path(tempfile.mkdtemp(prefix="bulkhead-kept-", dir=places.data.parent))
        shutil.copytree(places.data, kept, dirs_exist_ok=True)
        return cls(places, kept, _watch(), set(_files(places)))

    def changes(self) -> set[str]:
        """What is not as it was, each as store.table, or as files."""
        found = {f"{name}.{table}" for name, store in self.stores.items() for table in store.changes()}
        if set(_files(self.places)) != self.files:
            found.add("files")
        return found

    def restore(self) -> None:
        """Everything as it was."""
        self._close()
        let_go()
        for entry in self.places.data.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.copytree(self.kept, self.places.data, dirs_exist_ok=True)
        self.stores = _watch()

    def leave(self) -> None:
        self._close()
        shutil.rmtree(self.kept)

    def _close(self) -> None:
        for store in self.stores.values():
            store.close()


def let_go() -> None:
    """Close every store this process has open."""
    connections["default"].close()
    vault_connection().close()
    vault_connection().close_parked()


def _watch() -> dict[str, Watched]:
    ring = keys.ring()
    opened = {placement.slug: ring.vault(placement.vault_id) for placement in ring.registry.entries()}
    return {name: Watched(one) for name, one in {"practice": ring.practice(), **opened}.items()}


def _files(places: Places) -> Iterator[str]:
    """Sealed files, finished and not; stores have their own watch."""
    folders = [places.tray, places.practice_blobs, *places.data.glob("vaults/*/blobs")]
    for folder in folders:
        yield from (entry.path for entry in os.scandir(folder))
