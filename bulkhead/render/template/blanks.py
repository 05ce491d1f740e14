"""What people write where something is to be filled in by hand: [Client Name], «Company», INSERT DATE HERE, TBD.

Careful rather than keen: brackets and angles count only around words of `slots.WORDS`, because [sic], [1], [Smith 2020]
and <br> stand in good documents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulkhead.render.template import slots

BRACKETED = re.compile(r"\[\[?([^\[\]{}\n\v]{1,80})\]?\]")
ANGLED = re.compile(r"<<?(?=[^\W\d_])([^<>{}\n\v=@:/]{1,60})(?<=\S)>>?(?!\s*</)")
GUILLEMETS = re.compile(r"«([A-Za-z][\w ]{0,60})»")
SINGLE_BRACES = re.compile(r"(?<![\w{}$\\%#])\{\s?([A-Za-z][A-Za-z0-9_. ]{1,60}?)\s?\}(?![{}])")
INSERT = re.compile(
    r"\b(?:INSERT(?: [A-Z][A-Z’']*){1,6}\b|(?:ENTER|ADD|TYPE|YOUR)(?: [A-Z][A-Z’']*){1,6} HERE\b"
    r"|(?:[Ii]nsert|[Ee]nter|[Aa]dd|[Tt]ype|[Yy]our)(?: [A-Za-z’']+){1,6}? here\b"
    r"|[Cc]lick (?:or tap )?(?:here )?to (?:enter|add|insert|choose) [a-z ]{1,40}\b|[Cc]hoose an item\b)\.?"
)
CROSSES = re.compile(r"(?<![\w$])(?:[$€£]\s?X{2,}(?:[,.]X+)*(?:[kKmM]|\b)|X{2,}(?:[,.]X{2,})*\s?%|X{4,})(?!\w)")
DATE_MASK = re.compile(r"\b(?:DD|MM|YYYY|XX|XXXX)(?:[/.\-](?:DD|MM|YY|YYYY|XX|XXXX)){1,2}\b")
RULED = re.compile(r"(?:^|(?<=[\s(]))([A-Z][\w’' ]{1,40}?)\s?:\s*(_{3,})")
LOREM = re.compile(r"\b[Ll]orem ipsum\b[^\n\v]*")
UNDECIDED = re.compile(r"\bTB[DC]\b")
BULLET = re.compile(
    r"\[\s?[$€£]?\s?(?:[●•○■▪◦]|_{2,}|\*{3}|X{2,}|#{1,3}|[$€£%])\s?[%kKmM]?\s?\]|\[[$€£]\s?[X\d,.]*X[X\d,.]*\]|\[X\s?%\]"
)


@dataclass(frozen=True)
class Blank:
    """`text` is how the user knows it; what is replaced stands between `start` and `end`."""

    text: str
    start: int
    end: int
    suggests: str


def blanks(text: str) -> list[Blank]:
    """Every gap in a text, none inside another."""
    kept: list[Blank] = []
    for blank in sorted(_all(text), key=lambda each: (each.start, -each.end)):
        if not kept or blank.start >= kept[-1].end:
            kept.append(blank)
    return kept


def _all(text: str) -> Iterator[Blank]:
    yield from _worded(BRACKETED, text, "[")
    yield from _worded(ANGLED, text, "<")
    yield from _worded(GUILLEMETS, text, "«")
    yield from _worded(SINGLE_BRACES, text, "{")
    for found in RULED.finditer(text) if "__" in text else ():
        if slots.is_slot(found[1]) and not slots.is_signed(found[1]):
            yield Blank(f"{found[1]}: ____", *found.span(2), slots.suggested(found[1]))
    for found in INSERT.finditer(text):
        if slots.is_prompt(found[0]):
            yield Blank(found[0], *found.span(), slots.suggested(found[0]))
    for pattern in (CROSSES, DATE_MASK, UNDECIDED, BULLET):
        yield from (Blank(found[0], *found.span(), slots.suggested(found[0])) for found in pattern.finditer(text))
    yield from (Blank("Lorem ipsum", *found.span(), "") for found in LOREM.finditer(text))


def _worded(pattern: re.Pattern[str], text: str, opening: str) -> Iterator[Blank]:
    if opening in text:
        for found in pattern.finditer(text):
            if slots.is_slot(found[1]) and not (opening == "<" and _is_tag(found[1], text)):
                yield Blank(found[0], *found.span(), slots.suggested(found[1]))


def _is_tag(inside: str, text: str) -> bool:
    return slots.is_tag(inside) or f"</{inside}" in text
