"""What the supervisor hands to a portal: descriptors through the warm parent, words and key by a pipe of its own."""

import json
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from bulkhead.isolation.keys import OneKey, Opened
from bulkhead.isolation.sealing import KEY_BYTES

LENGTH = struct.Struct("=I")
START_BYTES = 16  # the vault's id; the descriptors travel beside it.
TURN = struct.Struct("=16sqqd")  # vault id, process id, status, seconds lived.
BEGAN = -1000  # a status no process can end with.
END_OF_SEAL = b"\n"  # a portal's first words on the pipe of its rings say how the kernel seals it.


@dataclass(frozen=True)
class Errand:
    """Everything one portal process may know, save its key."""

    vault: str
    database: str
    blobs: str
    hosts: list[str]
    idle: float
    behind_proxy: bool
    certificate: str

    def written(self, key: bytes) -> bytes:
        """As it goes through the pipe; short enough never to block there."""
        words = json.dumps(asdict(self)).encode()
        return LENGTH.pack(len(words)) + words + key

    def one_key(self, key: bytes) -> OneKey:
        return OneKey(Opened(UUID(self.vault), Path(self.database), Path(self.blobs), key))


def read_errand(pipe: BinaryIO) -> Errand:
    """The words; the key stays in the pipe. EOFError when the supervisor wrote nothing."""
    (length,) = LENGTH.unpack(_exactly(pipe, LENGTH.size))
    return Errand(**json.loads(_exactly(pipe, length)))


def read_key(pipe: BinaryIO) -> bytes:
    """The key, once; the pipe is empty and closed behind it."""
    with pipe:
        return _exactly(pipe, KEY_BYTES)


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    read = pipe.read(length)
    if len(read) != length:
        raise EOFError("the supervisor wrote too little")
    return read


@dataclass(frozen=True)
class Turn:
    """A portal process that began, or ended."""

    vault_id: UUID
    pid: int
    status: int
    lived: float

    def packed(self) -> bytes:
        return TURN.pack(self.vault_id.bytes, self.pid, self.status, self.lived)

    @classmethod
    def unpacked(cls, record: bytes) -> "Turn":
        vault, pid, status, lived = TURN.unpack(record)
        return cls(UUID(bytes=vault), pid, status, lived)
