"""Planted files as LibreOffice saves them again, and which names are still in them by a search that knows no format."""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf

from tests.guard.planting.kinds import Planted

OFFICE, READER = shutil.which("soffice"), shutil.which("pdftotext")
_TAGS = re.compile(r"<[^>]*>")
_FROM, _TO = {"pdf": ["--infilter=draw_pdf_import"]}, {"pdf": "pdf:draw_pdf_Export"}


def saved_again(file: Planted, folder: Path) -> bytes:
    before = folder / f"planted.{file.kind}"
    before.write_bytes(file.content)
    command = [str(OFFICE), f"-env:UserInstallation=file://{folder}/office", "--headless", *_FROM.get(file.kind, [])]
    command += ["--convert-to", _TO.get(file.kind, file.kind), "--outdir", str(folder / "again"), str(before)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "again" / before.name).read_bytes()


def surviving(content: bytes, *, file: Planted, folder: Path) -> set[str]:
    """Places whose name is anywhere in the bytes, be it torn by markup or written in wide letters."""
    written = "\n".join(_paper(content, folder) if file.kind == "pdf" else _texts(content)).lower()
    return {place for place, mark in file.marks.items() if mark.lower() in written}


def _texts(content: bytes) -> list[str]:
    """Of a package all parts, opened again where they are packages."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = [text for name in package.namelist() for text in [name, *_texts(package.read(name))]]
        return [*parts, package.comment.decode("utf-8", "replace")]
    plain = content.decode("utf-8", "ignore")
    wide = [content[start:].decode("utf-16-le", "ignore") for start in (0, 1)]
    return [plain, _TAGS.sub("", plain), *wide]


def _paper(content: bytes, folder: Path) -> list[str]:
    """The page text by another program, and all streams and strings of the file."""
    path = folder / "again.pdf"
    path.write_bytes(content)
    shown = subprocess.run([str(READER), str(path), "-"], check=True, capture_output=True, timeout=30).stdout.decode()
    with pikepdf.open(BytesIO(content)) as document:
        objects: list[object] = list(document.objects)
        streams = [item.read_bytes() for item in objects if isinstance(item, pikepdf.Stream) and _is_open(item)]
        strings = [text for item in objects if isinstance(item, pikepdf.Object) for text in _strings(item, depth=6)]
    return [shown, shown.replace("-\n", ""), *strings, *(text for stream in streams for text in _texts(stream))]


def _is_open(stream: pikepdf.Stream) -> bool:
    return stream.get("/Filter") in (None, pikepdf.Name.FlateDecode)


def _strings(item: pikepdf.Object, *, depth: int) -> list[str]:
    if isinstance(item, pikepdf.String):
        return [str(item)]
    inner: list[object] = []
    if isinstance(item, pikepdf.Array):
        inner = list(item)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        inner = [value for _, value in item.items()]
    found = [value for value in inner if isinstance(value, pikepdf.Object) and not value.is_indirect]
    return [text for value in found if depth for text in _strings(value, depth=depth - 1)]
