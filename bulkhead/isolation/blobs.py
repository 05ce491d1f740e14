"""Files, sealed in chunks under a key of their own store, with store id and blob id bound in.

Order of a write: temporary file → fsync → rename → fsync of the folder → row → answer. A row without its file cannot
happen; a file without its row is swept at the next start.
"""

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bulkhead.base.ids import uuid7
from bulkhead.isolation import keys, room, sealing
from bulkhead.isolation.binding import current
from bulkhead.isolation.errors import BlobDamaged, BlobMissing, TooLarge

CHUNK = 64 * 1024
TAG = 16
LARGEST = 200 * 1024 * 1024
TEMPORARY = ".part"


@dataclass(frozen=True)
class Sealed:
    """A blob that is safely on disk. `size` in bytes of the plain file, `sha256` of it in hex."""

    blob_id: UUID
    size: int
    sha256: str


class Writing:
    """A blob being written, chunk by chunk; nothing of it is readable before `finish`."""

    def __init__(self, store: "BlobStore", *, blob_id: UUID) -> None:
        self.blob_id = blob_id
        self._store = store
        self._cipher = store.cipher(self.blob_id)
        self._path = store.folder / f"{secrets.token_hex(16)}{TEMPORARY}"
        self._file: BinaryIO = open(self._path, "xb", buffering=0)  # noqa: SIM115 -- closed by finish or abandon.
        self._digest = hashlib.sha256()
        self._rest = bytearray()
        self._size = 0
        self._index = 0

    def write(self, content: bytes) -> None:
        """Seal some more bytes; TooLarge past what the store lets in."""
        self._size += len(content)
        if self._size > self._store.largest:
            raise TooLarge(f"the file is larger than {self._store.largest // 1024 // 1024} MB")
        self._digest.update(content)
        self._rest += content
        while len(self._rest) > CHUNK:
            self._seal(bytes(self._rest[:CHUNK]), last=False)
            del self._rest[:CHUNK]

    def finish(self) -> Sealed:
        """Make it durable under its final name."""
        self._seal(bytes(self._rest), last=True)
        os.fsync(self._file.fileno())
        self._file.close()
        os.rename(self._path, self._store.path(self.blob_id))
        keys.sync_folder(self._store.folder)
        return Sealed(self.blob_id, self._size, self._digest.hexdigest())

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        nonce = _nonce(self._index, last=last)
        sealed = memoryview(self._cipher.encrypt(nonce, chunk, self._store.bound_to(self.blob_id)))
        while sealed:  # an almost full disk takes less than it is given, and says so only the next time.
            sealed = sealed[self._file.write(sealed) :]
        self._index += 1


class BlobStore:
    """The blob folder of one store."""

    def __init__(self, opened: keys.Opened, *, largest: int = LARGEST) -> None:
        self.folder = opened.blobs
        self.largest = largest
        self._store_id = opened.store_id
        self._key = sealing.derive(opened.key, purpose=b"blobs")

    def begin(self) -> Writing:
        """Start a blob whose bytes arrive in pieces; DiskRefused where too little room is left."""
        room.demand(self.folder)
        return Writing(self, blob_id=uuid7())

    def put(self, pieces: Iterable[bytes], *, blob_id: UUID | None = None) -> Sealed:
        """Write a whole blob, or nothing. One that comes from another store keeps its id, so it never comes twice.

        DiskRefused where too little room is left to begin.
        """
        room.demand(self.folder)
        writing = Writing(self, blob_id=blob_id or uuid7())
        try:
            for piece in pieces:
                writing.write(piece)
            return writing.finish()
        except BaseException:
            writing.abandon()
            raise

    def read(self, blob_id: UUID) -> Iterator[bytes]:
        """The plain bytes in pieces, opened at the first; BlobMissing, or BlobDamaged at one that does not verify."""
        if not self.path(blob_id).exists():
            raise BlobMissing("the file of this version is gone")
        return self._pieces(blob_id)

    def remove(self, blob_id: UUID) -> None:
        """Delete the file; the row goes first."""
        self.path(blob_id).unlink(missing_ok=True)

    def sweep(self, kept: set[UUID], *, older_than: float) -> int:
        """Delete left-overs older than a time stamp: temporary files, and files no row names. How many."""
        names = {blob_id.hex for blob_id in kept}
        swept = 0
        for entry in os.scandir(self.folder):
            if entry.name not in names and entry.stat().st_mtime < older_than:
                os.unlink(entry.path)
                swept += 1
        return swept

    def path(self, blob_id: UUID) -> Path:
        """Where its file lies; the name says nothing."""
        return self.folder / blob_id.hex

    def cipher(self, blob_id: UUID) -> AESGCM:
        """Each blob has a key of its own, so that counters may serve as nonces."""
        return AESGCM(sealing.derive(self._key, purpose=blob_id.bytes))

    def bound_to(self, blob_id: UUID) -> bytes:
        """What every chunk is sealed to: this store and this blob, so that a file moved elsewhere does not open."""
        return self._store_id.bytes + blob_id.bytes

    def _pieces(self, blob_id: UUID) -> Iterator[bytes]:
        cipher, bound = self.cipher(blob_id), self.bound_to(blob_id)
        with open(self.path(blob_id), "rb") as file:
            index, sealed = 0, file.read(CHUNK + TAG)
            while True:
                following = file.read(CHUNK + TAG)
                try:
                    yield cipher.decrypt(_nonce(index, last=not following), sealed, bound)
                except InvalidTag as error:
                    raise BlobDamaged("the file does not open under this store's key") from error
                if not following:
                    return
                index, sealed = index + 1, following


def _nonce(index: int, *, last: bool) -> bytes:
    """Chunk number and an end mark, so that cutting or reordering chunks is noticed (the STREAM construction)."""
    return index.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def vault_blobs() -> BlobStore:
    """The files of the client that is open."""
    return BlobStore(keys.holder().vault(current().vault_id))


def practice_blobs() -> BlobStore:
    """The files of the library."""
    return BlobStore(keys.holder().practice())


def tray_blobs() -> BlobStore:
    """The files that wait in the tray."""
    return BlobStore(keys.holder().tray())
