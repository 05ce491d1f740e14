"""Words that a reader sees in real files, taken from them by other programs than ours: the truth for a reading."""

import os
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import docx
import pptx
from docx.opc.exceptions import PackageNotFoundError as NoLetter
from lxml import etree
from pptx.exc import PackageNotFoundError as NoDeck
from python_calamine import CalamineError, CalamineWorkbook

from bulkhead.guard.matching.common import COMMON_WORDS

ROOT = os.environ.get("BULKHEAD_TEST_DATA", "")
FOLDERS = ("docs", "pdf", "archives", "markdown", "text", "ics", "vcard")
READER = shutil.which("pdftotext")
ASKED = 12
_BETWEEN = re.compile(r"[\s:;,]+")
_PUNCTUATION = ".!?()[]{}“”\"'«»"
# What python-docx and python-pptx say of a file that they cannot open, all of it seen here.
_REFUSED = (AttributeError, KeyError, OSError, ValueError, NoDeck, NoLetter, etree.LxmlError, zipfile.BadZipFile)


def real_files() -> list[Path]:
    folders = [Path(ROOT or "/nonexistent", folder) for folder in FOLDERS]
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


@cache
def words_of(path: Path) -> list[str]:
    """A few words spread over the file that are unusual enough to be somebody's name."""
    seen = (word.strip(_PUNCTUATION) for text in _texts(path) for word in _BETWEEN.split(text))
    unusual = list(dict.fromkeys(word for word in seen if _is_like_a_name(word)))
    return unusual[:: max(1, len(unusual) // ASKED)][:ASKED]


def _is_like_a_name(word: str) -> bool:
    plain = unicodedata.normalize("NFKC", word).lower()
    return word.isalpha() and 4 <= len(plain) <= 24 and plain not in COMMON_WORDS


def _texts(path: Path) -> list[str]:
    try:
        return list(_VIEWERS.get(path.suffix.lower(), _nothing)(path))
    except (*_REFUSED, CalamineError, subprocess.CalledProcessError):
        return []


def _nothing(path: Path) -> Iterator[str]:
    yield from ()


def _letter(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    yield from (paragraph.text for paragraph in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)


def _deck(path: Path) -> Iterator[str]:
    for slide in pptx.Presentation(str(path)).slides:
        yield from (shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def _book(path: Path) -> Iterator[str]:
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        yield from (cell for row in book.get_sheet_by_name(name).to_python() for cell in row if isinstance(cell, str))


def _paper(path: Path) -> Iterator[str]:
    if READER:
        said = subprocess.run([READER, str(path), "-"], check=True, capture_output=True, timeout=30)
        # A word that is broken at the end of a line is not a word of the file.
        yield from re.sub(r"\w+-\n\w+", " ", said.stdout.decode()).splitlines()


def _plain(path: Path) -> Iterator[str]:
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        text = path.read_text("cp1252", errors="replace")
    yield re.sub(r"\r?\n[ \t]", "", text) if path.suffix in (".ics", ".vcf") else text


_VIEWERS: dict[str, Callable[[Path], Iterator[str]]] = {
    **dict.fromkeys((".docx", ".docm"), _letter),
    **dict.fromkeys((".pptx", ".pptm"), _deck),
    **dict.fromkeys((".xlsx", ".xlsm"), _book),
    **dict.fromkeys((".md", ".txt", ".json", ".ics", ".vcf"), _plain),
    ".pdf": _paper,
}
