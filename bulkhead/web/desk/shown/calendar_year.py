"""Our year on one sheet: clients by weeks, how much is due by state, and where it comes together."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.shown.asked import LATE, WEEK, WEEKS, Asked
from bulkhead.web.desk.shown.calendar_marks import DAY
from bulkhead.web.desk.shown.calendar_view import View
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import in_words

QUARTER = 13
CLIENTS = 24
# In the order in which a cell tells them: late, delivered, in review, draft, scheduled, which counts what is foreseen.
LETTERS = "ldrfs"
ASKED = {LATE: "l", "delivered": "d", "in_review": "r", "draft": "f", "scheduled": "s", "cancelled": ""}

Cell = list[tuple[str, str]]


class Week(NamedTuple):
    """One column: its Monday, and the words of its month where that begins."""

    day: date
    month: str
    words: str
    is_now: bool
    url: str


class Sum(NamedTuple):
    """The bottom lines of one week: how much is due, and on how many days it is too much, where and why."""

    due: int
    days: int
    clash: str
    url: str


@dataclass(frozen=True)
class Year:
    """Fifty-two weeks of the clients shown."""

    weeks: list[Week]
    rows: list[tuple[str, int, str, list[Cell]]]
    sums: list[Sum]
    left_out: int

    @property
    def begins_now(self) -> bool:
        """Whether this is the year ahead, in which every clash that is told has its place."""
        return self.weeks[0].is_now

    @property
    def words(self) -> str:
        """From when to when."""
        first, last = self.weeks[0].day, self.weeks[-1].day + 6 * DAY
        return f"{in_words(first, pattern='d MMMM y')} to {in_words(last, pattern='d MMMM y')}"


def year_of(view: View) -> Year:
    """From the week asked for on, which is this one until another is."""
    firsts = [view.asked.start + number * WEEK for number in range(WEEKS)]
    letters = ASKED.get(view.asked.state, LETTERS)
    states = {pk: view.sheets.of_weeks(pk, firsts=firsts, kind=view.asked.kind) for pk in view.chosen}
    chosen = sorted(view.chosen.values(), key=lambda client: not any(states[client.id]))
    rows = [_row(client, states[client.id], letters) for client in chosen[:CLIENTS]]
    due = [sum(len(weeks[number]) for weeks in states.values()) for number in range(WEEKS)]
    sums = [_sum(view, first, due=count) for count, first in zip(due, firsts, strict=True)]
    return Year([_week(first, view.asked) for first in firsts], rows, sums, max(0, len(chosen) - CLIENTS))


def _week(day: date, asked: Asked) -> Week:
    """A month is written above the first week that begins in it."""
    month = in_words(day, pattern="MMM") if day.day <= 7 else ""
    return Week(day, month, str(day.day), day == asked.this_week, f"{address_of('agenda')}?from={day}")


def _row(client: Client, weeks: list[str], letters: str) -> tuple[str, int, str, list[Cell]]:
    cells = [_cell(states, letters) for states in weeks]
    return client.display_name, client.hue, address_of("client", client.slug), cells


def _cell(states: str, letters: str) -> Cell:
    """How many in each state."""
    found = states.replace("x", "s")
    return [(letter, str(found.count(letter))) for letter in LETTERS if letter in letters and letter in found]


def _sum(view: View, first: date, *, due: int) -> Sum:
    clashes = view.clashes.of_week(first)
    words = "; ".join(f"{in_words(clash.on, pattern='EEE d MMM')}: {clash.words}" for clash in clashes)
    url = view.asked.address("calendar-month", day=clashes[0].on) if clashes else ""
    return Sum(due, len(clashes), words, url)
