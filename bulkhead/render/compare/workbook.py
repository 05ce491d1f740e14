"""What a workbook keeps for all its sheets: texts, date formats, the order of sheets, tables and who speaks of whom."""

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from bulkhead.render.compare import attributes, cells
from bulkhead.render.compare.cells import Looks
from bulkhead.render.template.package import Package, Relationship
from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import EXCEL
from bulkhead.render.template.vocabulary import local_name

DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# The workbook is asked name by name, and the properties only repeat it.
SILENT = (EXCEL.body, "extended-properties+xml", "sharedStrings+xml")
DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)


class Workbook:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.key, self.part = next(each for each in package.parts.items() if each[1].kind.endswith(EXCEL.body))
        self._arrows = {each.id: each for each in package.relationships() if each.source == self.key}

    def sheets(self) -> Iterator[tuple[str, Part]]:
        """Each name and its part, in the order of the tabs; sheets of macros and charts hold no cells."""
        for row in self.rows():
            arrow = self.arrow(row)
            if arrow is not None and arrow.target in self.package.parts and arrow.kind == "worksheet":
                yield row.get("name") or "", self.package.parts[arrow.target]

    def rows(self) -> list[etree._Element]:
        return list(self.part.root.iterfind("{*}sheets/{*}sheet"))

    def arrow(self, row: etree._Element) -> Relationship | None:
        return self._arrows.get(attributes.link(row))

    def looks(self) -> Looks:
        strings: list[str] = []
        dates: frozenset[str] = frozenset()
        for part in (self.package.parts.get(arrow.target) for arrow in self._arrows.values()):
            if part is not None and part.kind.endswith("sharedStrings+xml"):
                strings = [cells.plain(item) for item in part.root.iterchildren("{*}si")]
            elif part is not None and part.kind.endswith("spreadsheetml.styles+xml"):
                dates = _dates(part.root)
        return Looks(strings, dates)

    def headed(self, part_key: str) -> set[tuple[int, int]]:
        """The cells of a sheet that head a table, whose names a table keeps on its own too."""
        found: set[tuple[int, int]] = set()
        for arrow in self.package.relationships():
            if arrow.source == part_key and arrow.kind == "table" and arrow.target in self.package.parts:
                first, _, last = (self.package.parts[arrow.target].root.get("ref") or "").partition(":")
                begin, end = cells.ADDRESS.fullmatch(first), cells.ADDRESS.fullmatch(last or first)
                if begin and end:
                    columns = range(cells.column(begin[1]), cells.column(end[1]) + 1)
                    found |= {(int(begin[2]), number) for number in columns}
        return found

    def take_out(self, part_key: str) -> None:
        """A sheet, and the names that were its own; the others count the sheets before them."""
        rows = self.rows()
        gone = self._number(part_key)
        arrow = self.arrow(rows[gone])
        for name in list(self.part.root.iterfind("{*}definedNames/{*}definedName")):
            local = name.get("localSheetId") or ""
            if local == str(gone):
                attributes.remove(name)
            elif local.isdecimal() and int(local) > gone:
                name.set("localSheetId", str(int(local) - 1))
        for view in self.part.root.iterfind("{*}bookViews/{*}workbookView"):
            for remembered in ("activeTab", "firstSheet"):
                if remembered in view.attrib:
                    del view.attrib[remembered]
        attributes.remove(rows[gone])
        self.part.touched = True
        self.package.sever(lambda each: arrow is not None and each.element is arrow.element)

    def is_spoken_of(self, part_key: str) -> bool:
        """Formulas, names, charts and pivot tables outside a sheet say 'Plan'!A1, Plan!A1 or sheet="Plan"."""
        name = re.escape(_as_xml((self.rows()[self._number(part_key)].get("name") or "").replace("'", "''")))
        said = re.compile(f'(?<![\\w.]){name}\'?!|sheet="{name}"', re.IGNORECASE)
        own = self._led_to(part_key)
        others = (part for part in self.package.reachable() if part.is_xml and part.key not in own)
        spoken = (part.content.decode("utf-8", "replace") for part in others if not part.kind.endswith(SILENT))
        return any(said.search(text) for text in (*spoken, *self._names_but(self._number(part_key))))

    def _names_but(self, number: int) -> Iterator[str]:
        for name in self.part.root.iterfind("{*}definedNames/{*}definedName"):
            if name.get("localSheetId") != str(number):
                yield _as_xml(name.text or "")

    def _number(self, part_key: str) -> int:
        targets = [arrow.target if arrow else "" for arrow in map(self.arrow, self.rows())]
        return targets.index(part_key)

    def _led_to(self, part_key: str) -> set[str]:
        """The sheet itself, and its drawings and charts."""
        arrows: dict[str, set[str]] = {}
        for each in self.package.relationships():
            if not each.is_external and each.target != self.key:
                arrows.setdefault(each.source, set()).add(each.target)
        found, waiting = {part_key}, [part_key]
        while waiting:
            more = arrows.get(waiting.pop(), set()) - found
            found |= more
            waiting.extend(more)
        return found

    def recalculate(self) -> None:
        """Has every figure worked out anew when the file is opened, and forgets in which order."""
        root = self.part.root
        asked = root.find("{*}calcPr")
        if asked is None:
            asked = root.makeelement(f"{str(root.tag).rpartition('}')[0]}}}calcPr")
            before = ("sheets", "functionGroups", "externalReferences", "definedNames")
            [child for child in root if local_name(str(child.tag)) in before][-1].addnext(asked)
        asked.set("fullCalcOnLoad", "1")
        self.part.touched = True
        self.package.sever(lambda each: each.kind == "calcChain")


def _as_xml(text: str) -> str:
    return escape(text, quote=False)


def _dates(root: etree._Element) -> frozenset[str]:
    formats = {row.get("numFmtId"): row.get("formatCode") or "" for row in root.iterfind("{*}numFmts/{*}numFmt")}
    found = set()
    for number, look in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        used = look.get("numFmtId") or "0"
        code = QUOTED.sub("", formats.get(used, ""))
        if DATE_LETTERS.search(code) or (used not in formats and used.isdecimal() and int(used) in DATES):
            found.add(str(number))
    return frozenset(found)
