"""Keys: one master outside the data, a random key for every store, wrapped by it.

A process holds either the whole ring (desk, worker, command line) or the single key of one vault (a portal).
"""

import os
import stat
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from bulkhead.isolation import sealing
from bulkhead.isolation.errors import NoKey, UnsafeKey, VaultResting
from bulkhead.isolation.places import Places
from bulkhead.isolation.registry import Placement, Registry
from bulkhead.isolation.rests import Rest


@dataclass(frozen=True)
class Opened:
    """What opening one store takes: its id, where it lies, its 32-byte key."""

    store_id: UUID
    database: Path
    blobs: Path
    key: bytes


class KeyHolder(Protocol):
    """What a process knows about keys."""

    def vault(self, vault_id: UUID) -> Opened:
        """Place and key of one vault; NoKey when this process may not open it."""

    def admit(self, vault_id: UUID) -> Opened:
        """The same for somebody who goes in now: as the registry says at this moment; VaultResting while it rests."""

    def practice(self) -> Opened:
        """Place and key of the practice store; NoKey in a portal."""

    def tray(self) -> Opened:
        """Place and key of the tray; NoKey in a portal."""


PRACTICE_ID = UUID(int=1)
TRAY_ID = UUID(int=2)
TICK_NS = 50_000_000  # two changes within one tick of the file system's clock bear the same time.


class Ring:
    """Every key of a data folder, unwrapped when first asked for."""

    def __init__(self, places: Places, master: bytes) -> None:
        self.places = places
        self.registry = Registry(places, sealing.derive(master, purpose=b"registry"))
        self._master = master
        self._lent: dict[UUID, Opened] = {}
        self._opened: dict[UUID, Opened] = {}
        self._resting: dict[UUID, str] = {}
        self._stamp: tuple[int, int, int] | None = None
        self._one_at_a_time = threading.RLock()

    def vault(self, vault_id: UUID) -> Opened:
        opened = self._lent.get(vault_id) or self._opened.get(vault_id)
        if opened is None:
            with self._one_at_a_time:
                opened = self._opened[vault_id] = self._unwrap(self.registry.placement(vault_id))
        return opened

    def admit(self, vault_id: UUID) -> Opened:
        if vault_id in self._lent:
            return self._lent[vault_id]
        self._look()
        if vault_id in self._resting:
            raise VaultResting(Rest(self._resting[vault_id]).words)
        return self.vault(vault_id)

    def fresh(self, vault_id: UUID) -> Opened:
        """Place and key of one vault as the registry says at this moment, whether it rests or not."""
        self._look()
        return self.vault(vault_id)

    def practice(self) -> Opened:
        key = sealing.derive(self._master, purpose=b"practice")
        return Opened(PRACTICE_ID, self.places.practice_db, self.places.practice_blobs, key)

    def tray(self) -> Opened:
        return Opened(TRAY_ID, self.places.practice_db, self.places.tray, sealing.derive(self._master, purpose=b"tray"))

    def secret(self, purpose: bytes) -> str:
        """A secret of this data folder for one purpose, such as signing the desk's sessions."""
        return sealing.derive(self._master, purpose=b"secret " + purpose).hex()

    def lend(self, opened: Opened) -> None:
        """Know a store that is not in the registry: the template, or one that is just being made."""
        self._lent[opened.store_id] = opened

    def forget(self, vault_id: UUID) -> None:
        """Know a store no longer; the registry is asked the next time."""
        self._lent.pop(vault_id, None)
        self._opened.pop(vault_id, None)

    def wrap(self, vault_id: UUID, *, key: bytes) -> bytes:
        """A vault's key, sealed under the master key and bound to the vault's id."""
        return sealing.wrap(key, under=self._master, purpose=vault_id.bytes)

    def unwrap(self, placement: Placement) -> bytes:
        """The key of a placement; NoKey when it was wrapped by another master, or for another vault."""
        key = sealing.unwrap(placement.wrapped_key, under=self._master, purpose=placement.vault_id.bytes)
        if key is None:
            raise NoKey("the master key does not open this vault's key")
        return key

    def _look(self) -> None:
        """Forget what was read before, if the registry has changed since: another process may have moved a vault."""
        stamp = self.registry.stamp()
        if stamp == self._stamp:
            return
        with self._one_at_a_time:
            self._resting = self.registry.resting()
            self._opened = {}
            self._stamp = stamp if time.time_ns() - stamp[1] > TICK_NS else None

    def _unwrap(self, placement: Placement) -> Opened:
        folder = placement.folder
        database, blobs = self.places.vault_db(folder), self.places.vault_blobs(folder)
        return Opened(placement.vault_id, database, blobs, self.unwrap(placement))


@dataclass(frozen=True)
class OneKey:
    """The single key of a portal process: no master, no list, no other vault."""

    opened: Opened

    def vault(self, vault_id: UUID) -> Opened:
        if vault_id != self.opened.store_id:
            raise NoKey("this process holds the key of one vault, and it is another one")
        return self.opened

    def admit(self, vault_id: UUID) -> Opened:
        return self.vault(vault_id)

    def practice(self) -> Opened:
        raise NoKey("a portal has no key of the practice")

    def tray(self) -> Opened:
        raise NoKey("a portal has no key of the tray")


class _Holding:
    """The one key holder of this process."""

    holder: KeyHolder | None = None


def install(holder: KeyHolder) -> None:
    """Give this process its keys; once, before the first store is opened."""
    _Holding.holder = holder


def holder() -> KeyHolder:
    """This process's keys; NoKey before `install`."""
    if _Holding.holder is None:
        raise NoKey("this process was given no keys")
    return _Holding.holder


def ring() -> Ring:
    """The whole ring; NoKey in a portal."""
    held = holder()
    if not isinstance(held, Ring):
        raise NoKey("this process holds one key, not the ring")
    return held


def load_master(places: Places, *, create: bool = False) -> bytes:
    """The 32-byte master key; refuses a file that others can read, and never replaces one that is lost."""
    path = places.keys / "master"
    if create and not path.exists() and not places.registry.exists() and not places.practice_db.exists():
        _write_master(path)
    if not path.exists():
        raise UnsafeKey(f"No master key at {path}. Restore it from its safe copy, or start with a new data folder.")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise UnsafeKey(f"Others can read {path}. Run: chmod 600 {path}")
    key = path.read_bytes()
    if len(key) != sealing.KEY_BYTES:
        raise UnsafeKey(f"{path} is not a master key: it has {len(key)} bytes, 32 are needed.")
    return key


def _write_master(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, sealing.fresh_key())
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename or creation in this folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
