"""What belongs to what in a package: slides by their order, sheets by their names, and all that hangs on them."""

import re

from lxml import etree

from bulkhead.render.template.package import Package, Relationship
from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import EXCEL, POWERPOINT
from bulkhead.render.template.vocabulary import RELATIONS, SHEET, SLIDE, names

# Parts that many slides or sheets share belong to none of them.
SHARED = re.compile(
    r"(slide|slideLayout|slideMaster|notesMaster|handoutMaster|theme|worksheet|sharedStrings|styles|presentation"
    r"|officeDocument|customXml|pivotCacheDefinition|externalLink|commentAuthors|authors|person)$"
)
SHARED_CELL = re.compile(rb"<(?:\w+:)?c ([^>]*\bt=\"s\"[^>]*)>\s*<(?:\w+:)?v>(\d+)</")
CELL_NAME = re.compile(rb"\br=\"([A-Z]+\d+)\"")
RELATION_ID = names(RELATIONS, "id")
ITEM = names(SHEET, "si")


class Layers:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._arrows: dict[str, list[Relationship]] = {}
        for each in package.relationships():
            if not each.is_external:
                self._arrows.setdefault(each.source, []).append(each)
        self.slides = self._ordered(POWERPOINT.body, "sldId", SLIDE)
        self.sheets = self._ordered(EXCEL.body, "sheet", SHEET)
        self._owners: dict[str, str] = {}
        for number, (key, _) in enumerate(self.slides, 1):
            self._adopt(key, f"slide {number}")
        for key, sheet in self.sheets:
            self._adopt(key, f"sheet {sheet.get('name')}")
        self._ranks = {owner: rank for rank, owner in enumerate(dict.fromkeys(self._owners.values()))}
        self._cells: dict[etree._Element, str] | None = None

    def owner(self, key: str) -> str:
        """The slide or sheet that the part hangs on; the links of a part go with it."""
        folder, _, name = key.rpartition("/")
        source = f"{folder.removesuffix('_rels')}{name.removesuffix('.rels')}" if name.endswith(".rels") else key
        return self._owners.get(source, "")

    def order(self, part: Part) -> int:
        """As a reader would go: the body first, slides and sheets by their number."""
        if part.kind.endswith(("document.main+xml", ".sharedStrings+xml")):
            return -1
        return self._ranks.get(self.owner(part.key), len(self._ranks))

    def holder(self, key: str) -> str:
        """The part that leads to this one."""
        return next((source for source, rows in self._arrows.items() if any(row.target == key for row in rows)), "")

    def cell_of(self, element: etree._Element) -> str:
        """The first cell that shows a shared string."""
        if self._cells is None:
            shown = self._shown_by()
            items = element.getroottree().getroot().iterchildren(*ITEM)
            self._cells = {item: shown.get(number, "") for number, item in enumerate(items)}
        return next((self._cells[each] for each in [element, *element.iterancestors()] if each in self._cells), "")

    def _shown_by(self) -> dict[int, str]:
        cells: dict[int, str] = {}
        for key, sheet in self.sheets:
            for attributes, index in SHARED_CELL.findall(self._package.parts[key].content):
                name = CELL_NAME.search(attributes)
                if name:
                    cells.setdefault(int(index), f"sheet {sheet.get('name')}, cell {name[1].decode()}")
        return cells

    def _ordered(self, body: str, local: str, dialects: tuple[str, ...]) -> list[tuple[str, etree._Element]]:
        main = next((part for part in self._package.parts.values() if part.kind.endswith(body)), None)
        if main is None:
            return []
        targets = {row.id: row.target for row in self._arrows.get(main.key, [])}
        rows = [(targets.get(relation_id(row), ""), row) for row in main.root.iter(*names(dialects, local))]
        return [(key, row) for key, row in rows if key in self._package.parts]

    def _adopt(self, key: str, owner: str) -> None:
        waiting = [key]
        while waiting:
            part = waiting.pop()
            if part not in self._owners:
                self._owners[part] = owner
                waiting.extend(row.target for row in self._arrows.get(part, []) if not SHARED.search(row.kind))


def relation_id(element: etree._Element) -> str:
    return next((element.get(name) or "" for name in RELATION_ID if element.get(name)), "")
