"""A long list, one page of it at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Row = TypeVar("Row")
Rows = TypeVar("Rows", covariant=True)


class Cut(Protocol[Rows]):
    """A query, or anything else that is read a part at a time."""

    def __getitem__(self, part: slice, /) -> Iterable[Rows]: ...


@dataclass(frozen=True)
class Leaf(Generic[Row]):
    """Some rows, where they stand, and the query strings of the pages beside them."""

    rows: list[Row]
    words: str
    newer: str
    older: str

    @property
    def is_all(self) -> bool:
        return not self.newer and not self.older


def leaf(rows: Cut[Row], *, asked: str, size: int) -> Leaf[Row]:
    """The page that was asked for, or the first one. One row more than shown tells whether there are more."""
    number = int(asked) if asked.isdecimal() and 0 < len(asked) < 7 else 1
    number = max(number, 1)
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    words = f"{start + 1} to {start + min(len(found), size)}" if found else "nothing on this page"
    newer = f"?page={number - 1}" if number > 1 else ""
    older = f"?page={number + 1}" if len(found) > size else ""
    return Leaf(found[:size], words, newer, older)
