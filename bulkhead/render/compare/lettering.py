"""The letters of one paragraph of Word or PowerPoint, over all its runs, and putting others in their place."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from bulkhead.render.compare import attributes
from bulkhead.render.compare.results import Runs
from bulkhead.render.template.vocabulary import (
    CHANGE,
    DRAWING,
    DRAWING_TEXT,
    MATH,
    WORD,
    WORD_TEXT,
    XML_SPACE,
    names,
)

RUN = frozenset(names(WORD, "r") + names(DRAWING, "r") + names(MATH, "r"))
DRAWN_BREAK = frozenset(names(DRAWING, "br"))
DRAWN = DRAWN_BREAK | frozenset(DRAWING_TEXT)
WORD_BREAKS = {
    **dict.fromkeys(names(WORD, "br", "cr"), "\n"),
    **dict.fromkeys(names(WORD, "tab", "ptab"), "\t"),
    **dict.fromkeys(names(WORD, "noBreakHyphen"), "\u2011"),
}
# What is deleted, only there for older programs, or counted by the program itself is no text of the paragraph.
PASSED_OVER = frozenset(
    names(WORD, "pPr", "del", "moveFrom") + names(DRAWING, "pPr", "fld", "endParaRPr")
    + ("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",)
)  # fmt: skip
BREAK_TYPE = names(WORD, "type")
TEXTS = frozenset(WORD_TEXT + DRAWING_TEXT + names(MATH, "t"))
PARAGRAPHS = frozenset(names(WORD, "p") + names(DRAWING, "p"))


@dataclass
class Leaf:
    """An element that shows letters: a text, or a break."""

    element: etree._Element
    letters: str

    @property
    def is_text(self) -> bool:
        return self.element.tag in TEXTS


def text_of(paragraph: etree._Element) -> str:
    return "".join(leaf.letters for leaf in leaves(paragraph))


def has_changes(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(*CHANGE), None) is not None


def leaves(within: etree._Element) -> Iterator[Leaf]:
    """In order; not those of a text box that is anchored in the paragraph."""
    for child in within:
        if child.tag in RUN:
            yield from _of_run(child)
        elif child.tag in DRAWN_BREAK:
            yield Leaf(child, "\n")
        elif child.tag not in PASSED_OVER and child.tag not in PARAGRAPHS:
            yield from leaves(child)


def _of_run(run: etree._Element) -> Iterator[Leaf]:
    for child in run:
        if child.tag in TEXTS:
            yield Leaf(child, child.text or "")
        elif child.tag in WORD_BREAKS and not any(child.get(name) in ("page", "column") for name in BREAK_TYPE):
            yield Leaf(child, WORD_BREAKS[str(child.tag)])


def rewrite(paragraph: etree._Element, *, runs: Runs) -> None:
    """What is to come stands in the look of the letters it replaces, or of those before it."""
    found = list(leaves(paragraph))
    for leaf, after in zip(found, _written(found, runs), strict=True):
        if leaf.letters != after:
            _put(leaf, after)


def empty(paragraph: etree._Element) -> None:
    text = text_of(paragraph)
    rewrite(paragraph, runs=(("del", text),))


def _written(found: list[Leaf], runs: Runs) -> list[str]:
    """The new letters of each leaf."""
    owners = [place for place, leaf in enumerate(found) for _ in leaf.letters]
    after = [""] * len(found)
    at = 0
    for op, text in runs:
        if op == "ins":
            after[_home(found, owners, at)] += text
        else:
            for step, letter in enumerate(text if op == "same" else ""):
                after[owners[at + step]] += letter
            at += len(text)
    return after


def _home(found: list[Leaf], owners: list[int], at: int) -> int:
    """The leaf of the letter before, or of the one after where a line has just been broken."""
    near = [owners[place] for place in (at - 1, at) if 0 <= place < len(owners)]
    return next((place for place in near if found[place].is_text), near[0] if near else 0)


def _put(leaf: Leaf, text: str) -> None:
    element = leaf.element
    if element.tag in DRAWN:
        _put_drawn(element, text)
    elif element.tag in WORD_TEXT or element.tag in WORD_BREAKS:
        _put_word(element, text)
    else:
        element.text = " ".join(text.split("\n"))


def _put_word(leaf: etree._Element, text: str) -> None:
    """Word breaks lines within a run."""
    breaks = {"\n": "br", "\t": "tab"}
    for piece in re.split("([\n\t])", text):
        if piece:
            made = leaf.makeelement(_beside(leaf, breaks.get(piece, "t")))
            if piece not in breaks:
                made.text = piece
                made.set(XML_SPACE, "preserve")
            leaf.addprevious(made)
    attributes.remove(leaf)


def _put_drawn(leaf: etree._Element, text: str) -> None:
    """PowerPoint breaks lines between runs, so each line is a run with the same look."""
    if leaf.tag in DRAWN_BREAK:
        whole = leaf
    else:
        leaf.text = text
        whole = next(leaf.iterancestors())
    if "\n" in text or whole is leaf:
        look = whole.find(_beside(leaf, "rPr"))
        for piece in filter(None, re.split("(\n)", text)):
            made = whole.makeelement(_beside(leaf, "br" if piece == "\n" else "r"))
            made.extend([deepcopy(look)] if look is not None else [])
            if piece != "\n":
                etree.SubElement(made, _beside(leaf, "t")).text = piece
            whole.addprevious(made)
        attributes.remove(whole)


def _beside(leaf: etree._Element, local: str) -> str:
    return f"{str(leaf.tag).rpartition('}')[0]}}}{local}"
