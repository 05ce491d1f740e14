"""One page of a long list, with where one is in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from django.http import HttpRequest

Row = TypeVar("Row")
Shown = TypeVar("Shown", covariant=True)


class Rows(Protocol[Shown]):
    """A list, or a query that is cut before it is asked."""

    def __len__(self) -> int:
        """How many."""

    def __getitem__(self, cut: slice, /) -> Iterable[Shown]:
        """Some of them."""


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, and the ways to the rows before and after; no words when all are here."""

    rows: Sequence[Row]
    words: str
    previous_url: str
    next_url: str


def page_of(
    rows: Rows[Row], *, size: int, request: HttpRequest, unit: str, key: str = "page", count: int | None = None
) -> Page[Row]:
    """The page an address asks for; the nearest one there is when it asks for nonsense. A query is given its count."""
    total = len(rows) if count is None else count
    last = max(0, (total - 1) // size)
    asked = request.GET.get(key, "")
    number = min(int(asked) - 1 if asked.isdecimal() and len(asked) < 7 and int(asked) else 0, last)
    start = number * size
    shown = list(rows[start : start + size])
    words = f"{unit} {start + 1} to {start + len(shown)} of {total}" if last else ""
    previous_url = _address(request, key, number) if number else ""
    return Page(shown, words, previous_url, _address(request, key, number + 2) if number < last else "")


def _address(request: HttpRequest, key: str, number: int) -> str:
    query = request.GET.copy()
    query[key] = str(number)
    return f"{request.path}?{query.urlencode()}"
