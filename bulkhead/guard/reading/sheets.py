"""Cells of a workbook. Numbers are passed over; a text is noted at the first cell of a sheet that shows it."""

import re
from collections.abc import Iterator

from lxml import etree

from bulkhead.guard.reading import markup
from bulkhead.guard.reading.markup import Note
from bulkhead.guard.reading.notebook import inside

# “&L” begins the left part of a header, “&14” a size, “&"Arial"” a font.
_HEADER_CODES = re.compile(r"&(?:[A-Z]|\d+|\"[^\"]*\")")
_SPEAKING = re.compile(r"[\"'\[!]|[a-z]{3}")


class SharedStrings:
    """The texts of a workbook, and which of them no cell shows."""

    def __init__(self, content: bytes) -> None:
        root = markup.parse(content or b"<sst/>", part="xl/sharedStrings.xml")
        self._texts = [_text_of(item) for item in root.iter("{*}si")]
        self._shown: set[int] = set()

    def show(self, index: str) -> str:
        place = int(index) if index.isdecimal() else -1
        self._shown.add(place)
        return self._texts[place] if 0 <= place < len(self._texts) else ""

    def unseen(self) -> Iterator[str]:
        return (text for place, text in enumerate(self._texts) if place not in self._shown)


def _text_of(item: etree._Element) -> str:
    return "".join(run.text or "" for run in item.iter("{*}t"))


def note_sheet(root: etree._Element, *, strings: SharedStrings, note: Note, place: str) -> None:
    seen: set[str] = set()
    for cell in root.iter("{*}c"):
        text = _shown(cell, strings)
        if text and text not in seen:
            seen.add(text)
            note(inside(place, inner=f"cell {cell.get('r') or ''}".strip()), text)
    for formula in root.iter("{*}f"):
        text = formula.text or ""
        if text not in seen and _SPEAKING.search(text):
            seen.add(text)
            owner = formula.getparent()
            where = owner.get("r") if owner is not None else None
            note(inside(place, inner=f"cell {where}, formula" if where else "formula"), text)
    for header in root.iter("{*}headerFooter"):
        for part in header:
            note(inside(place, inner="header or footer"), _HEADER_CODES.sub(" ", part.text or ""))
    markup.Walker(
        lambda inner, text: note(inside(place, inner=inner), text), without=frozenset({"sheetData", "headerFooter"})
    ).walk(root)


def _shown(cell: etree._Element, strings: SharedStrings) -> str:
    kind = cell.get("t")
    if kind == "s":
        shown = strings.show((cell.findtext("{*}v") or "").strip())
    elif kind == "inlineStr":
        shown = _text_of(cell)
    elif kind in ("str", "e", "d"):
        shown = cell.findtext("{*}v") or ""
    else:
        shown = ""
    return shown
