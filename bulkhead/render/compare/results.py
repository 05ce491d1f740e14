"""What a comparison gives back: plain values that a page can show and a form can name."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["changed", "added", "removed"]
Op = Literal["same", "del", "ins"]
Runs = tuple[tuple[Op, str], ...]


@dataclass(frozen=True)
class File:
    name: str
    content: bytes


@dataclass(frozen=True)
class Block:
    """One text of a file: a paragraph, a cell, a line."""

    key: str
    place: str
    text: str
    style: str


@dataclass(frozen=True)
class Change:
    """One difference; its key names it only for these two files, so an old list of skips cannot hit another change."""

    key: str
    place: str
    kind: Kind
    old: str
    new: str
    words: Runs
    can_skip: bool = True
    reason: str = ""
