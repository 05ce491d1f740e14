"""The body of an upload while it arrives: sealed under a key that lives as long as the request, in a file without a
name. What is larger than it may be is counted and dropped, so that its sender can still be told in words.
"""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bulkhead.isolation.blobs import CHUNK, TAG

if TYPE_CHECKING:
    from typing_extensions import Buffer


class Spool:
    """Bytes go in at one end, and come out once at the other when all are there."""

    def __init__(self, folder: Path, *, largest: int) -> None:
        self._folder = folder
        self._largest = largest
        self._cipher = AESGCM(AESGCM.generate_key(256))
        self._file: BinaryIO | None = None
        self._rest = bytearray()
        self._size = 0
        self._sealed = 0
        self._opened = 0

    def __len__(self) -> int:
        return self._size

    def __bool__(self) -> bool:
        return True  # an empty one is a body too.

    def __del__(self) -> None:
        self.close()

    def append(self, content: bytes) -> None:
        """Some more of it."""
        self._size += len(content)
        if self._size > self._largest:
            self.close()
        else:
            self._rest += content
            while len(self._rest) > CHUNK:
                self._seal(bytes(self._rest[:CHUNK]))
                del self._rest[:CHUNK]

    def getfile(self) -> io.BufferedReader:
        """What reads it, once; nothing where it was dropped. The server asks for it when all has arrived."""
        if self._file is not None:
            self._file.seek(0)
        return io.BufferedReader(_Reading(self.take), CHUNK)

    def take(self) -> bytes:
        """The next piece; none at the end."""
        if self._file is not None and self._opened < self._sealed:
            piece = self._cipher.decrypt(_nonce(self._opened), self._file.read(CHUNK + TAG), None)
            self._opened += 1
        else:
            piece = bytes(self._rest)
            self._rest.clear()
        return piece

    def close(self) -> None:
        """Nothing of it is left."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._rest.clear()
        self._sealed = self._opened = 0

    def _seal(self, chunk: bytes) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 -- closed by close.
        self._file.write(self._cipher.encrypt(_nonce(self._sealed), chunk, None))
        self._sealed += 1


class _Reading(io.RawIOBase):
    """Pieces as a file, which is what an application reads its request from."""

    def __init__(self, take: Callable[[], bytes]) -> None:
        super().__init__()
        self._take = take
        self._piece = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, room: "Buffer") -> int:
        here = memoryview(room).cast("B")
        if not self._piece:
            self._piece = memoryview(self._take())
        count = min(len(here), len(self._piece))
        here[:count] = self._piece[:count]
        self._piece = self._piece[count:]
        return count


def _nonce(index: int) -> bytes:
    return index.to_bytes(12, "big")
