"""Text as the reader sees it, wherever Office has stored its letters."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from lxml import etree

from bulkhead.render.template import formulas, grammar, values
from bulkhead.render.template.blanks import Blank, blanks
from bulkhead.render.template.grammar import Match, Replacement, replaced
from bulkhead.render.template.parts import Part
from bulkhead.render.template.places import Whereabouts
from bulkhead.render.template.results import FieldProblem, NotATemplate
from bulkhead.render.template.runs import letters, put
from bulkhead.render.template.vocabulary import (
    BREAK,
    FORMULA,
    INSTRUCTION,
    PAGE_MARGIN,
    PARAGRAPH,
    SHEET,
    SHEET_TEXT,
    TEXT,
    elements,
    local_name,
    names,
)

# A brace, or what may become one once it is read: a character reference, a percent escape, a text in UTF-16.
MAY_HOLD_BRACE = re.compile(rb"[{}\0]|&#|%7")
# Cells without runs cannot split a pair of braces; Excel gives most sheets a number in single ones.
MAY_HOLD_PAIR = re.compile(rb"\{\{|\}\}|\0|&#|inlineStr")
# One step per query, because a union or a nested predicate costs several times as much.
WITH_BRACE = etree.XPath("/descendant::text()[contains(., '{') or contains(., '}')]/..")
IN_ATTRIBUTES = etree.XPath("/descendant::*/@*[contains(., '{{')]/..")
ADDRESSES = etree.XPath("/descendant::*/@Target[contains(., '{') or contains(., '%7')]/..")
SIZE_CODE = re.compile(r"&\d+$")
OUTSIDE_QUOTES = "in a formula a field stands in quotes"
SHEET_NAME = names(SHEET, "sheet")
COLUMN = names(SHEET, "tableColumn")
PLACE_IN_BOOK = names(SHEET, "hyperlink")
LONGEST = {"prompt": 255, "error": 255, "promptTitle": 32, "errorTitle": 32}
LONGEST_PAGE_MARGIN = 255


class Thread(Protocol):
    @property
    def element(self) -> etree._Element: ...

    @property
    def text(self) -> str: ...

    @property
    def place(self) -> str: ...

    def fields(self) -> list[Match]: ...

    def blanks(self) -> list[Blank]: ...

    def problems(self) -> list[FieldProblem]: ...

    def write(self, replacements: Sequence[Replacement]) -> None: ...


class Spoken:
    """The fields of a text are those that its letters spell; its place is counted only when it is asked for."""

    def __init__(self, element: etree._Element, text: str, where: Whereabouts) -> None:
        self.element = element
        self.text = text
        self._where = where

    @cached_property
    def place(self) -> str:
        return self._where.of(self.element)

    def fields(self) -> list[Match]:
        return grammar.matches(self.text)

    def blanks(self) -> list[Blank]:
        return blanks(self.text)

    def problems(self) -> list[FieldProblem]:
        return grammar.problems(self.text, place=self.place)


class RunThread(Spoken):
    """The visible text of one paragraph, or its field codes, over all the runs it is split into."""

    def __init__(self, element: etree._Element, leaves: list[etree._Element], where: Whereabouts) -> None:
        super().__init__(element, "".join(map(letters, leaves)), where)
        self._leaves = leaves

    def write(self, replacements: Sequence[Replacement]) -> None:
        begins = 0
        for leaf in self._leaves:
            before = letters(leaf)
            here = [part for each in replacements if (part := each.within(begins, ends=begins + len(before)))]
            if here:
                put(leaf, text=replaced(before, replacements=[each.saying(_said_in(leaf)) for each in here]))
            begins += len(before)


def _said_in(leaf: etree._Element) -> Callable[[str], str]:
    if leaf.tag in INSTRUCTION:
        return values.in_instruction
    return values.in_cell if leaf.tag in SHEET_TEXT else values.in_text


class ElementThread(Spoken):
    """Text outside paragraphs: properties, cached chart labels, custom XML."""

    def __init__(self, element: etree._Element, where: Whereabouts) -> None:
        super().__init__(element, element.text or "", where)

    def write(self, replacements: Sequence[Replacement]) -> None:
        self.element.text = replaced(self.text, replacements=[each.saying(values.on_one_line) for each in replacements])


class TailThread(Spoken):
    """Text behind an element, as in the HTML that old drawings hold."""

    def __init__(self, element: etree._Element, where: Whereabouts) -> None:
        super().__init__(element, element.tail or "", where)

    def write(self, replacements: Sequence[Replacement]) -> None:
        self.element.tail = replaced(self.text, replacements=[each.saying(values.on_one_line) for each in replacements])


class FormulaThread(ElementThread):
    """A formula, in which a field is one only inside quotes."""

    def fields(self) -> list[Match]:
        return formulas.quoted(self.text)[0]

    def blanks(self) -> list[Blank]:
        return blanks(formulas.texts_only(self.text)) if '"' in self.text else []

    def problems(self) -> list[FieldProblem]:
        outside = [self.text[each.start : each.end] for each in formulas.quoted(self.text)[1]]
        inside = grammar.problems(formulas.texts_only(self.text), place=self.place)
        return [*(FieldProblem(text, self.place, OUTSIDE_QUOTES) for text in outside), *inside]

    def write(self, replacements: Sequence[Replacement]) -> None:
        self.element.text = formulas.written(self.text, replacements=replacements)


class MarginThread(ElementThread):
    """The header or footer of a sheet, which holds codes for size and font among its letters."""

    def write(self, replacements: Sequence[Replacement]) -> None:
        said = [each.saying(values.in_page_margin) for each in replacements]
        apart = [each.saying(_apart) if SIZE_CODE.search(self.text[: each.start]) else each for each in said]
        self.element.text = replaced(self.text, replacements=apart)
        _refuse_longer(self.element.text, LONGEST_PAGE_MARGIN, self.place)


def _apart(value: str) -> str:
    """A digit right behind the code of a size would make it another size."""
    return f" {value}" if value[:1].isdigit() else value


class AttributeThread(Spoken):
    """Text in an attribute: alternative text, a watermark, the target of a link."""

    def __init__(self, element: etree._Element, name: str, where: Whereabouts) -> None:
        super().__init__(element, self._read(element.get(name) or ""), where)
        self.name = name

    @cached_property
    def place(self) -> str:
        return self._where.of_attribute(self.element, name=self.name)

    def _read(self, written: str) -> str:
        return written

    def _said(self, value: str) -> str:
        return values.on_one_line(value)

    def write(self, replacements: Sequence[Replacement]) -> None:
        text = replaced(self.text, replacements=[each.saying(self._said) for each in replacements])
        _refuse_longer(text, LONGEST.get(self.name, len(text)), self.place)
        self.element.set(self.name, text)


class AddressThread(AttributeThread):
    """The target of a link, in which Office writes the braces of a field as %7B and %7D."""

    def _read(self, written: str) -> str:
        return re.sub("%7[Bb]", "{", re.sub("%7[Dd]", "}", written))

    def _said(self, value: str) -> str:
        return values.in_address(value)


class InstructionThread(AttributeThread):
    def _said(self, value: str) -> str:
        return values.in_instruction(value)


class ColumnThread(AttributeThread):
    """The name of a table's column, which must say what its header cell says."""

    def _said(self, value: str) -> str:
        return values.in_column_name(value)


class SheetNameThread(AttributeThread):
    def write(self, replacements: Sequence[Replacement]) -> None:
        super().write(replacements)
        self.element.set(self.name, values.sheet_name(self.element.get(self.name) or ""))


class LocationThread(AttributeThread):
    """A place in the workbook: 'Sheet name'!A1."""

    def write(self, replacements: Sequence[Replacement]) -> None:
        self.element.set(self.name, formulas.written(self.text, replacements=replacements))


def _refuse_longer(text: str, longest: int, place: str) -> None:
    if len(text) > longest:
        raise NotATemplate(f"{place} would hold more than {longest} letters, the most that Excel takes")


def threads(part: Part, *, where: Whereabouts) -> Iterator[Thread]:
    """Every thread of a part in which a brace stands; the rest cannot hold a field."""
    if not (MAY_HOLD_PAIR if part.kind.endswith(".worksheet+xml") else MAY_HOLD_BRACE).search(part.content):
        return
    paragraphs: dict[tuple[etree._Element, bool], None] = {}
    for element in elements(WITH_BRACE, root=part.root):
        if element.tag in TEXT or element.tag in INSTRUCTION:
            paragraphs[_paragraph(element), element.tag in INSTRUCTION] = None
        else:
            yield from _loose_text(element, where)
    for paragraph, is_code in paragraphs:
        leaves = _leaves(paragraph, INSTRUCTION if is_code else (*TEXT, *BREAK))
        yield RunThread(paragraph, leaves, where)
    for element in elements(ADDRESSES if part.name.endswith(".rels") else IN_ATTRIBUTES, root=part.root):
        yield from (attribute_thread(element, name=str(name), where=where) for name in list(element.attrib))


def _loose_text(element: etree._Element, where: Whereabouts) -> Iterator[Thread]:
    if element.text:
        yield element_thread(element, where=where)
    yield from (TailThread(child, where) for child in element if child.tail and "{" in child.tail)


def element_thread(element: etree._Element, *, where: Whereabouts) -> Thread:
    if element.tag in FORMULA:
        return FormulaThread(element, where)
    return MarginThread(element, where) if element.tag in PAGE_MARGIN else ElementThread(element, where)


def attribute_thread(element: etree._Element, *, name: str, where: Whereabouts) -> Thread:
    local = local_name(str(element.tag))
    kinds: dict[tuple[bool, str], type[AttributeThread]] = {
        (local == "Relationship", name): AddressThread,
        (element.tag in SHEET_NAME, "name"): SheetNameThread,
        (local == "worksheetSource", "sheet"): SheetNameThread,
        (element.tag in COLUMN, "name"): ColumnThread,
        (element.tag in PLACE_IN_BOOK, "location"): LocationThread,
        (local_name(name) == "instr", name): InstructionThread,
    }
    return kinds.get((True, name), AttributeThread)(element, name, where)


def paragraph_thread(paragraph: etree._Element, *, where: Whereabouts) -> RunThread:
    return RunThread(paragraph, _leaves(paragraph, (*TEXT, *BREAK)), where)


def _paragraph(leaf: etree._Element) -> etree._Element:
    return next(leaf.iterancestors(*PARAGRAPH), leaf)


def _leaves(paragraph: etree._Element, tags: tuple[str, ...]) -> list[etree._Element]:
    """Its own leaves, without those of a text box that is anchored in it."""
    return [leaf for leaf in paragraph.iter(*tags) if _paragraph(leaf) is paragraph]
