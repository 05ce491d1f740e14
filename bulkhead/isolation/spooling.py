"""The body of an upload while it arrives: sealed under a key that lives as long as the request, in a file without a
name. What is larger than it may be is counted and dropped, so that its sender can still be told in words.
"""

import contextlib
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
        self.fault: OSError | None = None

    def __len__(self) -> int:
        return self._size

    def __bool__(self) -> bool:
        return True  # an empty one is a body too.

    def __del__(self) -> None:
        self.close()

    def append(self, content: bytes) -> None:
        """Some more of it; what a disk refuses is dropped too, and who reads it hears why."""
        self._size += len(content)
        if self._size > self._largest or self.fault is not None:
            self.close()
        else:
            self._rest += content
            try:
                self._put_by()
            except OSError as error:
                self.fault = error
                self.close()

    def getfile(self) -> io.BufferedReader:
        """What reads it, once; nothing where it was dropped. The server asks for it when all has arrived."""
        if self._file is not None:
            self._rewind(self._file)
        return io.BufferedReader(Spooled(self.take, fault=self.fault), CHUNK)

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
            with contextlib.suppress(OSError):  # the file has no name: there is nothing to put right.
                self._file.close()
            self._file = None
        self._rest.clear()
        self._sealed = self._opened = 0

    def _rewind(self, file: BinaryIO) -> None:
        try:
            file.seek(0)  # writes the last of it, too.
        except OSError as error:
            self.fault = error
            self.close()

    def _put_by(self) -> None:
        while len(self._rest) > CHUNK:
            self._seal(bytes(self._rest[:CHUNK]))
            del self._rest[:CHUNK]

    def _seal(self, chunk: bytes) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 -- closed by close.
        self._file.write(self._cipher.encrypt(_nonce(self._sealed), chunk, None))
        self._sealed += 1


def refuse_lost(body: object) -> None:
    """The error of the disk, before anything is read of a body that it did not take."""
    source = getattr(body, "raw", None)
    if isinstance(source, Spooled) and source.fault is not None:
        raise source.fault


class Spooled(io.RawIOBase):
    """Pieces as a file, which is what an application reads its request from."""

    def __init__(self, take: Callable[[], bytes], *, fault: OSError | None) -> None:
        super().__init__()
        self._take = take
        self.fault = fault
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
