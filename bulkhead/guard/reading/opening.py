"""Decides by content which reader opens a file, at the top or embedded in another one."""

import email.errors
import struct
import tarfile
import zipfile
import zlib

import pikepdf
from lxml import etree

from bulkhead.guard.placeholders import placeholder
from bulkhead.guard.reading import archives, binary, kinds, mail, office, packages, pdf, pictures, plain
from bulkhead.guard.reading.notebook import DEEPEST, Notebook, Unreadable, inside
from bulkhead.guard.readings import FILE_NAME

DAMAGED = "The file is damaged or cut off. Open it, save it again and upload that."
PASSWORD = "The file is protected by a password. Remove the password and upload it again."
DAMAGE = (
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, TypeError, ValueError,
    email.errors.MessageError, etree.LxmlError, pikepdf.PdfError, struct.error, tarfile.TarError, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip
_SAVE_AS = {
    "rtf": "This is a rich text file (.rtf). Save it as .docx and upload that.",
    "odt": "This is an OpenDocument text. Save it as .docx and upload that.",
    "ods": "This is an OpenDocument spreadsheet. Save it as .xlsx and upload that.",
    "odp": "This is an OpenDocument presentation. Save it as .pptx and upload that.",
    "doc": "This is an old Word format (.doc). Save it as .docx and upload that.",
    "xls": "This is an old Excel format (.xls). Save it as .xlsx and upload that.",
    "ppt": "This is an old PowerPoint format (.ppt). Save it as .pptx and upload that.",
    "xlsb": "This is a binary Excel workbook (.xlsb). Save it as .xlsx and upload that.",
    "msg": "This is an Outlook message (.msg). Save it as .eml or .pdf and upload that.",
    "archive": "This is an archive. Unpack it and upload the files one by one.",
    "image": "This is a picture: its text could not be read.",
    "program": "This is a program, not a document. Nobody can read in it whom it names.",
    "encrypted": PASSWORD,
}
_FLAT = frozenset({"text", "image", "bitmap", "unknown", "rtf"})
_PROGRAMS = frozenset({"program", "windows program", "script"})
_UNKNOWN = "We cannot read this kind of file. Save it as .docx, .pptx, .xlsx, .pdf or .txt and upload that."
_CALLED = {
    "docx": "a Word document",
    "pptx": "a presentation",
    "xlsx": "a workbook",
    "pdf": "a PDF",
    "image": "a picture",
}


def kind_to_read(name: str, *, content: bytes) -> str:
    if not content.strip():
        raise Unreadable("The file is empty. Check it and upload it again.")
    kind = _kind(name, content)
    _refuse_a_false_name(name, kind)
    return kind


def _kind(name: str, content: bytes) -> str:
    kind = kinds.kind_of(content)
    if kind == "zip":
        kind = packages.kind_of_package(content)
    elif kind == "ole":
        kind = binary.kind_of_ole(content)
    elif kind == "text":
        kind = kinds.text_kind(name, content=content)
    elif kind == "bitmap":
        kind = "image"
    if kind in _PROGRAMS or kinds.ending_of(name) in kinds.PROGRAM_ENDINGS:
        kind = "program"
    return kind


def _refuse_a_false_name(name: str, kind: str) -> None:
    ending = kinds.ending_of(name)
    claimed = next((claim for claim, endings in kinds.ENDINGS.items() if ending in endings), "")
    if claimed and kind in (*kinds.TEXT_ENDINGS.values(), "unknown"):
        raise Unreadable(
            f"The file is named .{ending} but is not {_CALLED[claimed]}, or it is damaged. Save it again and upload it."
        )


def read_into(
    notebook: Notebook, *, kind: str, content: bytes, name: str = "", place: str = "", depth: int = 0
) -> None:
    """Notes what the file says; raises Unreadable when it says nothing that we can read."""
    if not depth:
        notebook.spend_bytes(len(content))  # what lies inside it is counted where it is unpacked.
    if kind in ("docx", "pptx", "xlsx"):
        office.read_package(notebook, content=content, kind=kind, place=place, embedded=_embedded(notebook, depth))
    elif kind == "pdf":
        pdf.read_pdf(notebook, content=content, place=place, embedded=_embedded(notebook, depth))
    elif kind in archives.KINDS:
        archives.read_archive(
            notebook, content=content, kind=kind, name=name, place=place, member=_member(notebook, depth)
        )
    elif kind in mail.KINDS:
        mail.read_mail(notebook, content=content, kind=kind, place=place, attached=_member(notebook, depth))
    elif kind in kinds.TEXT_ENDINGS.values():
        plain.read_text(notebook, content=content, kind=kind, place=place, embedded=_embedded(notebook, depth))
        if kind == "svg" and plain.is_drawing(content):
            raise Unreadable(_SAVE_AS["image"])
    elif kind == "image":
        pictures.read_notes(notebook, content=content, place=inside(place, inner="notes of the picture"))
        raise Unreadable(_SAVE_AS[kind])
    else:
        raise Unreadable(_SAVE_AS.get(kind, _UNKNOWN))


def _member(notebook: Notebook, depth: int) -> archives.Member:
    """A file in an archive or at a message is as much a file as one that was uploaded on its own."""

    def read_member(name: str, content: bytes, place: str) -> None:
        notebook.note(inside(place, inner=FILE_NAME), text=name)
        stub = placeholder(name)
        if stub:
            notebook.hold(f"{_capital(place)}: {stub}")
        if _is_too_deep(content, place, depth + 1, notebook):
            return
        try:
            kind = kind_to_read(name, content=content)
            read_into(notebook, kind=kind, content=content, name=name, place=place, depth=depth + 1)
        except Unreadable as problem:
            notebook.hold(f"{_capital(place)}: {problem}")
        except DAMAGE:
            notebook.hold(f"{_capital(place)}: {DAMAGED}")

    return read_member


def _capital(place: str) -> str:
    return place[:1].upper() + place[1:]


def _is_too_deep(content: bytes, place: str, depth: int, notebook: Notebook) -> bool:
    """Only what can hold other files leads deeper."""
    kind = kinds.kind_of(content)
    is_flat = kind in _FLAT and (kind != "text" or kinds.text_kind("", content=content) not in mail.KINDS)
    if depth <= DEEPEST or is_flat:
        return False
    notebook.hold(f"Files lie more than {DEEPEST} deep inside each other ({place}). Upload them one by one.")
    return True


def _embedded(notebook: Notebook, depth: int) -> office.Embedded:
    def read_embedded(name: str, content: bytes, place: str) -> None:
        notebook.note(inside(place, inner=FILE_NAME), text=name)
        if content and not _is_too_deep(content, place, depth + 1, notebook):
            _read_part(notebook, name, content, place=place, depth=depth + 1)

    return read_embedded


def _read_part(notebook: Notebook, name: str, content: bytes, *, place: str, depth: int) -> None:
    """A part is read for its words; a picture among them is no reason to hold the whole file."""
    kind = kinds.kind_of(content)
    try:
        if kind in ("image", "bitmap"):
            pictures.read_notes(notebook, content=content, place=place)
        elif kind == "ole" and binary.kind_of_ole(content) == "ole":
            binary.read_ole(notebook, content=content, place=place, embedded=_embedded(notebook, depth))
        elif kind == "text" and kinds.text_kind(name, content=content) == "svg":
            plain.read_text(notebook, content=content, kind="svg", place=place, embedded=_embedded(notebook, depth))
        elif kind == "gz":  # Office packs drawings like this.
            _embedded(notebook, depth)(name, archives.unpacked(content, notebook=notebook), place)
        elif kind == "unknown":
            binary.read_runs(notebook, content=content, place=place)
        else:
            read_into(notebook, kind=_kind(name, content), content=content, name=name, place=place, depth=depth)
    except Unreadable as problem:
        notebook.hold(f"An embedded file could not be read ({place}): {problem}")
    except DAMAGE:
        notebook.hold(f"An embedded file could not be read ({place}). {DAMAGED}")
