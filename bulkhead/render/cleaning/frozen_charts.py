"""Charts that draw what goes: the figures they draw are written into the chart itself."""

import re
from collections.abc import Callable

from lxml import etree

from bulkhead.render.cleaning import trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.compare import cells
from bulkhead.render.compare.workbook import Workbook
from bulkhead.render.template.vocabulary import CHART, DRAWING, names

REFERENCES = names(CHART, "strRef", "numRef", "multiLvlStrRef")
LITERALS = {"strRef": "strLit", "numRef": "numLit", "multiLvlStrRef": "strLit"}
AREA = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
MOST_POINTS = 32_000


def freeze(folder: Folder, *, speaks: Callable[[str], bool]) -> None:
    figures = Figures(folder)
    for page in folder.pages_of(".chart+xml"):
        for reference in list(page.part.root.iter(*REFERENCES)):
            if speaks(reference.findtext("{*}f") or ""):
                page.part.touched = True
                _make_literal(reference, figures)


class Figures:
    """What the cells of a workbook show, for charts that carry no copy of it."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._sheets: dict[str, dict[tuple[int, int], str]] = {}

    def of(self, formula: str) -> list[str]:
        found = AREA.fullmatch(formula.strip())
        if found is None or self._folder.main is None or not self._folder.is_book:
            return []
        sheet = self._sheet((found[1] or "").replace("''", "'") or found[2])
        first = int(found[4]), cells.column(found[3])
        last = int(found[6] or found[4]), cells.column(found[5] or found[3])
        rows, columns = range(first[0], last[0] + 1), range(first[1], last[1] + 1)
        if len(rows) * len(columns) > MOST_POINTS:
            return []
        return [sheet.get((row, column), "") for row in rows for column in columns]

    def _sheet(self, name: str) -> dict[tuple[int, int], str]:
        if name not in self._sheets:
            book = Workbook(self._folder.package)
            looks = book.looks()
            part = dict(book.sheets()).get(name)
            found = part.root.iter("{*}c") if part is not None else iter(())
            shown = ((cells.address(cell), _value(cell, looks)) for cell in found)
            self._sheets[name] = {address: value for address, value in shown if address}
        return self._sheets[name]


def _value(cell: etree._Element, looks: cells.Looks) -> str:
    """Figures as they are counted with, words as they are read."""
    if cell.get("t") in ("s", "inlineStr"):
        return cells.shown(cell, looks=looks)
    return cell.findtext("{*}v") or ""


def _make_literal(reference: etree._Element, figures: Figures) -> None:
    around = reference.getparent()
    points = _points(reference, figures)
    if around is not None and trees.local(around) == "tx":
        around[:] = [_words(around, " ".join(points.values()))]
    elif around is not None:
        around.replace(reference, _literal(reference, points))


def _points(reference: etree._Element, figures: Figures) -> dict[int, str]:
    """Labels on several levels keep the lowest, which stands nearest to the figures."""
    level = next(reference.iter("{*}lvl"), reference)
    points = {int(each.get("idx") or 0): each.findtext("{*}v") or "" for each in level.iter("{*}pt")}
    shown = points or dict(enumerate(figures.of(reference.findtext("{*}f") or "")))
    return {number: value for number, value in shown.items() if value}


def _literal(reference: etree._Element, points: dict[int, str]) -> etree._Element:
    local, namespace = trees.local(reference), str(reference.tag).rpartition("}")[0] + "}"
    made = reference.makeelement(f"{namespace}{LITERALS[local]}")
    look = next(reference.iter("{*}formatCode"), None)
    if look is not None and local == "numRef":
        etree.SubElement(made, f"{namespace}formatCode").text = look.text
    count = next(reference.iter("{*}ptCount"), None)
    counted = max([int(count.get("val") or 0) if count is not None else 0, *(number + 1 for number in points)])
    etree.SubElement(made, f"{namespace}ptCount").set("val", str(counted))
    for number, value in points.items():
        point = etree.SubElement(made, f"{namespace}pt")
        point.set("idx", str(number))
        etree.SubElement(point, f"{namespace}v").text = value
    return made


def _words(around: etree._Element, said: str) -> etree._Element:
    """The name of a series is one text; a title is a paragraph."""
    outer = around.getparent()
    namespace = str(around.tag).rpartition("}")[0]
    if outer is not None and trees.local(outer) == "ser":
        made = around.makeelement(f"{namespace}}}v")
        made.text = said or " "  # without any, a program would make up a name.
    else:
        drawing = DRAWING[CHART.index(namespace[1:])] if namespace[1:] in CHART else DRAWING[0]
        made = around.makeelement(f"{namespace}}}rich")
        etree.SubElement(made, f"{{{drawing}}}bodyPr")
        paragraph = etree.SubElement(made, f"{{{drawing}}}p")
        etree.SubElement(etree.SubElement(paragraph, f"{{{drawing}}}r"), f"{{{drawing}}}t").text = said
    return made
