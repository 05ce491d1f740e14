"""One Office file opened for cleaning, or one inside it: its parts, and how to say where something stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from bulkhead.render.template.layers import Layers
from bulkhead.render.template.package import Package, Relationship
from bulkhead.render.template.pages import Page, pages
from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import EXCEL, POWERPOINT, Program

WHOLE = {POWERPOINT: "presentation", EXCEL: "workbook"}


@dataclass(frozen=True)
class Folder:
    package: Package
    pages: tuple[Page, ...]

    @property
    def program(self) -> Program:
        return self.package.program

    @property
    def is_deck(self) -> bool:
        return self.program is POWERPOINT

    @property
    def is_book(self) -> bool:
        return self.program is EXCEL

    @cached_property
    def layers(self) -> Layers:
        return Layers(self.package)

    def parts(self, *endings: str) -> list[Part]:
        """Of these kinds, as far as they hold XML and anything leads to them."""
        return [page.part for page in self.pages_of(*endings)]

    def pages_of(self, *endings: str) -> list[Page]:
        return [page for page in self.pages if page.part.kind.endswith(endings)]

    @property
    def texts(self) -> list[Page]:
        """The parts in which Word keeps text."""
        return [page for page in self.pages if page.part.is_word_text]

    @property
    def main(self) -> Part | None:
        return next((part for part in self.package.parts.values() if part.kind.endswith(self.program.body)), None)

    def arrows(self, *kinds: str, source: str | None = None) -> list[Relationship]:
        """The relationships of these kinds, from anywhere or from one part."""
        rows = self.package.relationships()
        return [row for row in rows if row.kind in kinds and (source is None or row.source == source)]

    def place(self, key: str) -> str:
        """The slide or sheet on which a part hangs, or the whole file."""
        return self.layers.owner(key) or WHOLE.get(self.program, "document")


def folders(package: Package) -> Iterator[Folder]:
    """The file and those inside it, each with its own pages."""
    found: dict[int, tuple[Package, list[Page]]] = {id(package): (package, [])}
    for page in pages(package):
        found.setdefault(id(page.package), (page.package, []))[1].append(page)
    for each, own in found.values():
        yield Folder(each, tuple(own))


def touch(page: Page) -> etree._Element:
    """The root of a part that is about to change."""
    page.part.touched = True
    return page.part.root
