"""The names of Word's paragraph styles, and which of them are headings."""

import re
from dataclasses import dataclass

from lxml import etree

from bulkhead.render.compare import attributes
from bulkhead.render.template.package import Package
from bulkhead.render.template.vocabulary import WORD, names

HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
PLAIN = "Normal"


@dataclass(frozen=True)
class Style:
    name: str
    level: int = 0


class Styles:
    def __init__(self, by_id: dict[str, Style], usual: Style) -> None:
        self._by_id = by_id
        self._usual = usual

    def of(self, paragraph: etree._Element) -> Style:
        for look in paragraph.iterchildren(*names(WORD, "pPr")):
            for used in look.iterchildren(*names(WORD, "pStyle")):
                return self._by_id.get(attributes.value(used), Style(attributes.value(used)))
        return self._usual


def styles(package: Package) -> Styles:
    by_id: dict[str, Style] = {}
    usual = Style(PLAIN)
    for part in package.parts.values():
        if part.kind.endswith("wordprocessingml.styles+xml"):
            for row in part.root.iter(*names(WORD, "style")):
                made = _style(row)
                by_id[attributes.of(row, named="styleId")] = made
                if attributes.of(row, named="type") == "paragraph" and attributes.of(row, named="default") in (
                    "1",
                    "true",
                    "on",
                ):
                    usual = made
    return Styles(by_id, usual)


def _style(row: etree._Element) -> Style:
    name = next((attributes.value(child) for child in row.iterchildren(*names(WORD, "name"))), PLAIN)
    levels = [attributes.value(level) for level in row.iter(*names(WORD, "outlineLvl"))]
    found = HEADING.fullmatch(name)
    if found:
        return Style(name, int(found[1]))
    if name.lower() == "title":
        return Style(name, 1)
    return Style(name, int(levels[0]) + 1 if levels and levels[0] in "012345678" else 0)
