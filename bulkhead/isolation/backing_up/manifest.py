"""What belongs to a backup, sealed: of a store under a key that follows from its own, of a set under the ring's.

Whoever changes, cuts, swaps or adds a file cannot write the manifest that would go with it.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from uuid import UUID

from bulkhead.isolation import sealing
from bulkhead.isolation.backing_up.contents import Contents, Head
from bulkhead.isolation.backing_up.errors import BackupDamaged

PURPOSE = b"backup manifest"
FORMAT = 1


@dataclass(frozen=True)
class Kept:
    """One file as it lies in a backup."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """One store in one backup: `files` by the name of each below the store's folder."""

    store: str
    kind: str
    of_set: str
    made_at: str
    files: dict[str, Kept]
    contents: Contents | None

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files.values())


@dataclass(frozen=True)
class Part:
    """A store's place in a set, and the hash of its sealed manifest, so that no other backup's fits.

    `head` is the last line of its log; `cut` says in words when lines are gone that an earlier backup saw.
    """

    kind: str
    folder: str
    manifest: str
    size: int
    files: int
    head: Head | None = None
    cut: str = ""


@dataclass(frozen=True)
class Contained:
    """A whole set; `lists` are the list of vaults and the keyring, which the master key opens.

    `failed` says of each vault that is not in it why not.
    """

    name: str
    made_at: str
    version: str
    is_whole: bool
    lists: dict[str, Kept]
    parts: dict[str, Part]
    failed: dict[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.lists.values()) + sum(part.size for part in self.parts.values())

    def vaults(self) -> list[UUID]:
        """The vaults that are in it."""
        return [UUID(store) for store, part in self.parts.items() if part.kind == "vault"]


def seal_manifest(manifest: Manifest, *, key: bytes) -> bytes:
    """Sealed under the store's own key."""
    return seal_told(json.dumps({"format": FORMAT, **asdict(manifest)}), key=key)


def open_manifest(sealed: bytes, *, key: bytes, where: str) -> Manifest:
    """BackupDamaged when it does not open under this store's key."""
    told = json.loads(open_told(sealed, key=key, where=where))
    _refuse_another_format(told.pop("format", 0), where=where)
    told["files"] = {name: Kept(**kept) for name, kept in told["files"].items()}
    if told["contents"]:
        tables = {name: (rows, digest) for name, (rows, digest) in told["contents"]["tables"].items()}
        told["contents"] = Contents(tables, Head(**told["contents"]["head"]), tuple(told["contents"]["schema"]))
    return Manifest(**told)


def seal_set(contained: Contained, *, key: bytes) -> bytes:
    """Sealed under a key of the ring."""
    return seal_told(json.dumps({"format": FORMAT, **asdict(contained)}), key=key)


def open_set(sealed: bytes, *, key: bytes, where: str) -> Contained:
    """BackupDamaged when it does not open under this ring's key."""
    told = json.loads(open_told(sealed, key=key, where=where))
    _refuse_another_format(told.pop("format", 0), where=where)
    told["lists"] = {name: Kept(**kept) for name, kept in told["lists"].items()}
    told["parts"] = {store: _part(part) for store, part in told["parts"].items()}
    return Contained(**told)


def _refuse_another_format(found: int, *, where: str) -> None:
    if found != FORMAT:
        raise BackupDamaged(f"{where} was made by another version of Bulkhead. Restore it with that version.")


def _part(told: dict[str, dict[str, int | str]]) -> Part:
    head = told.pop("head")
    return Part(**told, head=Head(**head) if head else None)  # type: ignore[arg-type]  # as they were written.


def sha256_of(content: bytes) -> str:
    """In hex."""
    return hashlib.sha256(content).hexdigest()


def unsealed(sealed: bytes, *, key: bytes, purpose: bytes) -> bytes | None:
    """What is inside; None when it is not whole, or is another key's."""
    is_too_short = len(sealed) < sealing.NONCE_BYTES
    return None if is_too_short else sealing.unwrap(sealed, under=key, purpose=purpose)


def seal_told(told: str, *, key: bytes) -> bytes:
    """Sealed under a key that follows from this one."""
    return sealing.wrap(told.encode(), under=sealing.derive(key, purpose=PURPOSE), purpose=PURPOSE)


def open_told(sealed: bytes, *, key: bytes, where: str) -> bytes:
    """What was sealed so; BackupDamaged names where it lies."""
    opened = unsealed(sealed, key=sealing.derive(key, purpose=PURPOSE), purpose=PURPOSE)
    if opened is None:
        raise BackupDamaged(f"{where} was changed or cut short, or was made under another key.")
    return opened
