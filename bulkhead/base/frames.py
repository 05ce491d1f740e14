"""Questions and answers over a stream: words in JSON, then bytes in pieces of known length, then an empty piece."""

import json
import socket
import struct
from collections.abc import Iterable, Iterator, Mapping

LENGTH = struct.Struct("!I")
LONGEST_WORDS = 1 << 20
PIECE = 1 << 20


def send(link: socket.socket, *, words: Mapping[str, object], pieces: Iterable[bytes]) -> None:
    """One message; the pieces are never held together in memory here."""
    written = json.dumps(words).encode()
    link.sendall(LENGTH.pack(len(written)) + written)
    for piece in pieces:
        for part in _parts(piece):
            link.sendall(LENGTH.pack(len(part)))
            link.sendall(part)
    link.sendall(LENGTH.pack(0))


def receive_words(link: socket.socket) -> dict[str, object] | None:
    """The words of the next message; None when the other side hung up between messages."""
    try:
        length = _length(link)
    except EOFError:
        return None
    if length > LONGEST_WORDS:
        raise EOFError("words too long")
    words: dict[str, object] = json.loads(_exactly(link, length))
    return words


def receive_pieces(link: socket.socket, *, most: int) -> bytes:
    """The bytes of the message whose words were read; EOFError when they break off or are more than `most`."""
    received = bytearray()
    while length := _length(link):
        if len(received) + length > most:
            raise EOFError("more than asked for")
        received += _exactly(link, length)
    return bytes(received)


def _length(link: socket.socket) -> int:
    length: int = LENGTH.unpack(_exactly(link, LENGTH.size))[0]
    return length


def _exactly(link: socket.socket, length: int) -> bytearray:
    received = bytearray(length)
    view, at = memoryview(received), 0
    while at < length:
        got = link.recv_into(view[at:])
        if not got:
            raise EOFError("the other side hung up")
        at += got
    return received


def _parts(piece: bytes) -> Iterator[memoryview]:
    view = memoryview(piece)
    for at in range(0, len(view), PIECE):
        yield view[at : at + PIECE]
