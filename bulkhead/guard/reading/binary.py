"""Binary parts: OLE containers with what they embed, macros, and the readable runs of anything else."""

import re
from collections.abc import Callable

import olefile

from bulkhead.guard.reading.notebook import Notebook, inside

_ASCII = re.compile(rb"[\x20-\x7e\xc0-\xf4\x80-\xbf]{6,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_WIDE_BIG = re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]){4,}")
_OLD_FORMATS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("__properties_version1.0", "msg"),
)
_EMBEDDED = (b"PK\x03\x04", b"%PDF-")
_SOURCE = b"\x00Attribut"
_ENTRY = 128
_CHUNK = 4096
_LONGEST = 8 * 1024 * 1024


def kind_of_ole(content: bytes) -> str:
    """By the names of its streams, which the directory keeps in UTF-16, one in each entry of 128 bytes."""
    return next((kind for stream, kind in _OLD_FORMATS if _has_stream(stream, content)), "ole")


def _has_stream(stream: str, content: bytes) -> bool:
    name = re.escape(stream.encode("utf-16-le") + b"\x00\x00")
    return any(hit.start() % _ENTRY == 0 for hit in re.finditer(name, content))


def read_ole(notebook: Notebook, *, content: bytes, place: str, embedded: Callable[[str, bytes, str], None]) -> None:
    with olefile.OleFileIO(content) as container:
        for path in container.listdir():
            stream = container.openstream(path).read()
            notebook.spend_bytes(len(stream))
            start = min((at for at in map(stream.find, _EMBEDDED) if at >= 0), default=-1)
            read_runs(notebook, content=stream[: start if start >= 0 else len(stream)], place=place)
            if start >= 0:
                embedded("object", stream[start:], inside(place, inner="embedded file"))
            if _SOURCE in stream:
                notebook.note(inside(place, inner="macro"), text=macro_source(stream).decode("cp1252", "replace"))


def read_runs(notebook: Notebook, *, content: bytes, place: str) -> None:
    runs = [run.decode("utf-8", "ignore") for run in _ASCII.findall(content[:_LONGEST])]
    runs += [run.decode("utf-16-le", "ignore") for run in _WIDE.findall(content[:_LONGEST])]
    runs += [run.decode("utf-16-be", "ignore") for run in _WIDE_BIG.findall(content[:_LONGEST])]
    notebook.note(place, text="\n\n".join(run for run in runs if any(letter.isalpha() for letter in run)))


def macro_source(stream: bytes) -> bytes:
    """Source of a VBA module: the compressed container of MS-OVBA 2.4.1, three bytes before its first words."""
    at = stream.find(_SOURCE) - 2
    source = bytearray()
    while at >= 0 and at + 2 <= len(stream) and len(source) < _LONGEST:
        header = int.from_bytes(stream[at : at + 2], "little")
        end = min(len(stream), at + (header & 0x0FFF) + 3)
        if header >> 12 & 0x7 != 0b011:
            break
        if header & 0x8000:
            _inflate_chunk(stream[at + 2 : end], source)
        else:
            source += stream[at + 2 : end]
        at = end
    return bytes(source)


def _inflate_chunk(chunk: bytes, source: bytearray) -> None:
    start, at = len(source), 0
    while at < len(chunk) and len(source) - start < _CHUNK:
        flags, at = chunk[at], at + 1
        for bit in range(8):
            if at >= len(chunk):
                break
            if flags >> bit & 1:
                token = int.from_bytes(chunk[at : at + 2], "little")
                at += 2
                _copy(token, source, done=len(source) - start)
            else:
                source.append(chunk[at])
                at += 1


def _copy(token: int, source: bytearray, *, done: int) -> None:
    width = max((done - 1).bit_length(), 4)
    length = (token & (0xFFFF >> width)) + 3
    offset = (token >> (16 - width)) + 1
    for _ in range(length):
        source.append(source[-offset] if offset <= len(source) else 0)
