"""One page of a long list, with where one is in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from django.http import HttpRequest

Row = TypeVar("Row")
Shown = TypeVar("Shown", covariant=True)


class Cut(Protocol[Shown]):
    """Whatever is read a part at a time."""

    def __getitem__(self, cut: slice, /) -> Iterable[Shown]:
        """Some of them."""


class Rows(Cut[Shown], Protocol[Shown]):
    """A list, or a query that is cut before it is asked."""

    def __len__(self) -> int:
        """How many."""


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
    number = min(_asked(request, key), last)
    start = number * size
    shown = list(rows[start : start + size])
    words = f"{unit} {start + 1} to {start + len(shown)} of {total}" if last else ""
    previous_url = _address(request, key, number) if number else ""
    return Page(shown, words, previous_url, _address(request, key, number + 2) if number < last else "")


def part_of(rows: Cut[Row], *, size: int, request: HttpRequest, unit: str, path: str = "") -> Page[Row]:
    """A page of what is too long to be counted: one row more than shown tells whether there are more.

    `path` is where the list stands, for an act that shows it again at its own address.
    """
    number = _asked(request, "page")
    start = number * size
    found = list(rows[start : start + size + 1])
    previous_url = _address(request, "page", number, path=path) if number else ""
    next_url = _address(request, "page", number + 2, path=path) if len(found) > size else ""
    words = f"{unit} {start + 1} to {start + min(len(found), size)}" if found else "Nothing on this page"
    return Page(found[:size], words if previous_url or next_url else "", previous_url, next_url)


def _asked(request: HttpRequest, key: str) -> int:
    """Counted from nought; the first for anything that names none."""
    asked = request.GET.get(key, "")
    return max(int(asked) - 1, 0) if asked.isdecimal() and len(asked) < 7 else 0


def _address(request: HttpRequest, key: str, number: int, *, path: str = "") -> str:
    query = request.GET.copy()
    query[key] = str(number)
    return f"{path or request.path}?{query.urlencode()}"
