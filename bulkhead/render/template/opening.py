"""Opens an Office file, and the files inside it, after their declared sizes have been judged."""

import io
import struct
import zipfile
import zlib

from lxml import etree

from bulkhead.render.template.package import CONTENT_TYPES, Package
from bulkhead.render.template.parts import TOO_LARGE, Part, key_of, parsed
from bulkhead.render.template.program import WORD, Program, program_of
from bulkhead.render.template.results import NotATemplate

MAX_PARTS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
DEEPEST = 3
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROTECTED = "it is protected by a password; remove the password and add it again"
EMBEDDED = (".docx", ".xlsx", ".pptx", ".dotx", ".xltx", ".potx")
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


class Room:
    """How much may still be unpacked, of a file and all the files in it together."""

    def __init__(self) -> None:
        self._left = MAX_UNPACKED

    def take(self, size: int) -> None:
        if size > self._left:
            raise NotATemplate(TOO_LARGE)
        self._left -= size


def opened(content: bytes, *, program: Program) -> Package:
    """The package with the files inside it; one of those that cannot be opened stays for the guard to judge."""
    return _opened(content, program, Room(), DEEPEST)


def _opened(content: bytes, program: Program, room: Room, depth: int) -> Package:
    if content.startswith(OLE):
        raise NotATemplate(PROTECTED if "EncryptedPackage".encode("utf-16-le") in content else program.old_format)
    unpacked = _unpacked(content, program, room)
    bodies = {key_of(entry.filename): body for entry, body in unpacked}
    if CONTENT_TYPES not in bodies:
        raise NotATemplate(program.damaged)
    types = ContentTypes(parsed(bodies[CONTENT_TYPES], program=program))
    made_by = program_of(types.of(key) for key in bodies) or program
    package = Package({key_of(entry.filename): _part(entry, body, types, made_by) for entry, body in unpacked}, made_by)
    if depth:
        _open_embedded(package, room, depth - 1)
    return package


def _open_embedded(package: Package, room: Room, depth: int) -> None:
    for key, part in package.parts.items():
        if key.endswith(EMBEDDED) and not part.is_xml:
            try:
                package.inner[key] = _opened(part.content, WORD, room, depth)
            except NotATemplate as refused:
                if refused.reason == TOO_LARGE:
                    raise


def _unpacked(content: bytes, program: Program, room: Room) -> list[tuple[zipfile.ZipInfo, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _judge(entries, program)
            room.take(sum(entry.file_size for entry in entries))
            return [(entry, archive.read(entry)) for entry in entries]
    except ZIP_ERRORS as error:
        raise NotATemplate(program.damaged) from error


def _judge(entries: list[zipfile.ZipInfo], program: Program) -> None:
    if len(entries) > MAX_PARTS:
        raise NotATemplate(TOO_LARGE)
    if len({key_of(entry.filename) for entry in entries}) != len(entries):
        raise NotATemplate(program.damaged)
    # Only deflate can be unpacked in bounded steps, and Office writes nothing else.
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise NotATemplate(program.damaged)
    if any(entry.flag_bits & 1 for entry in entries):
        raise NotATemplate(PROTECTED)


def _part(entry: zipfile.ZipInfo, body: bytes, types: ContentTypes, program: Program) -> Part:
    kind = types.of(key_of(entry.filename))
    return Part(entry.filename, body, kind, entry.compress_type == zipfile.ZIP_STORED, program)
