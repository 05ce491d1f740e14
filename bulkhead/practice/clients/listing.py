"""A list of clients as a spreadsheet writes it: a heading, then a line for each."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

MOST = 200
CALLED = {
    "name": ("name", "client", "company", "short name", "customer"),
    "legal_name": ("legal name", "registered name", "entity"),
    "slug": ("slug", "address", "short address"),
    "domains": ("domain", "domains", "website", "web"),
    "people": ("people", "person", "contact", "contacts"),
    "time_zone": ("time zone", "timezone", "zone"),
    "currency": ("currency",),
}
SEVERAL = re.compile(r"[;|\n]")


class NotAList(ValueError):
    """The text is no list of clients; the message says why."""


@dataclass(frozen=True)
class Line:
    """One line of the list, by its number in the file."""

    number: int
    said: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.said.get("name", "")

    def several(self, column: str) -> list[str]:
        """The parts of a cell that holds more than one."""
        return [part.strip() for part in SEVERAL.split(self.said.get(column, "")) if part.strip()]


@dataclass(frozen=True)
class Listing:
    """The lines, and the headings that say nothing to us."""

    lines: tuple[Line, ...]
    unknown: tuple[str, ...]


def read_list(text: str) -> Listing:
    """Read commas, semicolons or tabs. NotAList where there is no name column, no line, or too many."""
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=_delimiter(text), strict=False))
    heading = [_column(cell) for cell in rows[0]] if rows else []
    if "name" not in heading:
        raise NotAList("The first line names the columns; one of them must be “Name”.")
    lines = tuple(
        Line(number, _said(heading, row)) for number, row in enumerate(rows[1:], start=2) if any(map(str.strip, row))
    )
    if not lines:
        raise NotAList("There is no client below the first line.")
    if len(lines) > MOST:
        raise NotAList(f"There are {len(lines)} clients in it; add at most {MOST} at once.")
    unknown = tuple(cell.strip() for cell, column in zip(rows[0], heading, strict=True) if not column and cell.strip())
    return Listing(lines, unknown)


def doubled(names: Iterable[str]) -> set[str]:
    """What stands in the list more than once, whatever its capitals."""
    counted = Counter(name.casefold() for name in names)
    return {name for name, count in counted.items() if count > 1}


def _delimiter(text: str) -> str:
    first = text.lstrip("\ufeff").partition("\n")[0]
    return max(",;\t", key=first.count)


def _column(cell: str) -> str:
    words = " ".join(re.findall(r"\w+", cell.casefold().replace("_", " ")))
    return next((column for column, names in CALLED.items() if words in names), "")


def _said(heading: list[str], row: list[str]) -> dict[str, str]:
    pairs = zip(heading, row, strict=False)
    return {column: " ".join(cell.split(" ")).strip() for column, cell in pairs if column and cell.strip()}
