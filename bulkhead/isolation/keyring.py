"""The keyring: the stores' own random keys in one small sealed file of the data folder, opened by the master key.

The master key opens this file and nothing else, so a new one seals one file again and touches no store. While it
changes, the file has a slot for each of the two: whichever master a crash leaves behind, opens it.
"""

import base64
import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkhead.base.clock import now
from bulkhead.isolation import sealing
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.places import Places
from bulkhead.isolation.registry import Registry
from bulkhead.isolation.whole_file import beside_of, write_whole

KIND = "bulkhead keyring"
VERSION = 1
FINGERPRINT_BYTES = 8


@dataclass(frozen=True)
class Bunch:
    """Every key that is no vault's own.

    `wrapping` wraps those of the vaults. Secrets follow from `lasting`, those of cookies and forms from `passing`.
    """

    practice: bytes
    tray: bytes
    registry: bytes
    wrapping: bytes
    lasting: bytes
    passing: bytes

    @classmethod
    def fresh(cls) -> "Bunch":
        """All drawn by lot."""
        return cls(*(sealing.fresh_key() for _ in range(6)))

    @classmethod
    def adopted(cls, master: bytes) -> "Bunch":
        """The keys of a data folder from before there was a keyring: they followed from its master key."""
        practice, tray, registry = (
            sealing.derive(master, purpose=name) for name in (b"practice", b"tray", b"registry")
        )
        return cls(practice, tray, registry, wrapping=master, lasting=master, passing=master)

    @classmethod
    def parsed(cls, content: bytes) -> "Bunch":
        words = json.loads(content)
        return cls(*(bytes.fromhex(words[name]) for name in NAMES))

    def written(self) -> bytes:
        return json.dumps({name: getattr(self, name).hex() for name in NAMES}).encode()


NAMES = ("practice", "tray", "registry", "wrapping", "lasting", "passing")


@dataclass(frozen=True)
class Slot:
    """The bunch, sealed under one master key. `fingerprint` tells which; `since` when it came into force."""

    fingerprint: str
    since: str
    sealed: bytes

    @classmethod
    def of(cls, bunch: Bunch, *, master: bytes, since: str) -> "Slot":
        mark = fingerprint(master)
        return cls(mark, since, sealing.wrap(bunch.written(), under=master, purpose=_bound(mark, since)))

    def opened(self, master: bytes) -> Bunch | None:
        content = sealing.unwrap(self.sealed, under=master, purpose=_bound(self.fingerprint, self.since))
        return None if content is None else Bunch.parsed(content)


def fingerprint(master: bytes) -> str:
    """Tells one master key from another and gives nothing of it away."""
    return sealing.derive(master, purpose=b"fingerprint")[:FINGERPRINT_BYTES].hex()


def opened(places: Places, *, master: bytes) -> Bunch:
    """The bunch of this data folder, made where there is none yet; UnsafeKey when it is another master's."""
    if not places.keyring.exists():
        _make(places, master)
    return opened_from(places.keyring, master=master)


def opened_from(path: Path, *, master: bytes) -> Bunch:
    """The bunch in any keyring, such as a backup's; UnsafeKey when this master key does not open it."""
    for slot in slots(path):
        if slot.fingerprint == fingerprint(master) and (bunch := slot.opened(master)):
            return bunch
    raise UnsafeKey(f"The master key does not open {path}. Put the key back that this data folder was written with.")


def slots(path: Path) -> list[Slot]:
    """What lies in a keyring: one slot, or two while the master key changes. UnsafeKey when it is damaged."""
    try:
        words = json.loads(path.read_bytes())
        if (words["kind"], words["version"]) != (KIND, VERSION):
            raise UnsafeKey(
                f"{path} was written by another version of Bulkhead. Use that version, or restore a backup."
            )
        return [Slot(one["master"], one["since"], base64.b64decode(one["sealed"])) for one in words["slots"]]
    except FileNotFoundError as error:
        raise UnsafeKey(f"{path} is gone: it holds the keys of every store. Put it back from a backup.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UnsafeKey(f"{path} is damaged: it holds the keys of every store. Put it back from a backup.") from error


def write(places: Places, *, slots: list[Slot]) -> None:
    """Put a keyring in the place of the one before, whole or not at all. Under `alone`, or one is lost."""
    filled = [
        {"master": one.fingerprint, "since": one.since, "sealed": base64.b64encode(one.sealed).decode()}
        for one in slots
    ]
    words = {"kind": KIND, "version": VERSION, "slots": filled}
    write_whole(places.keyring, json.dumps(words, indent=1).encode() + b"\n")


@contextlib.contextmanager
def alone(places: Places) -> Iterator[None]:
    """One at a time over all processes; the kernel lets go of it for one that dies."""
    handle = os.open(places.data, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def keep(places: Places, *, bunch: Bunch, master: bytes) -> None:
    """Seal the bunch for this master key alone, in force from when it was before. Under `alone`."""
    since = next((one.since for one in slots(places.keyring) if one.fingerprint == fingerprint(master)), _moment())
    write(places, slots=[Slot.of(bunch, master=master, since=since)])


def fresh_slot(bunch: Bunch, *, master: bytes) -> Slot:
    """A slot of a master key that comes into force now."""
    return Slot.of(bunch, master=master, since=_moment())


def refuse_another(places: Places, *, bunch: Bunch) -> None:
    """UnsafeKey unless these keys open the list of vaults, and every vault's key in it. Reads, and writes nothing."""
    for placement in Registry(places, bunch.registry).entries():
        wrapped, purpose = placement.wrapped_key, placement.vault_id.bytes
        if sealing.unwrap(wrapped, under=bunch.wrapping, purpose=purpose) is None:
            raise UnsafeKey(f"The keys in {places.keyring} open the list of vaults, but not every vault in it.")


def forget_unfinished(places: Places) -> None:
    """What a crash left beside the keyring."""
    beside_of(places.keyring).unlink(missing_ok=True)


def _make(places: Places, master: bytes) -> None:
    """Two processes may come here at once; the second finds what the first has made."""
    with alone(places):
        if not places.keyring.exists():
            write(places, slots=[fresh_slot(_first(places, master), master=master)])


def _first(places: Places, master: bytes) -> Bunch:
    """Fresh keys for a new data folder; in one from before, those it was written with, if they are this master's."""
    if not places.registry.exists() and not places.practice_db.exists():
        return Bunch.fresh()
    bunch = Bunch.adopted(master)
    if not places.registry.exists():
        raise UnsafeKey(f"{places.registry} and {places.keyring} are gone. Put them back from a backup.")
    refuse_another(places, bunch=bunch)
    return bunch


def _bound(mark: str, since: str) -> bytes:
    return f"{KIND} {VERSION} {mark} {since}".encode()


def _moment() -> str:
    return now().isoformat(timespec="seconds")
