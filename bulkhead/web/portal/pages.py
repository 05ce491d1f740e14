"""A long list in pages, without counting all of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, Self, TypeVar

from django.http import HttpRequest

Row = TypeVar("Row")
Cut = TypeVar("Cut", covariant=True)
A_PAGE = 40
LONGEST = 7  # digits: a longer number names no page, and thousands of them are an error to int().


class Rows(Protocol[Cut]):
    """A query, or whatever else is read a part at a time."""

    def __getitem__(self, part: slice, /) -> Iterable[Cut]:
        """Some of them."""


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page, read in one query: one row more than shown tells whether there are older ones."""

    rows: list[Row]
    number: int
    has_older: bool

    @classmethod
    def of(cls, rows: Rows[Row], *, request: HttpRequest, size: int = A_PAGE) -> Self:
        """The page that `?page=` names; the first for anything that names none."""
        asked = request.GET.get("page", "1")
        number = int(asked) if asked.isdecimal() and len(asked) < LONGEST else 1
        number = max(number, 1)
        start = (number - 1) * size
        found = list(rows[start : start + size + 1])
        return cls(found[:size], number, len(found) > size)
