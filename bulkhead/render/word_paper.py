"""A Word file from plain words: headings, paragraphs, list lines and tables, marked as in markdown."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import groupby

import docx
from docx.document import Document

WRITTEN = (2026, 1, 1, 0, 0, 0)  # a fixed time in the archive, so that the same words give the same bytes.
HEADING = re.compile(r"(#{1,3}) (.+)")
RULE = re.compile(r"\|[-| ]+\|")


def word_paper(words: str) -> bytes:
    """The bytes of a .docx file; it names no author."""
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    for is_table, lines in groupby(words.splitlines(), key=lambda line: line.startswith("|")):
        if is_table:
            _add_table(document, rows=list(_rows(lines)))
        else:
            for line in lines:
                _add_line(document, line=line)
    return _saved(document)


def _add_line(document: Document, *, line: str) -> None:
    heading = HEADING.fullmatch(line)
    if heading:
        document.add_heading(heading[2], level=len(heading[1]))
    elif line.startswith("- "):
        document.add_paragraph(line[2:], style="List Bullet")
    elif line.strip():
        document.add_paragraph(line)


def _rows(lines: Iterator[str]) -> Iterator[list[str]]:
    for line in lines:
        if not RULE.fullmatch(line):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def _add_table(document: Document, *, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Light Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words


def _saved(document: Document) -> bytes:
    written, target = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(zipfile.ZipInfo(name, WRITTEN), source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
