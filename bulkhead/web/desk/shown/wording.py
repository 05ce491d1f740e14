"""Two texts, word by word: what stayed, what was struck, what is new."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from bulkhead.crossings.comparing import Difference

WORDS = re.compile(r"\s+|\d[\d.,]*\d|\w+|[^\w\s]")  # a number is one word, its commas included.
MOST_WORDS = 3000  # a longer passage is shown whole, struck and new.


class Piece(NamedTuple):
    """Some words: `same`, `old` or `new`."""

    kind: str
    words: str


@dataclass(frozen=True)
class Passage:
    """One place, and how its words changed."""

    place: str
    kind: str
    pieces: list[Piece]


def passages(differences: Iterable[Difference]) -> list[Passage]:
    """Every difference, word by word."""
    return [Passage(one.place, one.kind, pieces_of(one.old, new=one.new)) for one in differences]


def pieces_of(old: str, *, new: str) -> list[Piece]:
    """What stayed, was struck or came, in the order of reading."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return [piece for piece in (Piece("old", old), Piece("new", new)) if piece.words]
    found = []
    for kind, start, end, begin, finish in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(before[start:end])))
        else:
            found += [Piece("old", "".join(before[start:end])), Piece("new", "".join(after[begin:finish]))]
    return [piece for piece in found if piece.words]
