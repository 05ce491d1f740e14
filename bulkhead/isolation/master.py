"""The master key's file: 32 bytes as they are, or sealed under a passphrase (Argon2id, RFC 9106; AES-256-GCM)."""

import base64
import binascii
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulkhead.isolation import sealing
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.key_safety import read_closed, refuse_unsafe_folder, refuse_weak
from bulkhead.isolation.passphrase import given
from bulkhead.isolation.places import Places
from bulkhead.isolation.whole_file import beside_of, write_whole

VERSION = 1
KIND = "bulkhead master key"
SALT_BYTES = 16
MEMORY_KIB = 128 * 1024
PASSES = 4  # about half a second on a machine of 2020.
MOST_MEMORY_KIB = 4 * 1024 * 1024
MOST_PASSES = 64
QUESTION = "Passphrase of the master key"


@dataclass(frozen=True)
class Protection:
    """How a passphrase becomes the key that seals the master key."""

    salt: bytes
    memory_kib: int
    passes: int

    def key_from(self, passphrase: str) -> bytes:
        """Slow and large on purpose: whoever copies the file pays this for each try."""
        from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 -- a portal never needs it.

        words = passphrase.encode()
        return hash_secret_raw(words, self.salt, self.passes, self.memory_kib, 1, sealing.KEY_BYTES, Type.ID)

    @property
    def bound(self) -> bytes:
        """What the sealed key is bound to, so that nobody makes the next try cheaper."""
        return f"{KIND} {VERSION} {self.salt.hex()} {self.memory_kib} {self.passes}".encode()


@dataclass(frozen=True)
class Locked:
    """A master key that only a passphrase opens."""

    protection: Protection
    sealed: bytes

    @classmethod
    def under(cls, passphrase: str, *, key: bytes) -> "Locked":
        """A key sealed with a salt of its own."""
        protection = Protection(os.urandom(SALT_BYTES), MEMORY_KIB, PASSES)
        return cls(protection, sealing.wrap(key, under=protection.key_from(passphrase), purpose=protection.bound))

    @classmethod
    def parsed(cls, content: bytes, *, path: Path) -> "Locked":
        """UnsafeKey for a file that is cut short, of another make, or that asks for more than any machine has."""
        try:
            words = json.loads(content)
            sealed = base64.b64decode(words["sealed"], validate=True)
            found = Protection(bytes.fromhex(words["salt"]), int(words["memory_kib"]), int(words["passes"]))
            is_ours = (words["kind"], words["version"]) == (KIND, VERSION)
        except (ValueError, KeyError, TypeError, binascii.Error) as error:
            raise UnsafeKey(f"{path} is damaged: it is not a master key. Put its copy back.") from error
        if not is_ours or not 8 <= found.memory_kib <= MOST_MEMORY_KIB or not 1 <= found.passes <= MOST_PASSES:
            raise UnsafeKey(
                f"{path} was written by another version of Bulkhead. Put its copy back, or use that version."
            )
        return cls(found, sealed)

    def opened(self, passphrase: str) -> bytes:
        """UnsafeKey for another passphrase."""
        under = self.protection.key_from(passphrase)
        key = sealing.unwrap(self.sealed, under=under, purpose=self.protection.bound)
        if key is None:
            raise UnsafeKey("This is not the passphrase of the master key. Nothing was opened; try again.")
        return key

    def written(self) -> bytes:
        """As it lies in the file."""
        words = {
            "kind": KIND,
            "version": VERSION,
            "salt": self.protection.salt.hex(),
            "memory_kib": self.protection.memory_kib,
            "passes": self.protection.passes,
            "sealed": base64.b64encode(self.sealed).decode(),
        }
        return json.dumps(words, indent=1).encode() + b"\n"


def master_file(places: Places) -> Path:
    """Where the master key lies."""
    return places.keys / "master"


@dataclass(frozen=True)
class Found:
    """A master key, and its file's bytes as they were when it was read from them."""

    key: bytes
    content: bytes


def load(places: Places, *, create: bool = False, ask: Callable[[str], str] = given) -> bytes:
    """The 32-byte master key; refuses what is unsafe, and never replaces one that is lost."""
    return found(places, create=create, ask=ask).key


def found(places: Places, *, create: bool = False, ask: Callable[[str], str] = given) -> Found:
    """The same, with what its file held: whoever waits before acting on it can tell whether it is in force still."""
    path = master_file(places)
    refuse_unsafe_folder(places)
    is_new = not (places.registry.exists() or places.practice_db.exists() or places.keyring.exists())
    if create and is_new and not os.path.lexists(path):
        write(places, key=sealing.fresh_key())
    content = _content(path)
    if len(content) == sealing.KEY_BYTES:
        key = content
    elif content.startswith(b"{"):
        key = Locked.parsed(content, path=path).opened(ask(QUESTION))
    else:
        raise UnsafeKey(f"{path} is not a master key: it has {len(content)} bytes, {sealing.KEY_BYTES} are needed.")
    refuse_weak(key, path=path)
    return Found(key, content)


def lies_still(places: Places, *, found: Found) -> bool:
    """Whether the file holds what it held when this key was read from it."""
    return os.path.lexists(master_file(places)) and _content(master_file(places)) == found.content


def is_locked(places: Places) -> bool:
    """Whether a passphrase protects the master key; UnsafeKey for what a start would refuse, as far as can be seen."""
    refuse_unsafe_folder(places)
    content = _content(master_file(places))
    return len(content) != sealing.KEY_BYTES and content.startswith(b"{")


def write(places: Places, *, key: bytes, passphrase: str = "") -> None:
    """Put a master key in its file, under a passphrase or as it is; a crash leaves the file before or this one."""
    path = master_file(places)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    refuse_unsafe_folder(places)
    write_whole(path, Locked.under(passphrase, key=key).written() if passphrase else key)


def forget_unfinished(places: Places) -> None:
    """A key that a crash left beside the file never came into force: nothing opens with it."""
    beside_of(master_file(places)).unlink(missing_ok=True)


def _content(path: Path) -> bytes:
    if not os.path.lexists(path):
        raise UnsafeKey(f"No master key at {path}. Restore it from its safe copy, or start with a new data folder.")
    return read_closed(path)
