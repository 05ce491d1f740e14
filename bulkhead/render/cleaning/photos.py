"""Pictures on their own: what they say of who took them, when and where goes; no pixel is touched.

The colour profile stays, and which way up the picture was taken, because both decide how it looks.
"""

import struct
import zlib
from collections.abc import Callable

from bulkhead.base.removals import Cleaned
from bulkhead.render.cleaning.properties import notes_of_picture
from bulkhead.render.cleaning.tally import Tally
from bulkhead.render.refusals import Refused
from bulkhead.render.template import pictures

DAMAGED = "The picture is damaged or cut off. Open it, save it again and clean that."
WEBP_NOTES = {b"EXIF": 0x08, b"XMP ": 0x04}
EXIF_OF_JPEG = 10  # the marker, the length and the word Exif before what a PNG or WebP keeps bare.
END, SCAN = 0xD9, 0xDA
RESTARTS = frozenset(range(0xD0, 0xD8))
PROFILE = b"ICC_PROFILE\0"


def clean(name: str, *, content: bytes, tally: Tally) -> Cleaned:
    try:
        after = KINDS[_beginning(content)](content)
    except (struct.error, IndexError, ValueError) as broken:
        raise Refused(DAMAGED) from broken
    if after != content and tally.wants("properties"):
        said = notes_of_picture(content, after=after)
        tally["properties"].note("EXIF, IPTC, XMP and other notes of the picture", place="picture", text=said)
        return Cleaned(after, tally.removables(), name)
    return Cleaned(content, (), name)


def is_picture(content: bytes) -> bool:
    return _beginning(content) in KINDS


def _beginning(content: bytes) -> bytes:
    return next(
        (each for each in (pictures.JPEG, pictures.PNG) if content.startswith(each)), content[:4] + content[8:12]
    )


def _jpeg(content: bytes) -> bytes:
    """Behind the picture phones append films and depths; a second preview is found by an index that goes too."""
    end = _end_of_jpeg(content)
    neutral = pictures.neutral(content[:end])
    return b"".join([neutral[:2], *_segments(neutral)])


def _end_of_jpeg(content: bytes) -> int:
    at = 2
    while content[at] == 0xFF and content[at + 1] != END:
        marker = content[at + 1]
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == SCAN:
            at = _next_marker(content, at)
    if content[at] != 0xFF:
        raise ValueError("no marker where one must stand")
    return at + 2


def _next_marker(content: bytes, at: int) -> int:
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] == 0xFF:
            at += 1
        elif content[at + 1] == 0 or content[at + 1] in RESTARTS:
            at += 2
        else:
            return at


def _segments(content: bytes) -> list[bytes]:
    kept, at = [], 2
    while content[at + 1] != SCAN:
        length = 2 + struct.unpack_from(">H", content, at + 2)[0]
        if content[at + 1] != 0xE2 or content[at + 4 :].startswith(PROFILE):
            kept.append(content[at : at + length])
        at += length
    return [*kept, content[at:]]


def _png(content: bytes) -> bytes:
    after = pictures.neutral(content)
    if not after.endswith(b"IEND\xaeB`\x82"):
        raise ValueError("no end")
    chunk, header = _chunk_of(content, b"eXIf"), len(pictures.PNG) + 25
    upright = _upright(chunk)
    made = struct.pack(">I", len(upright)) + b"eXIf" + upright + _checksum(b"eXIf" + upright) if upright else b""
    return after[:header] + made + after[header:]


def _chunk_of(content: bytes, name: bytes) -> bytes:
    at = len(pictures.PNG)
    while at + 8 <= len(content):
        length, found = struct.unpack_from(">I4s", content, at)
        if found == name:
            return content[at + 8 : at + 8 + length]
        at += 12 + length
    return b""


def _checksum(content: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(content))


def _upright(tiff: bytes) -> bytes:
    """The bare note of which way up it was taken, or nothing."""
    try:
        return pictures.turned(tiff)[EXIF_OF_JPEG:] if tiff else b""
    except struct.error:
        return b""


def _webp(content: bytes) -> bytes:
    kept, at, flags = [], 12, 0
    end = 8 + struct.unpack_from("<I", content, 4)[0]
    if end > len(content):
        raise ValueError("cut off")
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", content, at)
        whole = 8 + length + length % 2
        body = content[at + 8 : at + 8 + length]
        if name == b"EXIF" and (upright := _upright(body.removeprefix(b"Exif\0\0"))):
            kept.append(struct.pack("<4sI", name, len(upright)) + upright + b"\0" * (len(upright) % 2))
            flags |= WEBP_NOTES[name]
        elif name not in WEBP_NOTES:
            kept.append(content[at : at + whole])
        at += whole
    kept = [_with_flags(chunk, flags) if chunk.startswith(b"VP8X") else chunk for chunk in kept]
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _with_flags(chunk: bytes, flags: int) -> bytes:
    return chunk[:8] + bytes([chunk[8] & ~0x0C | flags]) + chunk[9:]


KINDS: dict[bytes, Callable[[bytes], bytes]] = {pictures.JPEG: _jpeg, pictures.PNG: _png, b"RIFFWEBP": _webp}
