"""Markdown files: fields line by line; the front matter is left as it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulkhead.render import front_matter
from bulkhead.render.template import grammar, values
from bulkhead.render.template.grammar import Match, Replacement
from bulkhead.render.template.results import FieldProblem, FieldUse, Filled, NotATemplate, Survey, UnknownField

MAX_SIZE = 8 * 1024 * 1024
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
ONE_LINE = re.compile(r"\s*(?:#{1,6}\s|.*\|)")
# Every mark that markdown could read as more than a letter; a lone _ or & inside a word is one already.
MARKS = re.compile(r"[\\`*\[\]<>#|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|^[-+=](?=\s|$)|(?<=^\d)[.)](?=\s|$)")
NOT_FILLED = "fields in the front matter are not filled"


@dataclass(frozen=True)
class Line:
    text: str
    number: int
    is_code: bool

    @property
    def place(self) -> str:
        return f"line {self.number}"


def survey(content: bytes) -> Survey:
    front, body = front_matter.split(_text(content))
    lines = list(_lines(front, body))
    uses = [FieldUse(match.field, line.place) for line in lines for match in grammar.matches(line.text)]
    unfilled = [FieldProblem(front[m.start : m.end], "front matter", NOT_FILLED) for m in grammar.matches(front)]
    found = [problem for line in lines for problem in grammar.problems(line.text, place=line.place)]
    problems = unfilled + grammar.problems(front, place="front matter") + found
    return Survey(tuple(dict.fromkeys(uses)), tuple(dict.fromkeys(problems)))


def fill(content: bytes, *, given: Mapping[str, str]) -> Filled:
    text = _text(content)
    front, body = front_matter.split(text)
    lines = list(_lines(front, body))
    uses = tuple(
        dict.fromkeys(FieldUse(match.field, line.place) for line in lines for match in grammar.matches(line.text))
    )
    for use in uses:
        if use.field not in given:
            raise UnknownField(use.field, use.place)
    line_end = "\r\n" if "\r\n" in text else "\n"
    filled = "".join(_filled(line, given, line_end) for line in lines)
    return Filled((front + filled).encode(), uses)


def _filled(line: Line, given: Mapping[str, str], line_end: str) -> str:
    replacements = [
        Replacement(match.start, match.end, _said(line, match, given[match.field], line_end))
        for match in grammar.matches(line.text)
    ]
    return grammar.replaced(line.text, replacements=replacements)


def _said(line: Line, match: Match, value: str, line_end: str) -> str:
    pieces = values.clean(value).split(values.LINE_BREAK)
    if line.is_code:
        return line_end.join(pieces)
    if line.text[: match.start].count("`") % 2:
        return " ".join(pieces)
    if ONE_LINE.match(line.text):
        return " ".join(map(_escaped, pieces))
    return f"\\{line_end}".join(map(_escaped, pieces))


def _escaped(value: str) -> str:
    return MARKS.sub(lambda found: f"\\{found[0]}", value)


def _lines(front: str, body: str) -> Iterator[Line]:
    fence = ""
    first = front.count("\n") + 1
    # Only real line ends: splitlines() would also cut at form feeds and the like.
    for number, text in enumerate(re.findall(r"[^\n]*\n|[^\n]+$", body), first):
        opening = FENCE.match(text)
        yield Line(text, number, is_code=bool(fence))
        if opening and not fence:
            fence = opening[1]
        elif opening and text.strip().startswith(fence) and not text.strip().strip(fence[0]):
            fence = ""


def _text(content: bytes) -> str:
    if len(content) > MAX_SIZE:
        raise NotATemplate("it is longer than 8 MB of text")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise NotATemplate("it is not text in UTF-8; save it again as UTF-8") from error
    if "\0" in text:
        raise NotATemplate("it is not text in UTF-8; save it again as UTF-8")
    return text
