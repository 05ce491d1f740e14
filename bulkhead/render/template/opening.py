"""Opens an Office file after its declared sizes have been judged."""

import io
import struct
import zipfile
import zlib

from lxml import etree

from bulkhead.render.template.package import CONTENT_TYPES, Package
from bulkhead.render.template.parts import DAMAGED, TOO_LARGE, Part, key_of, parsed
from bulkhead.render.template.results import NotATemplate

MAX_PARTS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROTECTED = "it is protected by a password; remove the password and add it again"
OLD_FORMAT = "it is in the old Word format; save it as .docx"
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OverflowError, ValueError, struct.error)


class ContentTypes:
    """The kind of a part, by its own entry or else by its ending."""

    def __init__(self, root: etree._Element) -> None:
        rows = list(root.iterchildren("*"))
        self._own = {key_of(row.get("PartName") or ""): row.get("ContentType") or "" for row in rows}
        self._by_ending = {(row.get("Extension") or "").lower(): row.get("ContentType") or "" for row in rows}

    def of(self, key: str) -> str:
        if key == CONTENT_TYPES:
            return "application/xml"
        return self._own.get(key) or self._by_ending.get(key.rpartition(".")[2], "")


def opened(content: bytes) -> Package:
    if content.startswith(OLE):
        raise NotATemplate(PROTECTED if "EncryptedPackage".encode("utf-16-le") in content else OLD_FORMAT)
    unpacked = _unpacked(content)
    bodies = {key_of(entry.filename): body for entry, body in unpacked}
    if CONTENT_TYPES not in bodies:
        raise NotATemplate(DAMAGED)
    types = ContentTypes(parsed(bodies[CONTENT_TYPES]))
    return Package({key_of(entry.filename): _part(entry, body, types) for entry, body in unpacked})


def _unpacked(content: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _judge(entries)
            return [(entry, archive.read(entry)) for entry in entries]
    except ZIP_ERRORS as error:
        raise NotATemplate(DAMAGED) from error


def _judge(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise NotATemplate(TOO_LARGE)
    if len({key_of(entry.filename) for entry in entries}) != len(entries):
        raise NotATemplate(DAMAGED)
    # Only deflate can be unpacked in bounded steps, and Office writes nothing else.
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise NotATemplate(DAMAGED)
    if any(entry.flag_bits & 1 for entry in entries):
        raise NotATemplate(PROTECTED)


def _part(entry: zipfile.ZipInfo, body: bytes, types: ContentTypes) -> Part:
    kind = types.of(key_of(entry.filename))
    return Part(entry.filename, body, kind, entry.compress_type == zipfile.ZIP_STORED)
