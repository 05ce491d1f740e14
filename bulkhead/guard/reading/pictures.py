"""What a picture says of itself: EXIF, IPTC, XMP and comments. Pixels are never decoded."""

import zlib
from collections.abc import Iterator

from bulkhead.guard.reading.binary import read_runs
from bulkhead.guard.reading.notebook import Notebook

_NOTES = (b"tEXt", b"iTXt", b"zTXt", b"eXIf")
_MOST_NOTES = 1024 * 1024
_EDGE = 65536


def read_notes(notebook: Notebook, *, content: bytes, place: str) -> None:
    if content.startswith(b"\xff\xd8"):
        segments = _jpeg_segments(content)
    elif content.startswith(b"\x89PNG"):
        segments = _png_segments(content)
    else:
        start = content.find(b"<x:xmpmeta")
        segments = iter((content[:_EDGE], content[start : start + _EDGE] if start >= 0 else b""))
    for segment in segments:
        read_runs(notebook, content=segment, place=place)


def _jpeg_segments(content: bytes) -> Iterator[bytes]:
    """APP1 to APP15 without colour profiles, and comments; the pixels begin at the start of scan."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        segment = content[at + 4 : at + 2 + size]
        if (0xE1 <= marker <= 0xEF or marker == 0xFE) and not segment.startswith((b"ICC_PROFILE", b"Adobe")):
            yield segment
        at += 2 + size


def _png_segments(content: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if kind in _NOTES:
            yield from _png_note(kind, content[at + 8 : at + 8 + size])
        at += 12 + size


def _png_note(kind: bytes, note: bytes) -> Iterator[bytes]:
    yield note[:_MOST_NOTES]
    _, _, rest = note.partition(b"\x00")
    if kind == b"zTXt":
        yield _inflated(rest[1:])
    elif kind == b"iTXt" and rest[:1] == b"\x01":
        yield _inflated(rest[2:].partition(b"\x00")[2].partition(b"\x00")[2])


def _inflated(packed: bytes) -> bytes:
    return zlib.decompressobj().decompress(packed, _MOST_NOTES)
