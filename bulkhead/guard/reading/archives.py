"""Archives: what lies in a zip or a tar is read file by file, and what a packed file unpacks to is read too."""

import gzip
import io
import tarfile
from collections.abc import Callable
from pathlib import PurePosixPath

from bulkhead.guard.reading import packages
from bulkhead.guard.reading.binary import read_runs
from bulkhead.guard.reading.notebook import Notebook, Unreadable, inside
from bulkhead.guard.readings import FILE_NAME

Member = Callable[[str, bytes, str], None]

KINDS = frozenset({"zip", "tar", "gz"})
PLACE = "in the archive"
_CHUNK = 1 << 20
# What a Mac leaves beside every file that it packs, and in every folder: names and settings (AppleDouble, .DS_Store).
_BESIDE = (b"\x00\x05\x16\x07", b"\x00\x00\x00\x01Bud1")
_GZ_EXTRA, _GZ_NAME, _GZ_COMMENT, _GZ_HEAD = 0x04, 0x08, 0x10, 10
_LINK = "In the archive, {name}: This is a link to another file, which was not read. Upload that file."
_HOLES = "In the archive, {name}: This file is written with holes, which we do not read. Upload it on its own."


def read_archive(notebook: Notebook, *, content: bytes, kind: str, name: str, place: str, member: Member) -> None:
    """Hands each file to `member`, with a place that begins with the words `in the archive`."""
    within = place if PLACE in place else inside(place, inner=PLACE)
    if kind == "zip":
        _read_zip(notebook, content, within, member)
    elif kind == "tar":
        _read_tar(notebook, content, within, member)
    else:
        inner, notes = _gz_notes(content, name)
        notebook.note(inside(within, inner="notes of the archive"), text=notes)
        member(inner, unpacked(content, notebook=notebook), inside(within, inner=inner))


def _read_zip(notebook: Notebook, content: bytes, within: str, member: Member) -> None:
    """Names first: they can be read also where nothing else can."""
    for name in packages.names_of(content):
        notebook.note(inside(within, inner=FILE_NAME), text=name)
    for part in packages.parts_of(content, notebook=notebook):
        if part.is_comment:
            read_runs(notebook, content=part.content, place=inside(within, inner=part.name))
        else:
            _hand_over(notebook, part.name, part.content, within, member)


def _hand_over(notebook: Notebook, name: str, content: bytes, within: str, member: Member) -> None:
    place = inside(within, inner=name)
    if content.startswith(_BESIDE):
        read_runs(notebook, content=content, place=place)
    else:
        member(name, content, place)


def _read_tar(notebook: Notebook, content: bytes, within: str, member: Member) -> None:
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
        for entry in archive:
            notebook.spend_parts(1)
            notebook.note(inside(within, inner=FILE_NAME), text=entry.name)
            notes = "\n".join([entry.uname, entry.gname, *entry.pax_headers.values()])
            notebook.note(inside(within, inner=f"{entry.name}, notes of the archive"), text=notes)
            if entry.issym() or entry.islnk():
                notebook.note(inside(within, inner=f"{entry.name}, link"), text=entry.linkname)
                notebook.hold(_LINK.format(name=entry.name))
            elif entry.issparse():
                notebook.hold(_HOLES.format(name=entry.name))
            elif entry.isfile():
                _hand_over(notebook, entry.name, _content(archive, entry, notebook), within, member)


def _content(archive: tarfile.TarFile, entry: tarfile.TarInfo, notebook: Notebook) -> bytes:
    notebook.spend_bytes(entry.size)
    stream = archive.extractfile(entry)
    content = stream.read() if stream else b""
    if len(content) != entry.size:
        raise EOFError("The archive is cut off.")
    return content


def unpacked(content: bytes, *, notebook: Notebook) -> bytes:
    """What a packed file holds, unpacked in pieces, so that a bomb is noticed after a few of them."""
    most = max(packages.RATIO_FROM, packages.WORST_RATIO * len(content))
    found = bytearray()
    with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
        while piece := stream.read(_CHUNK):
            notebook.spend_bytes(len(piece))
            found += piece
            if len(found) > most:
                raise Unreadable(packages.BOMB)
    return bytes(found)


def _gz_notes(content: bytes, name: str) -> tuple[str, str]:
    """Name and comment in its head (RFC 1952, 2.3); a name that is not there is the one outside, shortened."""
    flags, at = content[3], _GZ_HEAD
    if flags & _GZ_EXTRA:
        at += 2 + int.from_bytes(content[at : at + 2], "little")
    words = content[at : at + 4096].split(b"\x00")
    told = [words.pop(0).decode("latin-1") if flags & flag and words else "" for flag in (_GZ_NAME, _GZ_COMMENT)]
    outside = PurePosixPath(name)
    shortened = outside.stem + (".tar" if outside.suffix.lower() == ".tgz" else "")
    return told[0] or shortened or "packed file", "\n".join(told)
