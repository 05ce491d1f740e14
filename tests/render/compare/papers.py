"""Small files of every kind, and what a comparison says about them."""

import io
from collections.abc import Collection, Sequence

import docx
import openpyxl
import pptx
from pptx.util import Inches

from bulkhead.render.compare import Change, File, differences, merge, outline

Slide = tuple[str, str] | tuple[str, str, str]
Sheet = Sequence[Sequence[object]]
NO_LAYOUT = 6
TITLE_AND_BODY = 1


def word(*paragraphs: str, tables: Sequence[Sequence[Sequence[str]]] = (), header: str = "") -> bytes:
    """Paragraphs (“# ” begins a heading, “- ” a list item), then tables of rows of cells."""
    document = docx.Document()
    for text in paragraphs:
        if text.startswith("# "):
            document.add_heading(text[2:], level=1)
        elif text.startswith("- "):
            document.add_paragraph(text[2:], style="List Bullet")
        else:
            document.add_paragraph(text)
    for rows in tables:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("after the table")
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def deck(*slides: Slide) -> bytes:
    """Each slide is a title, a text of lines, and perhaps notes."""
    presentation = pptx.Presentation()
    for title, body, *notes in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_AND_BODY])
        slide.shapes.title.text = title
        slide.placeholders[1].text = body
        if notes:
            slide.notes_slide.notes_text_frame.text = notes[0]
    return saved(presentation)


def deck_with_table(rows: Sequence[Sequence[str]]) -> bytes:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[NO_LAYOUT])
    shape = slide.shapes.add_table(len(rows), len(rows[0]), Inches(1), Inches(1), Inches(6), Inches(2))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            shape.table.cell(row, column).text = text
    return saved(presentation)


def book(sheets: dict[str, Sheet]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row, cells in enumerate(rows, start=1):
            for column, value in enumerate(cells, start=1):
                if value is not None:
                    sheet.cell(row, column, value)
    return saved(workbook)


def saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def texts(name: str, content: bytes) -> list[str]:
    return [block.text for block in outline(name, content=content)]


def places(name: str, content: bytes) -> list[str]:
    return [block.place for block in outline(name, content=content)]


def changes(name: str, old: bytes, new: bytes) -> list[Change]:
    return differences(File(name, old), new=File(name, new))


def said(found: Sequence[Change]) -> list[tuple[str, str, str]]:
    return [(change.kind, change.old, change.new) for change in found]


def without(name: str, old: bytes, new: bytes, *, skipped: Collection[str]) -> bytes:
    return merge(File(name, new), old=File(name, old), skipped=skipped)


def all_skipped(name: str, old: bytes, new: bytes) -> bytes:
    return without(name, old, new, skipped=[change.key for change in changes(name, old, new)])
