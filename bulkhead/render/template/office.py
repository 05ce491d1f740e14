"""Word, PowerPoint and Excel files: finding the fields in every part, filling them, leaving no trace of origin."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from bulkhead.render.template import books, controls, values
from bulkhead.render.template.blanks import Blank
from bulkhead.render.template.grammar import Match, Replacement
from bulkhead.render.template.leaving_out import leave_out
from bulkhead.render.template.leftovers import GAP, LIBRARY_NOTE, UNFILLED, unfilled
from bulkhead.render.template.notes import Found, notes
from bulkhead.render.template.opening import opened
from bulkhead.render.template.package import Package
from bulkhead.render.template.pages import Page, pages, spoken
from bulkhead.render.template.program import EXCEL, Program
from bulkhead.render.template.provenance import neutralise
from bulkhead.render.template.results import (
    FieldUse,
    Filled,
    Gap,
    Leftover,
    Survey,
    refuse_unknown,
)
from bulkhead.render.template.soundness import refuse_unsound
from bulkhead.render.template.threads import ColumnThread, Thread, threads


@dataclass(frozen=True)
class Office:
    """What can be done with the files of one program."""

    program: Program

    def survey(self, content: bytes) -> Survey:
        package = self._sound(content)
        found = notes(package)
        seen = [thread for _, thread in _threads(package, without=found)]
        uses = [FieldUse(match.field, thread.place) for thread in seen for match in thread.fields()]
        problems = [problem for thread in seen for problem in thread.problems()]
        kept = tuple(dict.fromkeys(each.note for each in found))
        return Survey(tuple(dict.fromkeys(uses)), tuple(dict.fromkeys(problems)), kept)

    def fill(self, content: bytes, *, given: Mapping[str, str]) -> Filled:
        package = self._sound(content)
        found = notes(package)
        looked = [(page, thread, thread.fields()) for page, thread in _threads(package, without=found)]
        asked = [(page, thread, matches) for page, thread, matches in looked if matches]
        uses = tuple(dict.fromkeys(FieldUse(each.field, thread.place) for _, thread, ms in asked for each in ms))
        refuse_unknown(uses, known=given)
        if self.program is EXCEL:
            books.refuse_long_values(uses, given=given)
        said = tuple(dict.fromkeys(each.note for each in found))
        neutralise(package, fields=frozenset(thread.element for _, thread, _ in asked))
        for page, thread, matches in asked:
            thread.write(_replacements(matches, given))
            page.part.touched = True
        leave_out(found)
        books.settle([*(page.package for page, _, _ in asked), *(each.page.package for each in found)])
        return Filled(package.written(), uses, said)

    def gaps(self, content: bytes) -> list[Gap]:
        seen = _blanks(self._sound(content))
        return list(dict.fromkeys(Gap(blank.text, thread.place, blank.suggests) for _, thread, blank in seen))

    def bind_gaps(self, content: bytes, *, mapping: Mapping[str, str]) -> bytes:
        package = self._sound(content)
        bound: dict[int, tuple[Page, Thread, list[Replacement]]] = {}
        for page, thread, blank in _blanks(package):
            if blank.text in mapping:
                field = Replacement(blank.start, blank.end, f"{{{{{mapping[blank.text]}}}}}")
                bound.setdefault(id(thread), (page, thread, []))[2].append(field)
        for page, thread, replacements in bound.values():
            thread.write(replacements)
            page.part.touched = True
            if isinstance(thread, ColumnThread):
                books.rename_column(page.package, before=thread.text, after=thread.element.get("name") or "")
        for page in {id(page.part): page for page, _, _ in bound.values()}.values():
            controls.release(page.part.root)
        books.settle(page.package for page, _, _ in bound.values())
        return package.written()

    def leftovers(self, content: bytes) -> list[Leftover]:
        package = opened(content, program=self.program)
        found = notes(package)
        left = [Leftover(each.note.text, each.note.place, LIBRARY_NOTE) for each in found]
        for _, thread in _threads(package, without=found):
            left += [Leftover(text, thread.place, UNFILLED) for text in unfilled(thread.text)]
        left += [Leftover(blank.text, thread.place, GAP) for _, thread, blank in _blanks(package, without=found)]
        return list(dict.fromkeys(left))

    def _sound(self, content: bytes) -> Package:
        package = opened(content, program=self.program)
        refuse_unsound(package, program=self.program)
        return package


def _replacements(found: list[Match], given: Mapping[str, str]) -> list[Replacement]:
    return [Replacement(match.start, match.end, values.clean(given[match.field])) for match in found]


def _threads(package: Package, *, without: list[Found]) -> Iterator[tuple[Page, Thread]]:
    """Every thread with something like a field in it, but none inside a note for the library."""
    gone = _elements(without)
    for page in pages(package):
        for thread in threads(page.part, where=page.where):
            if ("{{" in thread.text or "}}" in thread.text) and not _is_within(thread.element, gone):
                yield page, thread


def _blanks(package: Package, *, without: list[Found] | None = None) -> list[tuple[Page, Thread, Blank]]:
    found = notes(package) if without is None else without
    return list(_gaps_on(package, _elements(found)))


def _gaps_on(package: Package, gone: frozenset[etree._Element]) -> Iterator[tuple[Page, Thread, Blank]]:
    for page in pages(package):
        if page.is_spoken:
            for thread in spoken(page):
                if not _is_within(thread.element, gone):
                    yield from ((page, thread, blank) for blank in thread.blanks())
            for thread, blank in controls.prompts(page):
                yield page, thread, blank


def _elements(found: list[Found]) -> frozenset[etree._Element]:
    return frozenset(each.element for each in found)


def _is_within(element: etree._Element, gone: frozenset[etree._Element]) -> bool:
    return bool(gone) and (element in gone or not gone.isdisjoint(element.iterancestors()))
