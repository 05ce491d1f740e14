"""What a field looks like, and what only looks like one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bulkhead.render.template.results import FieldProblem

NAME = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*"
# A line break never belongs to a field, a no-break space may.
SPACE = r"[^\S\n]*"
TOKEN = re.compile(
    rf"\{{\{{(?!\{{){SPACE}(?P<field>{NAME}){SPACE}\}}\}}"
    r"|\{\{(?!\{)(?P<loose>[^{}\n]{0,60})(?P<close>\}{0,2})"
    rf"|(?<!\{{)(?P<single>\{{){SPACE}{NAME}{SPACE}\}}\}}"
)
FIELD = re.compile(NAME)
UNCLOSED = "it is not closed with }}"
HALF_OPENED = "it is opened with one brace only"
BAD_NAME = "a field name has small letters, digits, dots and underscores only"


@dataclass(frozen=True)
class Match:
    field: str
    start: int
    end: int


@dataclass(frozen=True)
class Replacement:
    start: int
    end: int
    value: str

    def within(self, begins: int, *, ends: int) -> "Replacement | None":
        """What falls to one leaf: the value goes where the field begins, the rest is emptied."""
        start, end = max(self.start, begins), min(self.end, ends)
        if start < end:
            return Replacement(start - begins, end - begins, self.value if self.start >= begins else "")
        return None

    def saying(self, said: Callable[[str], str]) -> "Replacement":
        return Replacement(self.start, self.end, said(self.value))


def is_field(name: str) -> bool:
    return FIELD.fullmatch(name) is not None


def matches(text: str) -> list[Match]:
    return [Match(found["field"], *found.span()) for found in _tokens(text) if found["field"]]


def problems(text: str, *, place: str) -> list[FieldProblem]:
    return [FieldProblem(found[0].strip(), place, _reason(found)) for found in _tokens(text) if not found["field"]]


def replaced(text: str, *, replacements: Iterable[Replacement]) -> str:
    pieces, done = [], 0
    for one in sorted(replacements, key=lambda each: each.start):
        pieces += [text[done : one.start], one.value]
        done = one.end
    return "".join(pieces) + text[done:]


def _tokens(text: str) -> Iterable[re.Match[str]]:
    return TOKEN.finditer(text) if "{{" in text or "}}" in text else ()


def _reason(found: re.Match[str]) -> str:
    if found["single"]:
        return HALF_OPENED
    if found["close"] == "}}":
        return BAD_NAME
    return UNCLOSED
