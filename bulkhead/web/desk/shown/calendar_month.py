"""One month as a grid of days, Monday first, in whole weeks."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from bulkhead.web.desk.shown.asked import monday
from bulkhead.web.desk.shown.calendar_marks import DAY, Cell, Mark
from bulkhead.web.desk.shown.calendar_view import View
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import in_words

CHIPS = 4
ON_A_PAGE = 130  # a page stays small: where more would stand, each day shows fewer.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Chip = tuple[str, int, str, str, str, str, str]


class Day(NamedTuple):
    """One day; it is pale when it belongs to the month before or after."""

    day: date
    words: str
    is_now: bool
    is_pale: bool
    clash: str
    chips: list[Chip]
    more: str
    more_url: str


@dataclass(frozen=True)
class Month:
    """The weeks a month lies in."""

    words: str
    weeks: list[list[Day]]


def beside(day: date, *, months: int) -> date:
    """The first day of the month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def month_of(view: View) -> Month:
    """The month of the day asked for."""
    first = view.asked.day.replace(day=1)
    after = beside(first, months=1)
    start = monday(first)
    weeks = ((after - DAY) - start).days // 7 + 1
    cells = view.cells(start, columns=weeks * 7, days=1, most=CHIPS, clients=view.chosen, by_client=False)
    shown = sum(min(CHIPS, cell.total) for cell in cells.values())
    most, nothing = CHIPS if shown <= ON_A_PAGE else CHIPS - 1, Cell([], 0)
    rest = replace(view.asked, day=view.asked.today, by_day=False).query
    listed = f"{address_of('agenda')}?{rest and rest + '&'}from="
    days = [
        _day(view, start + number * DAY, cells.get(("", number), nothing), most, listed) for number in range(weeks * 7)
    ]
    return Month(in_words(first, pattern="MMMM y"), [days[number : number + 7] for number in range(0, len(days), 7)])


def _day(view: View, day: date, cell: Cell, most: int, listed: str) -> Day:
    asked, clash = view.asked, view.clashes.days.get(day)
    words = in_words(day, pattern="d MMM") if day.day == 1 else str(day.day)
    hidden = cell.total - most
    more, more_url = (f"{hidden} more", f"{listed}{day}") if hidden > 0 else ("", "")
    said, chips = clash.short if clash else "", [_chip(mark) for mark in cell.marks[:most]]
    return Day(day, words, day == asked.today, day.month != asked.day.month, said, chips, more, more_url)


def _chip(mark: Mark) -> Chip:
    return mark.face, mark.client.hue, mark.url, mark.moves, mark.client.display_name, mark.label, mark.words
