"""Zip packages, distrusted: sizes, ratio and number of parts are checked before a byte is unpacked."""

import contextlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from bulkhead.guard.reading.notebook import MOST_BYTES, MOST_PARTS, Notebook, Unreadable

WORST_RATIO = 100
RATIO_FROM = 8 * 1024 * 1024
_ENCRYPTED, _UNICODE = 0x1, 0x800
_LETTERS = ("cp1252", "cp850", "cp932")
_OPEN_DOCUMENT = {b"text": "odt", b"spre": "ods", b"pres": "odp"}
_MIME = b"application/vnd.oasis.opendocument."
BOMB = "The file unpacks to far more than its size explains, as a zip bomb does. Save it again and upload that."
TOO_MANY = f"The file holds more than {MOST_PARTS:,} parts. Split it and upload the pieces."
PASSWORD = "The file is protected by a password. Remove the password and upload it again."


@dataclass(frozen=True)
class Part:
    name: str
    content: bytes
    is_comment: bool = False


def kind_of_package(content: bytes) -> str:
    mime = content[30:100].partition(b"mimetype")[2]
    if mime.startswith(_MIME):
        return _OPEN_DOCUMENT.get(mime[len(_MIME) :][:4], "odt")
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = {name.replace("\\", "/").lower().lstrip("/") for name in package.namelist()[: MOST_PARTS + 1]}
    tops = {name.partition("/")[0] for name in names}
    if "[content_types].xml" not in names:
        kind = "zip"
    elif "xl/workbook.bin" in names:
        kind = "xlsb"
    else:
        kind = next((kind for top, kind in (("word", "docx"), ("ppt", "pptx"), ("xl", "xlsx")) if top in tops), "zip")
    return kind


def parts_of(content: bytes, *, notebook: Notebook) -> Iterator[Part]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        _refuse(entries, size=len(content))
        notebook.spend_parts(len(entries))
        for entry in entries:
            yield Part(_name(entry), _unpack(package, entry, notebook))
        comments = [package.comment, *(entry.comment for entry in package.infolist())]
        if any(comments):
            yield Part("comment of the package", b"\n\n".join(filter(None, comments)), is_comment=True)


def names_of(content: bytes) -> Iterator[str]:
    """Every way to read the name of each part: a zip of an old program does not say in which letters it is written."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        for entry in package.infolist()[:MOST_PARTS]:
            yield _name(entry)
            if not entry.flag_bits & _UNICODE and not entry.filename.isascii():
                raw = entry.filename.encode("cp437", "replace")
                yield from (raw.decode(letters, "replace") for letters in _LETTERS)


def _name(entry: zipfile.ZipInfo) -> str:
    name = entry.filename
    if not entry.flag_bits & _UNICODE and not name.isascii():
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/").lstrip("/")


def _refuse(entries: list[zipfile.ZipInfo], *, size: int) -> None:
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS:
        raise Unreadable(TOO_MANY)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Unreadable(PASSWORD)
    if declared > MOST_BYTES or (declared > RATIO_FROM and declared > WORST_RATIO * size):
        raise Unreadable(BOMB)
    # Entries that share their bytes are the trick of a bomb that declares honest ratios.
    if sum(entry.compress_size for entry in entries) > size:
        raise Unreadable(BOMB)
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise Unreadable("The file is packed in a way that we do not read. Save or pack it again and upload that.")


def _unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo, notebook: Notebook) -> bytes:
    """Reads one byte more than declared at most, so that a lie about the size is noticed, not obeyed."""
    notebook.spend_bytes(entry.file_size)
    with package.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise zipfile.BadZipFile("The size of a part is not the one declared.")
    return content
