"""A whole data folder once more, for a check: every store through SQLite's backup under its own key, files linked.

The copy is another installation: portals have other ports, and its key lies in a folder of its own, in memory.
"""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import keyring
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.keys import Opened, Ring
from bulkhead.isolation.places import Places

KEPT_PAGES = 4096


def copy_all(ring: Ring, *, into: Places, master: bytes) -> Ring:
    """Copy registry, practice and every live vault while others read and write them.

    The keys of the stores are the same, sealed under another master key: the practice's own stays where it is.
    """
    into.prepare()
    _copy_registry(ring.places.registry, into.registry, ring.bunch.registry)
    practice = ring.practice()
    _copy_store(practice, into.practice_db)
    _link_files(practice.blobs, into.practice_blobs)
    _link_files(ring.tray().blobs, into.tray)
    for placement in ring.registry.entries():
        if placement.state == "live":
            opened = ring.vault(placement.vault_id)
            into.vault_blobs(placement.folder).mkdir(mode=0o700, parents=True)
            _link_files(opened.blobs, into.vault_blobs(placement.folder))
            _copy_store(opened, into.vault_db(placement.folder))
    with keyring.alone(into):
        keyring.write(into, slots=[keyring.fresh_slot(ring.bunch, master=master)])
    _readdress(into.registry, ring.bunch.registry)
    return ring.over(into)


def leave() -> None:
    """Close what this thread still holds open of a copy that is gone, before it opens the original."""
    connections["default"].close()
    vault_connection().close()
    vault_connection().close_parked()


def size_of(places: Places) -> int:
    """Bytes on disk of what a copy takes: the stores and their files, not what is kept of earlier days."""
    stores = (places.registry, places.practice_db.parent, places.tray, places.data / "vaults")
    return sum(_size(path) for store in stores for path in (store, *store.rglob("*")))


def _size(path: Path) -> int:
    """Of a file; what was thrown away meanwhile takes no room."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:
        return 0


def _readdress(registry: Path, key: bytes) -> None:
    """Give every portal a port that nobody holds now; only the live ones stay in the list, and none rests."""
    with _registry(registry, key) as store:
        store.execute("DELETE FROM placement WHERE state <> 'live'")
        store.execute("DROP TABLE IF EXISTS resting")
        ids = [vault_id for (vault_id,) in store.execute("SELECT vault_id FROM placement")]
        for number, vault_id in enumerate(ids):  # out of each other's way first: no two may have one port.
            store.execute("UPDATE placement SET port = ? WHERE vault_id = ?", [-1 - number, vault_id])
        for port, vault_id in zip(_free_ports(len(ids)), ids, strict=True):
            store.execute("UPDATE placement SET port = ? WHERE vault_id = ?", [port, vault_id])


def _free_ports(count: int) -> list[int]:
    """All held at once while they are chosen, so that none is chosen twice."""
    held = [socket.socket() for _ in range(count)]
    try:
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()


def _copy_store(opened: Opened, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    copied = Opened(opened.store_id, target, target.parent / "blobs", opened.key)
    with closing(connect(opened)) as source, closing(connect(copied, create=True)) as copy:
        source.backup(copy, pages=KEPT_PAGES)
    os.chmod(target, 0o600)


def _copy_registry(source: Path, target: Path, key: bytes) -> None:
    with _registry(source, key) as original, _registry(target, key) as copy:
        original.backup(copy)
    os.chmod(target, 0o600)


@contextmanager
def _registry(path: Path, key: bytes) -> Iterator[sqlcipher.Connection]:
    with closing(sqlcipher.connect(path, timeout=5)) as store:
        store.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        store.execute("PRAGMA cipher_log_level = NONE")  # it would write to the standard error stream.
        with store:
            yield store


def _link_files(source: Path, target: Path) -> None:
    """A sealed file is never changed in place, so a second name for it is a copy; across file systems it is copied."""
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for entry in os.scandir(source) if source.is_dir() else ():
        try:
            os.link(entry.path, target / entry.name)
        except FileNotFoundError:
            continue  # thrown away meanwhile, and its row before it.
        except OSError:
            shutil.copyfile(entry.path, target / entry.name)
