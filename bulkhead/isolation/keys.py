"""Keys: one master outside the data opens the keyring, and the keyring a random key for every store.

A process holds either the whole ring (desk, worker, command line) or the single key of one vault (a portal). None needs
the master once its ring is open.
"""

import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from bulkhead.isolation import keyring, master, sealing, whole_file
from bulkhead.isolation.errors import NoKey, UnsafeKey, VaultResting
from bulkhead.isolation.keyring import Bunch
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


sync_folder = whole_file.sync_folder
PRACTICE_ID = UUID(int=1)
TRAY_ID = UUID(int=2)
TICK_NS = 50_000_000  # two changes within one tick of the file system's clock bear the same time.


class Ring:
    """Every key of a data folder, unwrapped when first asked for."""

    def __init__(self, places: Places, key: bytes | Bunch) -> None:
        """With the master key; or with what it opened, by a process that has no need of the master."""
        self.places = places
        self._key: bytes | Bunch = key
        self._registry: Registry | None = None
        self._lent: dict[UUID, Opened] = {}
        self._opened: dict[UUID, Opened] = {}
        self._resting: dict[UUID, str] = {}
        self._stamp: tuple[int, int, int] | None = None
        self._one_at_a_time = threading.RLock()

    @property
    def bunch(self) -> Bunch:
        """The keys that are no vault's own. Once they are known the master key is forgotten."""
        if not isinstance(self._key, Bunch):
            with self._one_at_a_time:
                self._key = self._key if isinstance(self._key, Bunch) else keyring.opened(self.places, master=self._key)
        return self._key

    def take(self, bunch: Bunch) -> None:
        """Go on with other keys for cookies; those of the stores are the same."""
        self._key = bunch

    @property
    def registry(self) -> Registry:
        """Which vaults there are."""
        if self._registry is None:
            self._registry = Registry(self.places, self.bunch.registry)
        return self._registry

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
        return Opened(PRACTICE_ID, self.places.practice_db, self.places.practice_blobs, self.bunch.practice)

    def tray(self) -> Opened:
        return Opened(TRAY_ID, self.places.practice_db, self.places.tray, self.bunch.tray)

    def secret(self, purpose: bytes) -> str:
        """A secret of this data folder for one purpose, for as long as the folder is there."""
        return sealing.derive(self.bunch.lasting, purpose=b"secret " + purpose).hex()

    def signing(self, purpose: bytes) -> str:
        """The same for what is signed for a while: a new one signs everybody out at the desk."""
        return sealing.derive(self.bunch.passing, purpose=b"secret " + purpose).hex()

    def lend(self, opened: Opened) -> None:
        """Know a store that is not in the registry: the template, or one that is just being made."""
        self._lent[opened.store_id] = opened

    def forget(self, vault_id: UUID) -> None:
        """Know a store no longer; the registry is asked the next time."""
        self._lent.pop(vault_id, None)
        self._opened.pop(vault_id, None)

    def over(self, places: Places) -> "Ring":
        """The ring of another folder with the same keys: a backup, or what is being restored."""
        return Ring(places, self.bunch)

    def wrap(self, vault_id: UUID, *, key: bytes) -> bytes:
        """A vault's key, sealed under the keyring's and bound to the vault's id."""
        return sealing.wrap(key, under=self.bunch.wrapping, purpose=vault_id.bytes)

    def unwrap(self, placement: Placement) -> bytes:
        """The key of a placement; NoKey when it was wrapped by another master, or for another vault."""
        try:
            under = self.bunch.wrapping
        except UnsafeKey as error:
            raise NoKey("the master key does not open the keyring") from error
        key = sealing.unwrap(placement.wrapped_key, under=under, purpose=placement.vault_id.bytes)
        if key is None:
            raise NoKey("the keyring does not open this vault's key")
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


def is_held() -> bool:
    """Whether this process was given keys."""
    return _Holding.holder is not None


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
    return master.load(places, create=create)
