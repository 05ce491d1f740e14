"""Finds words that must not be there, however they were written, packed or turned around."""

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, quote_plus

DEEPEST = 4
LARGEST = 64 << 20
ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
GZIP = re.compile(rb"\x1f\x8b\x08")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
FOLDS = (b"=\r\n", b"=\n", b"\r\n", b"\n")


@dataclass(frozen=True)
class Leak:
    """A word that was found: which, written how, and inside of what."""

    canary: str
    form: str
    place: str


def leaks(  # lint: arguments -- what is searched, and for what.
    content: bytes, canaries: Iterable[str], *, place: str = "content"
) -> list[Leak]:
    """Every canary in these bytes, and in whatever is packed into them."""
    found: dict[Leak, None] = {}
    wanted = tuple(canaries)
    for inner_place, inner in layers(content, place=place):
        for leak in _in(inner, wanted, inner_place):
            found.setdefault(leak)
    return list(found)


def _in(content: bytes, canaries: tuple[str, ...], place: str) -> Iterator[Leak]:
    exact = unfolded(content)
    plain = exact.lower()
    for canary in canaries:
        for form, needle, matters in forms(canary):
            if needle in (exact if matters else plain):
                yield Leak(canary, form, place)


def unfolded(content: bytes) -> bytes:
    """These bytes, and behind them once more without the ends of lines, which cut a word of a mail in two."""
    if b"\n" not in content:
        return content
    whole = content
    for end in FOLDS:
        whole = whole.replace(end, b"")
    return content + b"\0" + whole


@lru_cache
def forms(canary: str) -> tuple[tuple[str, bytes, bool], ...]:
    """The ways a word may be written: name, bytes, and whether capitals matter to it."""
    raw = canary.encode()
    spelt = [
        ("UTF-8", raw.lower(), False),
        ("UTF-16 LE", canary.lower().encode("utf-16-le"), False),
        ("UTF-16 BE", canary.lower().encode("utf-16-be"), False),
        ("reversed", canary[::-1].lower().encode(), False),
        ("hex", raw.hex().encode(), False),
        ("URL-encoded", "".join(f"%{byte:02x}" for byte in raw).encode(), False),
    ]
    quoted = {
        quote(canary, safe="").lower().encode(),
        quote_plus(canary).lower().encode(),
        canary.encode("ascii", "xmlcharrefreplace").lower(),
    }
    escaped = [("URL-encoded", one, False) for one in quoted if one != raw.lower()]
    packed = [("base64", one, True) for form in (raw, canary.encode("utf-16-le")) for one in base64_needles(form)]
    return tuple(dict.fromkeys([*spelt, *escaped, *packed]))


def base64_needles(raw: bytes) -> Iterator[bytes]:
    """What of a word's base64 is the same whatever stands around it, at each of the three offsets."""
    for offset in range(3):
        whole = base64.b64encode(b"\0" * offset + raw)
        first = -(-offset * 8 // 6)
        last = (offset + len(raw)) * 8 // 6
        yield whole[first:last]
        yield whole[first:last].translate(bytes.maketrans(b"+/", b"-_"))


def layers(content: bytes, *, place: str = "content", depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """These bytes, and whatever is packed into them, each with where it was found."""
    yield place, content
    if depth == DEEPEST:
        return
    for kind, inner in _unpacked(content):
        yield from layers(inner, place=f"{place} › {kind}", depth=depth + 1)


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    if b"PK\x03\x04" in content:
        yield from _members(content)
    for match in GZIP.finditer(content):
        yield from _inflated("gzip", content[match.start() :], 31)
    for match in ZLIB.finditer(content):
        yield from _inflated("deflate", content[match.start() :], 15)
    for match in STREAM.finditer(content):
        yield from _inflated("PDF stream", match[1], 15)
    yield from _inflated("raw deflate", content, -15)


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                yield f"name of {entry.filename}", entry.filename.encode() + entry.comment + entry.extra
                if entry.file_size <= LARGEST:
                    yield entry.filename, archive.read(entry)
            yield "comment", archive.comment
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, ValueError):
        return


def _inflated(kind: str, content: bytes, window: int) -> Iterator[tuple[str, bytes]]:
    """What can be unpacked from here, also of a stream that was cut."""
    unpack: Callable[[bytes, int], bytes] = zlib.decompressobj(window).decompress
    try:
        inner = unpack(content, LARGEST)
    except zlib.error:
        return
    if len(inner) > 8:
        yield kind, inner
