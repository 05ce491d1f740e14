"""The shapes of one slide that hold text, in the order in which they are read."""

from collections.abc import Iterator

from lxml import etree

from bulkhead.render.compare.spots import CELL, ROW
from bulkhead.render.template.vocabulary import DRAWING, SLIDE, names

PARAGRAPH = names(DRAWING, "p")
OLDER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TITLES = ("title", "ctrTitle")
SAID = {
    "title": "title", "ctrTitle": "title", "subTitle": "subtitle", "body": "text", "obj": "text", "ftr": "footer",
    "hdr": "header", "dt": "date", "table": "table",
}  # fmt: skip
COUNTED = ("sldNum", "sldImg")  # the program writes these.


class Shape:
    def __init__(self, element: etree._Element) -> None:
        self.element = element
        role = next(element.iter(*names(SLIDE, "ph")), None)
        self._spot = role.get("idx", "0") if role is not None else ""
        self._is_table = next(element.iter(*names(DRAWING, "tbl")), None) is not None
        self.kind = role.get("type", "obj") if role is not None else "table" if self._is_table else "box"

    @property
    def style(self) -> str:
        return SAID.get(self.kind, "text box")

    def is_like(self, other: "Shape") -> bool:
        """The same placeholder of the layout, or else the same name and number."""
        if self._spot or other._spot:
            both_titles = self.kind in TITLES and other.kind in TITLES
            return both_titles or (self.kind, self._spot) == (other.kind, other._spot)
        return self._names() == other._names()

    def _names(self) -> tuple[str, str]:
        named = next(self.element.iter(*names(SLIDE, "cNvPr")), None)
        return (named.get("id") or "", named.get("name") or "") if named is not None else ("", "")

    def paragraphs(self) -> Iterator[tuple[etree._Element, str]]:
        """Each with its place on the slide."""
        for number, paragraph in enumerate(self.element.iter(*PARAGRAPH), start=1):
            cell = next(paragraph.iterancestors(*CELL), None)
            row = next(paragraph.iterancestors(*ROW), None)
            if cell is not None and row is not None:
                yield paragraph, f"table, row {_place(row, ROW)}, column {_place(cell, CELL)}"
            else:
                yield paragraph, self.style if self.style != "text" else f"text, paragraph {number}"


def shapes(root: etree._Element) -> list[Shape]:
    """The title first, then the others as they lie on the slide."""
    frames = names(SLIDE, "sp", "graphicFrame", "cxnSp")
    current = (each for each in root.iter(*frames) if next(each.iterancestors(OLDER), None) is None)
    found = [shape for shape in map(Shape, current) if shape.kind not in COUNTED]
    return sorted(found, key=lambda shape: shape.kind not in TITLES)


def _place(element: etree._Element, tags: tuple[str, ...]) -> int:
    return 1 + sum(1 for _ in element.itersiblings(*tags, preceding=True))
