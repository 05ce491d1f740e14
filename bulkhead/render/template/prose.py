"""Text and markdown files: fields line by line; the front matter of markdown is left as it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulkhead.render import front_matter
from bulkhead.render.template import grammar, marks, values
from bulkhead.render.template.blanks import Blank, blanks
from bulkhead.render.template.grammar import Match, Replacement
from bulkhead.render.template.leftovers import GAP, LIBRARY_NOTE, UNFILLED, unfilled
from bulkhead.render.template.results import (
    FieldProblem,
    FieldUse,
    Filled,
    Gap,
    Leftover,
    NotATemplate,
    Note,
    Survey,
    refuse_unknown,
)

MAX_SIZE = 8 * 1024 * 1024
NOT_FILLED = "fields in the front matter are not filled"
FRONT = "front matter"


@dataclass(frozen=True)
class Line:
    text: str
    number: int
    is_code: bool
    is_note: bool

    @property
    def place(self) -> str:
        return f"line {self.number}"


@dataclass(frozen=True)
class Prose:
    """A file of text. In markdown a value is written so that it is read back as the same letters."""

    is_markdown: bool

    def survey(self, content: bytes) -> Survey:
        front, lines = self._read(content)
        told = [line for line in lines if not line.is_note]
        uses = [FieldUse(match.field, line.place) for line in told for match in grammar.matches(line.text)]
        unfilled_front = [FieldProblem(front[m.start : m.end], FRONT, NOT_FILLED) for m in grammar.matches(front)]
        found = [problem for line in told for problem in grammar.problems(line.text, place=line.place)]
        problems = unfilled_front + grammar.problems(front, place=FRONT) + found
        return Survey(tuple(dict.fromkeys(uses)), tuple(dict.fromkeys(problems)), _notes(lines))

    def fill(self, content: bytes, *, given: Mapping[str, str]) -> Filled:
        front, lines = self._read(content)
        told = _without_notes(lines)
        uses = tuple(dict.fromkeys(FieldUse(m.field, line.place) for line in told for m in grammar.matches(line.text)))
        refuse_unknown(uses, known=given)
        line_end = "\r\n" if any(line.text.endswith("\r\n") for line in lines) else "\n"
        filled = "".join(self._filled(line, given, line_end) for line in told)
        return Filled((front + filled).encode(), uses, _notes(lines))

    def gaps(self, content: bytes) -> list[Gap]:
        _, lines = self._read(content)
        labels = _labels(lines)
        found = [(line, blank) for line in lines for blank in self._blanks(line, labels)]
        return list(dict.fromkeys(Gap(blank.text, line.place, blank.suggests) for line, blank in found))

    def bind_gaps(self, content: bytes, *, mapping: Mapping[str, str]) -> bytes:
        front, lines = self._read(content)
        labels = _labels(lines)
        return (front + "".join(self._bound(line, labels, mapping) for line in lines)).encode()

    def leftovers(self, content: bytes) -> list[Leftover]:
        front, lines = self._read(content)
        labels = _labels(lines)
        left = [Leftover(note.text, note.place, LIBRARY_NOTE) for note in _notes(lines)]
        left += [Leftover(text, FRONT, UNFILLED) for text in unfilled(front)]
        for line in lines:
            left += [Leftover(text, line.place, UNFILLED) for text in unfilled(line.text) if not line.is_note]
            left += [Leftover(blank.text, line.place, GAP) for blank in self._blanks(line, labels)]
        return list(dict.fromkeys(left))

    def _read(self, content: bytes) -> tuple[str, list[Line]]:
        text = _text(content)
        front, body = front_matter.split(text) if self.is_markdown else ("", text)
        return front, list(self._lines(body, first=front.count("\n") + 1))

    def _lines(self, body: str, *, first: int) -> Iterator[Line]:
        # Only real line ends: splitlines() would also cut at form feeds and the like.
        texts = re.findall(r"[^\n]*\n|[^\n]+$", body)
        codes = list(marks.fenced(texts)) if self.is_markdown else [False] * len(texts)
        for number, (text, is_code, is_note) in enumerate(
            zip(texts, codes, marks.noted(texts, codes=codes), strict=True)
        ):
            yield Line(text, first + number, is_code, is_note)

    def _filled(self, line: Line, given: Mapping[str, str], line_end: str) -> str:
        replacements = [
            Replacement(match.start, match.end, self._said(line, match, given[match.field], line_end))
            for match in grammar.matches(line.text)
        ]
        return grammar.replaced(line.text, replacements=replacements)

    def _said(self, line: Line, match: Match, value: str, line_end: str) -> str:
        pieces = values.clean(value).split(values.LINE_BREAK)
        if self.is_markdown and not line.is_code:
            return marks.said(pieces, before=line.text[: match.start], line=line.text, line_end=line_end)
        return line_end.join(pieces)

    def _blanks(self, line: Line, labels: frozenset[str]) -> list[Blank]:
        if line.is_code or line.is_note:
            return []
        if not self.is_markdown:
            return blanks(line.text)
        return [marks.widened(each, line=line.text) for each in blanks(marks.masked(line.text, references=labels))]

    def _bound(self, line: Line, labels: frozenset[str], mapping: Mapping[str, str]) -> str:
        here = [blank for blank in self._blanks(line, labels) if blank.text in mapping]
        fields = [Replacement(each.start, each.end, f"{{{{{mapping[each.text]}}}}}") for each in here]
        return grammar.replaced(line.text, replacements=fields)


def _labels(lines: list[Line]) -> frozenset[str]:
    return frozenset(found[1].casefold() for line in lines if (found := marks.DEFINITION.match(line.text)))


def _notes(lines: list[Line]) -> tuple[Note, ...]:
    """One for each note, where it begins."""
    found = []
    for before, line in zip([None, *lines], lines, strict=False):
        if (
            line.is_note
            and line.text.strip()
            and (marks.begins_note(line.text) or before is None or not before.is_note)
        ):
            found.append(Note(" ".join(line.text.split())[:80], line.place))
    return tuple(found)


def _without_notes(lines: list[Line]) -> list[Line]:
    """A note goes with one of the two empty lines around it."""
    kept: list[Line] = []
    after_note = False
    for line in lines:
        if line.is_note:
            after_note = True
        elif not (after_note and not line.text.strip() and (not kept or not kept[-1].text.strip())):
            kept.append(line)
            after_note = False
    return kept


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
