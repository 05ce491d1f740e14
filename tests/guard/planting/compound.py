"""The smallest OLE compound file: one stream, as Word and Excel keep an object that another program made."""

import struct

SECTOR = 512
_END, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
# A stream below this size would have to live in the mini stream.
_SMALLEST = 4096


def compound(stream: str, content: bytes) -> bytes:
    """Sectors: one of the allocation table, one of the directory, then the stream."""
    size = max(_SMALLEST, len(content))
    sectors = -(-size // SECTOR)
    chain = [_TABLE, _END, *range(3, 2 + sectors), _END]
    table = struct.pack(f"<{SECTOR // 4}I", *chain, *[_FREE] * (SECTOR // 4 - len(chain)))
    directory = _entry("Root Entry", kind=5, child=1, start=_END, size=0) + _entry(stream, kind=2, start=2, size=size)
    return _header() + table + directory.ljust(SECTOR, b"\0") + content.ljust(sectors * SECTOR, b"\0")


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<9I", 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, *, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    wide = f"{name}\0".encode("utf-16-le")
    links = struct.pack("<3I", _FREE, _FREE, child)
    return (
        wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1) + links + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )  # fmt: skip


def packed_file(name: str, content: bytes) -> bytes:
    """A file dropped into a document: the Packager's stream with its name, where it came from, and its bytes."""
    label, origin = f"{name}\0".encode(), f"C:\\Temp\\{name}\0".encode()
    body = b"\x02\0" + label + origin + b"\0\0\x03\0" + struct.pack("<I", len(origin)) + origin
    body += struct.pack("<I", len(content)) + content + b"\0\0"
    return compound("\x01Ole10Native", struct.pack("<I", len(body)) + body)
