"""Where in the new file a paragraph that it no longer has would stand: in the counterpart of its cell, box or page."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from bulkhead.render.compare.lettering import PARAGRAPHS, leaves
from bulkhead.render.compare.stories import Story, Twins, Unit
from bulkhead.render.template.vocabulary import DRAWING, SLIDE, WORD, names

CELL = names(WORD, "tc") + names(DRAWING, "tc")
ROW = names(WORD, "tr") + names(DRAWING, "tr")
PAGE = names(WORD, "body", "hdr", "ftr")
BOX = names(WORD, "txbxContent", "footnote", "endnote", "comment") + names(SLIDE, "txBody")
HOMES = (*CELL, *PAGE, *BOX, *names(DRAWING, "txBody"))
# What a paragraph may carry besides its text; with it, only the text goes.
CARRIED = names(
    WORD,
    *("sectPr", "drawing", "pict", "object", "fldChar", "fldSimple", "footnoteReference", "endnoteReference"),
    *("commentReference", "commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd", "sdt"),
)
How = Literal["after", "before", "into"]


@dataclass(frozen=True)
class Spot:
    how: How
    element: etree._Element

    def put(self, paragraph: etree._Element) -> None:
        if self.how == "after":
            self.element.addnext(paragraph)
        elif self.how == "before":
            self.element.addprevious(paragraph)
        else:
            _put_first(paragraph, self.element)


def _put_first(paragraph: etree._Element, home: etree._Element) -> None:
    """An empty paragraph that only keeps a cell or a box open gives way."""
    there = [child for child in home if child.tag in PARAGRAPHS]
    if there:
        there[0].addprevious(paragraph)
        if len(there) == 1 and not carries(there[0]) and not any(leaf.letters for leaf in leaves(there[0])):
            home.remove(there[0])
    else:
        home.insert(0, paragraph)


def carries(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(*CARRIED), None) is not None


class Spots:
    """For one story of the old file."""

    def __init__(self, story: Story, twins: Twins) -> None:
        self._units = story.units
        self._order = {unit: place for place, unit in enumerate(story.units)}
        self._placed: list[int] = []
        self._new: dict[Unit, etree._Element] = {}
        self._homes: dict[etree._Element, etree._Element] = {}
        self._rows: dict[etree._Element, etree._Element] = {}
        self._columns: dict[etree._Element, list[tuple[int, int]]] = {}
        for unit in story.units:
            twin = twins.get(unit)
            if twin is not None and twin.element is not None:
                self.learn(unit, new=twin.element)

    def learn(self, unit: Unit, *, new: etree._Element) -> None:
        """This paragraph of the new file stands for this unit of the old one."""
        assert unit.element is not None, "only paragraphs have spots"
        self._new[unit] = new
        insort(self._placed, self._order[unit])
        for tags, known in ((HOMES, self._homes), (ROW, self._rows)):
            theirs, ours = _around(unit.element, tags), _around(new, tags)
            if theirs is not None and ours is not None and theirs.tag == ours.tag:
                known.setdefault(theirs, ours)
        row = _around(unit.element, ROW)
        if row is not None and self._rows.get(row) is _around(new, ROW):
            self._columns.setdefault(row, []).append((_column(unit.element), _column(new)))

    def of(self, unit: Unit, *, page: etree._Element | None) -> Spot | None:
        """`page` is what stands for the body, the header or the box where no text tells."""
        assert unit.element is not None, "only paragraphs have spots"
        home = _around(unit.element, HOMES)
        ours = self._homes.get(home) if home is not None else None
        if ours is None and home is not None:
            ours = self._cell(home) if _in_cell(home) else page
        return self._beside(unit, ours) if ours is not None else None

    def _cell(self, home: etree._Element) -> etree._Element | None:
        """The cell in the same column of the row that stands for its row."""
        cell = home if home.tag in CELL else _around(home, CELL)
        row = _around(home, ROW)
        ours = self._rows.get(row) if row is not None else None
        if row is None or cell is None or ours is None:
            return None
        cells = list(ours.iterchildren(*CELL))
        column = _column(cell)
        # Where the cells of a row have changed places, nobody can say which is which.
        is_same = all(there == here for there, here in self._columns.get(row, []))
        if not is_same or len(cells) != len(list(row.iterchildren(*CELL))):
            return None
        found = cells[column]
        return found if found.tag == home.tag else next(found.iterchildren(str(home.tag)), None)

    def _beside(self, unit: Unit, home: etree._Element) -> Spot | None:
        place = bisect_left(self._placed, self._order[unit])
        earlier = next(self._children(home, range(place - 1, -1, -1)), None)
        later = next(self._children(home, range(place, len(self._placed))), None)
        if earlier is not None and earlier is later:
            return None  # both stand in one table now, and nothing stands between two rows of a table.
        if earlier is not None:
            return Spot("after", earlier)
        if later is not None:
            return Spot("before", later)
        return Spot("into", home)

    def _children(self, home: etree._Element, places: range) -> Iterator[etree._Element]:
        for place in places:
            new = self._new[self._units[self._placed[place]]]
            child = next((each for each in (new, *new.iterancestors()) if each.getparent() is home), None)
            if child is not None:
                yield child


def _around(element: etree._Element, tags: tuple[str, ...]) -> etree._Element | None:
    return next(element.iterancestors(*tags), None)


def _column(element: etree._Element) -> int:
    cell = element if element.tag in CELL else _around(element, CELL)
    return sum(1 for _ in cell.itersiblings(*CELL, preceding=True)) if cell is not None else 0


def _in_cell(home: etree._Element) -> bool:
    """The text of a drawn cell lies in a body of its own, which is the cell's."""
    return home.tag in CELL or (home.tag not in BOX and next(home.iterancestors(*CELL), None) is not None)
