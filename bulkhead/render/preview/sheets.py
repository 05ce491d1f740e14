"""Excel files: the upper left corner of each sheet, with the letters and numbers of its columns and rows."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from bulkhead.render.compare import cells
from bulkhead.render.compare.cells import Looks
from bulkhead.render.compare.office import unpacked
from bulkhead.render.compare.workbook import Workbook
from bulkhead.render.preview.markup import fitting, marked
from bulkhead.render.preview.results import Preview
from bulkhead.render.template.program import EXCEL

ROWS, COLUMNS = 50, 20
LONGEST = 500
HIDDEN = ("hidden", "veryHidden")
NOT_FOR_READERS = "Hidden sheets are not shown."
Corner = dict[tuple[int, int], str]


def preview(content: bytes) -> Preview:
    return _shown(Workbook(unpacked(content, program=EXCEL)), without=frozenset())


def for_readers(content: bytes) -> Preview:
    """What the workbook shows to whoever opens it."""
    workbook = Workbook(unpacked(content, program=EXCEL))
    hidden = frozenset(row.get("name") or "" for row in workbook.rows() if row.get("state") in HIDDEN)
    found = _shown(workbook, without=hidden)
    return replace(found, cut=(*found.cut, NOT_FOR_READERS)) if hidden else found


def _shown(workbook: Workbook, *, without: frozenset[str]) -> Preview:
    looks = workbook.looks()
    sheets = [(name, *_corner(part.root, looks)) for name, part in workbook.sheets() if name not in without]
    html, cut = fitting(
        (_section(name, corner) for name, corner, _ in sheets),
        said=lambda kept: f"Only the first {kept:,} of {len(sheets):,} sheets are shown.",
    )
    wider = [name for name, _, has_more in sheets if has_more]
    more = (f"Only the first {ROWS} rows and {COLUMNS} columns are shown of: {', '.join(wider)}.",) if wider else ()
    return Preview(html=html, cut=(*cut, *more))


def _corner(root: etree._Element, looks: Looks) -> tuple[Corner, bool]:
    """The cells within, and whether there are others."""
    corner: Corner = {}
    for cell in root.iterfind("{*}sheetData/{*}row/{*}c"):
        place = cells.address(cell)
        if place and len(cell):
            if place[0] > ROWS:
                return corner, True
            corner[place] = cells.shown(cell, looks=looks)
    within = {place: text for place, text in corner.items() if place[1] <= COLUMNS}
    return within, len(within) < len(corner)


def _section(name: str, corner: Corner) -> str:
    filled = [place for place, text in corner.items() if text.strip()]
    if not filled:
        return f"<section><h2>{marked(name)}</h2><p>This sheet is empty.</p></section>"
    columns = range(1, min(max(column for _, column in filled), COLUMNS) + 1)
    heads = "".join(f'<th scope="col">{cells.name((0, column))[:-1]}</th>' for column in columns)
    rows = range(1, max(row for row, _ in filled) + 1)
    body = "".join(f"<tr>{''.join(_row(corner, row, columns))}</tr>" for row in rows)
    table = f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return f"<section><h2>{marked(name)}</h2>{table}</section>"


def _row(corner: Corner, row: int, columns: range) -> Iterator[str]:
    yield f'<th scope="row">{row}</th>'
    yield from (f"<td>{_short(corner.get((row, column), ''))}</td>" for column in columns)


def _short(text: str) -> str:
    return marked(text if len(text) <= LONGEST else f"{text[:LONGEST]}…").replace("\n", "<br>")
