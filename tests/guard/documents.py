"""Small real documents, made by the libraries that people's tools resemble."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pikepdf
import pptx
import xlsxwriter
from docx.document import Document
from pptx.presentation import Presentation

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def letter(write: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    write(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def deck(write: Callable[[Presentation], None]) -> bytes:
    presentation = pptx.Presentation()
    write(presentation)
    saved = BytesIO()
    presentation.save(saved)
    return saved.getvalue()


def workbook(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    saved = BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    write(book)
    book.close()
    return saved.getvalue()


def page_text(words: str) -> bytes:
    return f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode()


def pdf(*pages: bytes, change: Callable[[pikepdf.Pdf], None] | None = None, password: str = "") -> bytes:
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for content in pages:
        page = document.add_blank_page(page_size=(612, 792))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = document.make_stream(content)
    if change:
        change(document)
    saved = BytesIO()
    encryption = pikepdf.Encryption(user=password, owner=password) if password else False
    document.save(saved, encryption=encryption)
    return saved.getvalue()


def repacked(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The same package with parts replaced or added."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return saved.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name)
