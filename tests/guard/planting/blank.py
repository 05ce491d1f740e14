"""Files in which nobody has written a word, and the words that stand in them all the same."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pptx
import xlsxwriter

from bulkhead.guard.matching.folding import tokens_of
from bulkhead.guard.matching.structure import is_structure
from bulkhead.guard.reading import read
from tests.guard.planting.resaved import OFFICE

_FILTERS = {"docx": ".txt", "xlsx": ".csv", "pptx": ".fodp", "pdf": ".txt"}
_NO_SLIDES = (
    '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2"'
    ' office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation>'
    '<draw:page draw:name="page1"/></office:presentation></office:body></office:document>'
)


def by_libraries() -> Iterator[tuple[str, bytes]]:
    for name, made in (("a.docx", docx.Document()), ("a.pptx", pptx.Presentation()), ("b.xlsx", openpyxl.Workbook())):
        saved = io.BytesIO()
        made.save(saved)
        yield name, saved.getvalue()
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    book.add_worksheet()
    book.close()
    yield "a.xlsx", saved.getvalue()
    saved = io.BytesIO()
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.save(saved)
    yield "a.pdf", saved.getvalue()


def by_libreoffice(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Nothing at all where the program is absent."""
    for kind, ending in _FILTERS.items() if OFFICE else ():
        source = folder / f"empty-{kind}{ending}"
        source.write_text(_NO_SLIDES if ending == ".fodp" else "\n", "utf-8")
        command = [str(OFFICE), f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
        yield f"a.{kind}", source.with_suffix(f".{kind}").read_bytes()


def words_of(name: str, *, content: bytes) -> set[str]:
    """What the reading finds where programs write by themselves."""
    found = read(name, content=content)
    inside = (passage.text for passage in found.passages if is_structure(passage.place))
    tokens = (token for text in inside for token in tokens_of(text))
    return {token for token in tokens if len(token) > 2 and token.isascii() and token.isalpha()}
