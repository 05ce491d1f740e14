"""Which paragraphs of a Word file are items of a list, how deep, and whether they are counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from bulkhead.render.compare import attributes
from bulkhead.render.template.package import Package
from bulkhead.render.template.vocabulary import WORD, names

DEEPEST = 8


@dataclass(frozen=True)
class Item:
    level: int
    is_counted: bool
    words: str = ""

    def with_words(self, words: str) -> "Item":
        return replace(self, words=words)


class Lists:
    def __init__(self, package: Package) -> None:
        self._formats: dict[tuple[str, int], str] = {}
        for part in package.parts.values():
            if part.kind.endswith("wordprocessingml.numbering+xml"):
                self._read(part.root)

    def _read(self, root: etree._Element) -> None:
        levels = {
            attributes.of(row, named="abstractNumId"): list(row.iterchildren(*names(WORD, "lvl"))) for row in root
        }
        for number in root.iterchildren(*names(WORD, "num")):
            for level in levels.get(_value(number, "abstractNumId"), []):
                self._formats[attributes.of(number, named="numId"), _number(attributes.of(level, named="ilvl"))] = (
                    _value(level, "numFmt")
                )

    def item(self, paragraph: etree._Element, *, style: str) -> Item | None:
        """By its own numbering, or else by the name of its style."""
        look = next(paragraph.iterchildren(*names(WORD, "pPr")), None)
        numbered = next(look.iterchildren(*names(WORD, "numPr")), None) if look is not None else None
        if numbered is not None and (number := _value(numbered, "numId")) not in ("", "0"):
            level = _number(_value(numbered, "ilvl"))
            return Item(level, self._formats.get((number, level), "bullet") not in ("bullet", "none", ""))
        kind, _, rest = style.lower().partition(" ")
        if kind == "list" and rest.startswith(("bullet", "number")):
            digit = rest.rpartition(" ")[2]
            return Item(int(digit) - 1 if digit in list("23456789") else 0, rest.startswith("number"))
        return None


def nested(items: Sequence[Item]) -> str:
    """One list, with the deeper ones inside the item before them."""
    written, stack = "", list[str]()
    base = min(item.level for item in items)
    for item in items:
        depth = min(item.level - base, len(stack), DEEPEST) + 1
        while len(stack) > depth:
            written += f"</li></{stack.pop()}>"
        tag = "ol" if item.is_counted else "ul"
        written += "</li>" if len(stack) == depth else ""
        if len(stack) == depth and stack[-1] != tag:
            written += f"</{stack.pop()}>"
        if len(stack) < depth:
            stack.append(tag)
            written += f"<{tag}>"
        written += f"<li>{item.words}"
    return written + "".join(f"</li></{tag}>" for tag in reversed(stack))


def _value(parent: etree._Element, local: str) -> str:
    return next((attributes.value(child) for child in parent.iterchildren(*names(WORD, local))), "")


def _number(text: str) -> int:
    return int(text) if text in list("012345678") else 0
