"""The calendar as lanes: a row a client, a column a week, or a day of two weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest

from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.shown.asked import WEEK, Asked, monday
from bulkhead.web.desk.shown.calendar_clashes import Clash
from bulkhead.web.desk.shown.calendar_marks import Cell, Key, Mark
from bulkhead.web.desk.shown.calendar_view import View
from bulkhead.web.desk.shown.pages import Page, page_of
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import in_words

WEEKS = 8
DAYS = 14
LANES = 16
LANES_OF_MANY = 8
CHIPS = 3
ON_A_PAGE = 130  # a page stays small: where more would stand, each cell shows two.
DAY = timedelta(days=1)

Chip = tuple[str, str, str, str, str]
Lane = tuple[str, int, str, list[list[Chip]]]


class Column(NamedTuple):
    """One week, or one day: the words above it, and what clashes in it."""

    words: str
    is_now: bool
    day: date
    clash: str


@dataclass(frozen=True)
class Calendar:
    """Some columns of some clients. `step` is how many days a column holds."""

    columns: list[Column]
    lanes: list[Lane]
    step: int
    page: Page[Client]
    is_empty: bool


def span(asked: Asked) -> tuple[date, int, int]:
    """The first day, how many columns, and how many days each of them holds."""
    return (asked.start, DAYS, 1) if asked.by_day else (asked.start, WEEKS, 7)


def lanes_of(view: View, *, request: HttpRequest) -> Calendar:
    """The lanes of one page; clients with something in these weeks come first."""
    start, count, step = span(view.asked)
    busy = _busy(view, start, start + count * step * DAY)
    chosen = sorted(view.chosen.values(), key=lambda client: client.id not in busy)
    size = LANES if len(chosen) <= LANES else LANES_OF_MANY
    page = page_of(chosen, size=size, request=request, unit="Clients")
    clients = {client.id: client for client in page.rows}
    cells = view.cells(start, columns=count, days=step, most=CHIPS, clients=clients, by_client=True)
    columns = [_column(view, start + number * step * DAY, step) for number in range(count)]
    most = CHIPS if sum(min(CHIPS, cell.total) for cell in cells.values()) <= ON_A_PAGE else CHIPS - 1
    rest = replace(view.asked, day=view.asked.today, client="", by_day=False).query
    lanes = [_lane(client, cells, columns, most, rest) for client in page.rows]
    return Calendar(columns, lanes, step, page, not cells)


def _busy(view: View, start: date, end: date) -> set[UUID]:
    """Who has something in these weeks; a day more or less does not matter for an order."""
    after = monday(start) + ((end - start).days // 7 + 1) * WEEK
    return {client for client in view.sheets.lines if view.sheets.has_any(client, start=start, end=after)}


def _column(view: View, day: date, step: int) -> Column:
    asked, clash = view.asked, view.clashes.days.get(day)
    clashes = view.clashes.of_week(day) if step > 1 else [clash] if clash else []
    is_now = day <= asked.today < day + step * DAY
    words = in_words(day, pattern="d MMM" if step > 1 else "EEE d MMM")
    said = words if not is_now else f"{words}, {'this week' if step > 1 else 'today'}"
    return Column(said, is_now, day, _clash_words(clashes, step))


def _clash_words(clashes: Sequence[Clash], step: int) -> str:
    """Of a day what it is, of a week on which days."""
    if step == 1:
        return "; ".join(clash.short for clash in clashes)
    return "; ".join(f"{in_words(clash.on, pattern='EEE')} {clash.short}" for clash in clashes)


def _lane(client: Client, cells: Mapping[Key, Cell], columns: list[Column], most: int, rest: str) -> Lane:
    nothing, listed = Cell([], 0), f"{address_of('agenda')}?client={client.slug}{rest and '&' + rest}&from="
    found = [cells.get((client.id.hex, number), nothing) for number in range(len(columns))]
    chips = [_cell(cell, most, f"{listed}{column.day}") for cell, column in zip(found, columns, strict=True)]
    return client.display_name, client.hue, address_of("client", client.slug), chips


def _cell(cell: Cell, most: int, listed: str) -> list[Chip]:
    chips = [_chip(mark) for mark in cell.marks[:most]]
    if cell.total > most:
        chips.append((f"{cell.total - most} more", "", "more", listed, ""))
    return chips


def _chip(mark: Mark) -> Chip:
    """A mark whose words say the state too, for whoever does not see it."""
    return mark.label, mark.words, mark.face, mark.url, mark.moves
