"""Text as the reader sees it, wherever Word has stored its letters."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from lxml import etree

from bulkhead.render.template import values
from bulkhead.render.template.grammar import Replacement, replaced
from bulkhead.render.template.parts import Part
from bulkhead.render.template.places import Whereabouts
from bulkhead.render.template.runs import letters, put
from bulkhead.render.template.vocabulary import BREAK, INSTRUCTION, PARAGRAPH, TEXT, elements, local_name

# A brace, or what may become one once it is read: a character reference, a percent escape, a text in UTF-16.
MAY_HOLD_BRACE = re.compile(rb"[{}\0]|&#|%7")
# One step per query, because a union or a nested predicate costs several times as much.
WITH_BRACE = etree.XPath("/descendant::text()[contains(., '{') or contains(., '}')]/..")
IN_ATTRIBUTES = etree.XPath("/descendant::*/@*[contains(., '{{')]/..")
ADDRESSES = etree.XPath("/descendant::*/@Target[contains(., '{') or contains(., '%7')]/..")


class Thread(Protocol):
    @property
    def element(self) -> etree._Element: ...

    @property
    def text(self) -> str: ...

    @property
    def place(self) -> str: ...

    def write(self, replacements: Sequence[Replacement]) -> None: ...


class RunThread:
    """The visible text of one paragraph, or its field codes, over all the runs it is split into."""

    def __init__(self, element: etree._Element, leaves: list[etree._Element], where: Whereabouts) -> None:
        self.element = element
        self.text = "".join(map(letters, leaves))
        self._leaves = leaves
        self._where = where

    @property
    def place(self) -> str:
        return self._where.of(self.element)

    def write(self, replacements: Sequence[Replacement]) -> None:
        begins = 0
        for leaf in self._leaves:
            before = letters(leaf)
            here = [part for each in replacements if (part := each.within(begins, ends=begins + len(before)))]
            if here:
                said = values.in_instruction if leaf.tag in INSTRUCTION else values.in_text
                put(leaf, text=replaced(before, replacements=[each.saying(said) for each in here]))
            begins += len(before)


class ElementThread:
    """Text outside paragraphs: properties, cached chart labels, custom XML."""

    def __init__(self, element: etree._Element, where: Whereabouts) -> None:
        self.element = element
        self.text = element.text or ""
        self.place = where.of(element)

    def write(self, replacements: Sequence[Replacement]) -> None:
        self.element.text = replaced(self.text, replacements=[each.saying(values.on_one_line) for each in replacements])


class AttributeThread:
    """Text in an attribute: alternative text, a watermark, the target of a link."""

    def __init__(self, element: etree._Element, name: str, where: Whereabouts) -> None:
        self.element = element
        self.name = name
        self.place = where.of_attribute(element, name=name)
        written = element.get(name) or ""
        is_target = local_name(str(element.tag)) == "Relationship"
        # Word writes the braces of a field in a link as %7B and %7D.
        self.text = re.sub("%7[Bb]", "{", re.sub("%7[Dd]", "}", written)) if is_target else written
        is_instruction = local_name(name) == "instr"
        self._said = values.in_address if is_target else values.in_instruction if is_instruction else values.on_one_line

    def write(self, replacements: Sequence[Replacement]) -> None:
        self.element.set(
            self.name, replaced(self.text, replacements=[each.saying(self._said) for each in replacements])
        )


def threads(part: Part) -> Iterator[Thread]:
    """Every thread of a part in which a brace stands; the rest cannot hold a field."""
    if not MAY_HOLD_BRACE.search(part.content):
        return
    where = Whereabouts(part)
    paragraphs: dict[tuple[etree._Element, bool], None] = {}
    for element in elements(WITH_BRACE, root=part.root):
        if element.tag in TEXT or element.tag in INSTRUCTION:
            paragraphs[_paragraph(element), element.tag in INSTRUCTION] = None
        elif element.text:
            yield ElementThread(element, where)
    yield from (RunThread(paragraph, _leaves(paragraph, is_code), where) for paragraph, is_code in paragraphs)
    for element in elements(ADDRESSES if part.name.endswith(".rels") else IN_ATTRIBUTES, root=part.root):
        yield from (AttributeThread(element, str(name), where) for name in list(element.attrib))


def _paragraph(leaf: etree._Element) -> etree._Element:
    return next(leaf.iterancestors(*PARAGRAPH), leaf)


def _leaves(paragraph: etree._Element, is_code: bool) -> list[etree._Element]:
    """Its own leaves, without those of a text box that is anchored in it."""
    leaves = paragraph.iter(*INSTRUCTION) if is_code else paragraph.iter(*TEXT, *BREAK)
    return [leaf for leaf in leaves if _paragraph(leaf) is paragraph]
