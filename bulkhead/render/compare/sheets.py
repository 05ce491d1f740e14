"""Excel files: the filled cells of each sheet, and its formulas as they are written."""

from collections.abc import Callable, Sequence

from lxml import etree

from bulkhead.render.compare import cells, grid
from bulkhead.render.compare.office import OfficePaper, unpacked
from bulkhead.render.compare.results import Block
from bulkhead.render.compare.stories import Meeting, Story, Twins, Undone, Unit
from bulkhead.render.compare.workbook import Workbook
from bulkhead.render.refusals import Refused
from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import EXCEL

MOST_CELLS = 250_000
MOST_LETTERS = 20_000_000
TOO_MUCH = f"It holds more than {MOST_CELLS:,} filled cells or {MOST_LETTERS:,} letters. Compare it in Excel."
HEADS = "It heads a table, which keeps the name on its own too; change it in Excel."
ROW_GONE = "The row or column where it stood is gone in the new version."
SPOKEN_OF = "Other sheets, names or charts speak of it."
ONLY = "It is the only sheet, and a workbook needs one."


class SheetsPaper(OfficePaper):
    def __init__(self, content: bytes) -> None:
        package = unpacked(content, program=EXCEL)
        super().__init__(package)
        self.workbook = Workbook(package)
        self.looks = self.workbook.looks()
        self._cells_left, self._letters_left = MOST_CELLS, MOST_LETTERS
        self._standing: dict[Meeting, grid.Standing] = {}
        self.stories = [self._sheet(name, part) for name, part in self.workbook.sheets()]

    def _sheet(self, name: str, part: Part) -> Story:
        key = part.key
        headed = self.workbook.headed(key)
        story = Story(key, f"sheet {name}", is_whole=True, is_grid=True)
        for cell in self.read(part).iterfind("{*}sheetData/{*}row/{*}c"):
            place = cells.address(cell)
            text = cells.text(cell, looks=self.looks)
            if place and text.strip():
                locked = HEADS if place in headed else cells.why_locked(cell)
                block = Block(f"{key}#{cells.name(place)}", f"{story.place}, {cells.name(place)}", text, "cell")
                story.units.append(Unit(block, cell, place, locked))
                self._judge(len(text))
        return story

    def _judge(self, letters: int) -> None:
        """A text that is stored once may be shown a million times."""
        self._cells_left -= 1
        self._letters_left -= letters
        if self._cells_left < 0 or self._letters_left < 0:
            raise Refused(TOO_MUCH)

    def why_not_restored(self, unit: Unit, *, meeting: Meeting, twins: Twins) -> str:
        if unit.locked:
            return unit.locked
        return "" if self._counterpart(unit, meeting) else ROW_GONE

    def _counterpart(self, unit: Unit, meeting: Meeting) -> tuple[int, int] | None:
        assert meeting.old, "a cell that is gone was on a sheet"
        assert meeting.new, "and the sheet stayed"
        if meeting not in self._standing:
            self._standing[meeting] = grid.Standing(meeting.old.units, new=meeting.new.units)
        return self._standing[meeting].of(grid.place_of(unit))

    def why_not_taken_out(self, story: Story) -> str:
        if len(self.stories) == 1:
            return ONLY
        return SPOKEN_OF if self.workbook.is_spoken_of(story.key) else ""

    def put_back(self, meetings: Sequence[Meeting], *, undone: Undone) -> bytes:
        assert isinstance(undone.old, SheetsPaper), "both files are of one kind"
        theirs = undone.old.looks
        for entry in undone.rewritten:
            if entry.old and entry.new:
                cells.write(self._cell(entry.new), like=_cell(entry.old), looks=theirs)
        for entry in undone.dropped:
            if entry.new:
                cells.clear(self._cell(entry.new))
        homes = {unit: meeting for meeting in meetings if meeting.old for unit in meeting.old.units}
        for entry in undone.restored:
            if entry.old:
                self._restore(entry.old, meeting=homes[entry.old], looks=theirs)
        for story in undone.taken_out:
            self.workbook.take_out(story.key)
        self.workbook.recalculate()
        return self.package.written()

    def _cell(self, unit: Unit) -> etree._Element:
        self.touch(_cell(unit))
        return _cell(unit)

    def _restore(self, unit: Unit, *, meeting: Meeting, looks: cells.Looks) -> None:
        place = self._counterpart(unit, meeting)
        assert place, "it was asked before whether there is a place"
        assert meeting.new, "the sheet stayed"
        root = self.read(self.package.parts[meeting.new.key])
        self.touch(root)
        sheet = next(root.iterchildren("{*}sheetData"))
        row = _numbered(sheet, "row", str(place[0]), before=lambda each: int(each.get("r") or 0) > place[0])
        cell = _numbered(row, "c", cells.name(place), before=lambda each: (cells.address(each) or (0, 0))[1] > place[1])
        cells.write(cell, like=_cell(unit), looks=looks)


def _numbered(
    parent: etree._Element, local: str, number: str, *, before: Callable[[etree._Element], bool]
) -> etree._Element:
    """The row or cell of this number, made in its order where there is none."""
    found = next((child for child in parent if child.get("r") == number), None)
    if found is None:
        found = parent.makeelement(f"{str(parent.tag).rpartition('}')[0]}}}{local}", {"r": number})
        after = next((child for child in parent if before(child)), None)
        if after is not None:
            after.addprevious(found)
        else:
            parent.append(found)
    return found


def _cell(unit: Unit) -> etree._Element:
    assert unit.element is not None, "a sheet is made of cells"
    return unit.element
