"""Takes out of a JPEG or PNG what says who made it and where, without touching a pixel."""

import struct

JPEG = b"\xff\xd8\xff"
PNG = b"\x89PNG\r\n\x1a\n"
START_OF_SCAN = 0xDA
# JFIF, ICC colour profile and Adobe colour transform decide how the picture looks; the others only talk about it.
KEPT_SEGMENTS = frozenset({0xE0, 0xE2, 0xEE})
DROPPED_SEGMENTS = frozenset({*range(0xE0, 0xF0), 0xFE}) - KEPT_SEGMENTS
DROPPED_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
ORIENTATION = 0x0112


def neutral(content: bytes) -> bytes:
    """A picture that is not a whole JPEG or PNG comes back as it is."""
    try:
        if content.startswith(JPEG):
            return _neutral_jpeg(content)
        if content.startswith(PNG):
            return _neutral_png(content)
        return content
    except (struct.error, IndexError):
        return content


def _neutral_jpeg(content: bytes) -> bytes:
    kept = [content[:2]]
    upright = b""
    at = 2
    while content[at + 1] != START_OF_SCAN:
        marker, length = content[at + 1], int(struct.unpack_from(">H", content, at + 2)[0])
        if content[at] != 0xFF or length < 2:
            return content
        segment = content[at : at + 2 + length]
        if segment[4:10] == b"Exif\0\0":
            upright = turned(segment[10:])
        elif marker not in DROPPED_SEGMENTS:
            kept.append(segment)
        at += 2 + length
    return b"".join([kept[0], upright, *kept[1:], content[at:]])


def turned(tiff: bytes) -> bytes:
    """The one thing in EXIF that the eye needs: which way up a phone was held."""
    order = "<" if tiff.startswith(b"II") else ">"
    first = struct.unpack_from(f"{order}I", tiff, 4)[0]
    for row in range(struct.unpack_from(f"{order}H", tiff, first)[0]):
        tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * row)
        if tag == ORIENTATION and value in range(2, 9):
            body = b"Exif\0\0MM\0\x2a\0\0\0\x08" + struct.pack(">HHHIHHI", 1, ORIENTATION, 3, 1, value, 0, 0)
            return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return b""


def _neutral_png(content: bytes) -> bytes:
    kept = [PNG]
    at = len(PNG)
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        chunk = content[at : at + 12 + length]
        if len(chunk) < 12 + length:
            return content
        if name not in DROPPED_CHUNKS:
            kept.append(chunk)
        if name == b"IEND":
            break
        at += 12 + length
    return b"".join(kept)
