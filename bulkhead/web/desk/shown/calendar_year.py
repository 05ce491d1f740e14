"""Our year on one sheet: clients by weeks, how much is due by state, and where it comes together."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.shown.asked import LATE, WEEK, Asked, monday
from bulkhead.web.desk.shown.calendar_marks import DAY
from bulkhead.web.desk.shown.calendar_view import View
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import in_words

WEEKS = 52
QUARTER = 13
CLIENTS = 24
# In the order in which a cell tells them: late, delivered, in review, draft, scheduled, which counts what is foreseen.
LETTERS = "ldrfs"
ASKED = {LATE: "l", "delivered": "d", "in_review": "r", "draft": "f", "scheduled": "s", "cancelled": ""}

Cell = list[int]


class Week(NamedTuple):
    """One column: its Monday, and the words of its month where that begins."""

    day: date
    month: str
    words: str
    is_now: bool
    url: str


class Sum(NamedTuple):
    """The bottom line of one week."""

    due: int
    clash: str


@dataclass(frozen=True)
class Year:
    """Fifty-two weeks of the clients shown."""

    weeks: list[Week]
    rows: list[tuple[str, int, str, list[Cell]]]
    sums: list[Sum]
    left_out: int

    @property
    def words(self) -> str:
        """From when to when."""
        first, last = self.weeks[0].day, self.weeks[-1].day + 6 * DAY
        return f"{in_words(first, pattern='d MMMM y')} to {in_words(last, pattern='d MMMM y')}"


def first_week(day: date) -> date:
    """The Monday of the week in which the quarter of a day begins."""
    return monday(date(day.year, (day.month - 1) // 3 * 3 + 1, 1))


def year_of(view: View) -> Year:
    """From the quarter of the day asked for on."""
    start = first_week(view.asked.day)
    firsts = [start + number * WEEK for number in range(WEEKS)]
    letters = ASKED.get(view.asked.state, LETTERS)
    states = {pk: [_states(view, pk, first) for first in firsts] for pk in view.chosen}
    chosen = sorted(view.chosen.values(), key=lambda client: not any(states[client.id]))
    rows = [_row(client, states[client.id], letters) for client in chosen[:CLIENTS]]
    due = [sum(len(weeks[number]) for weeks in states.values()) for number in range(WEEKS)]
    sums = [Sum(count, _clash_words(view, first)) for count, first in zip(due, firsts, strict=True)]
    return Year([_week(first, view.asked) for first in firsts], rows, sums, max(0, len(chosen) - CLIENTS))


def _states(view: View, client: UUID, first: date) -> str:
    return view.sheets.of_week(client, first=first, kind=view.asked.kind).replace("x", "s")


def _week(day: date, asked: Asked) -> Week:
    """A month is written above the first week that begins in it."""
    month = in_words(day, pattern="MMM") if day.day <= 7 else ""
    return Week(day, month, str(day.day), day == asked.this_week, f"{address_of('agenda')}?from={day}")


def _row(client: Client, weeks: list[str], letters: str) -> tuple[str, int, str, list[Cell]]:
    cells = [_cell(states, letters) for states in weeks]
    return client.display_name, client.hue, address_of("client", client.slug), cells


def _cell(states: str, letters: str) -> Cell:
    """How many in each state; nothing at all where there is nothing."""
    return [states.count(letter) if letter in letters else 0 for letter in LETTERS] if states else []


def _clash_words(view: View, first: date) -> str:
    clashes = view.clashes.of_week(first)
    return "; ".join(f"{in_words(clash.on, pattern='EEE d MMM')}: {clash.words}" for clash in clashes)
