"""How a text falls into pieces: lines of a plain text; paragraphs, headings, list items and rows of markdown."""

import re
from dataclasses import dataclass

from bulkhead.render import front_matter

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
KINDS = (
    ("heading", re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")),
    ("rule", re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")),
    ("list item", re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")),
    ("table row", re.compile(r"[ \t]*\|")),
)
ALONE = ("rule", "table row")


@dataclass(frozen=True)
class Piece:
    number: int
    begin: int
    line: int
    text: str
    tail: str
    style: str


def lines(text: str) -> list[str]:
    return re.split("\r\n|\r|\n", text)


def text_pieces(text: str) -> list[Piece]:
    cut = Cut(text)
    for line in LINE.findall(text):
        cut.add(line, style="line", begins=True)
    return cut.pieces()


def markdown_pieces(text: str) -> list[Piece]:
    front, _ = front_matter.split(text)
    cut = Cut(text)
    found = LINE.findall(text)
    fences = _closed_fences(found)
    ahead = len(LINE.findall(front))
    for number, line in enumerate(found):
        if number < ahead:
            cut.add(line, style="front matter", begins=True)
        elif number in fences:
            cut.add(line, style="code", begins=fences[number] == number, keeps_blank=True)
        else:
            style, begins = _kind(line, cut.style)
            cut.add(line, style=style, begins=begins or number == ahead or number - 1 in fences)
    return cut.pieces()


def _kind(line: str, current: str) -> tuple[str, bool]:
    """The style a line would have, and whether a new piece begins with it."""
    for style, sign in KINDS:
        found = sign.match(line.rstrip("\r\n"))
        if found:
            return f"heading {len(found[1])}" if style == "heading" else style, True
    return "paragraph", current.startswith("heading") or current in ALONE


def _closed_fences(found: list[str]) -> dict[int, int]:
    """The lines inside each block of code that is closed, with the line that opens it."""
    inside: dict[int, int] = {}
    opened, mark = -1, ""
    for number, line in enumerate(found):
        fence = FENCE.match(line)
        if opened < 0 and fence:
            opened, mark = number, fence[1]
        elif opened >= 0 and fence and fence[1].startswith(mark) and not line[fence.end() :].strip():
            inside.update(dict.fromkeys(range(opened, number + 1), opened))
            opened = -1
    return inside


class Cut:
    """Gathers lines into pieces; blank lines belong to no piece but to what stands between two."""

    def __init__(self, text: str) -> None:
        self._at = 0
        self._line = 0
        self._begun: list[tuple[int, int, str]] = []
        self._ends: list[int] = []
        self._is_open = False
        self._whole = text

    @property
    def style(self) -> str:
        return self._begun[-1][2] if self._is_open else ""

    def add(self, line: str, *, style: str, begins: bool, keeps_blank: bool = False) -> None:
        bare = line.rstrip("\r\n")
        self._line += 1
        if not bare.strip() and not keeps_blank:
            self._is_open = False
        else:
            if begins or not self._is_open:
                self._begun.append((self._at, self._line, style))
                self._ends.append(0)
            self._is_open = True
            self._ends[-1] = self._at + len(bare)
        self._at += len(line)

    def pieces(self) -> list[Piece]:
        begins = [begin for begin, *_ in self._begun] + [len(self._whole)]
        return [
            Piece(
                number,
                begin,
                line,
                "\n".join(lines(self._whole[begin : self._ends[number]])),
                self._whole[self._ends[number] : begins[number + 1]],
                style,
            )
            for number, (begin, line, style) in enumerate(self._begun)
        ]
