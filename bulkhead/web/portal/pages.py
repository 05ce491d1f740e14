"""A long list in pages, without counting all of it."""

from dataclasses import dataclass
from typing import Generic, Self, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)
A_PAGE = 40
LONGEST = 7  # digits: a longer number names no page, and thousands of them are an error to int().


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page; `rows` is a query that has not run."""

    rows: QuerySet[Row]
    number: int
    has_older: bool

    @classmethod
    def of(cls, rows: QuerySet[Row], *, request: HttpRequest, size: int = A_PAGE) -> Self:
        """The page that `?page=` names; the first for anything that names none."""
        asked = request.GET.get("page", "1")
        number = int(asked) if asked.isdecimal() and len(asked) < LONGEST else 1
        number = max(number, 1)
        start = (number - 1) * size
        has_older = rows[start + size : start + size + 1].exists()
        return cls(rows[start : start + size], number, has_older)
