"""The calendar as a list by day, and what comes after the weeks of the lanes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet

from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.asked import LATE, WEEK
from bulkhead.web.desk.shown.calendar_marks import asked_rows
from bulkhead.web.desk.shown.calendar_view import View
from bulkhead.web.desk.shown.entries import COLUMNS, SETTLED, Entry, days_of, entries_from
from bulkhead.web.desk.shown.pages import Page, page_of
from bulkhead.web.desk.shown.words import STATES, shape
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.clocks import Clocks
from bulkhead.web.ui.formats import meeting

ROWS = 30
LANES_END = 8 * WEEK


@dataclass(frozen=True)
class Listed:
    """One line of the list."""

    entry: Entry
    rule_words: str
    url: str
    is_late: bool
    clocks: Clocks

    @property
    def small(self) -> str:
        """When a meeting begins, and from which day it was moved."""
        entry = self.entry
        parts = [meeting(entry.at, on=entry.due_on, zone=self.clocks) if entry.at else ""]
        if entry.original_due_on not in (None, entry.due_on):
            parts.append(f"first promised for {entry.original_due_on.day} {entry.original_due_on:%B}")
        return ", ".join(part for part in parts if part)

    @property
    def may_move(self) -> bool:
        return self.entry.state not in SETTLED

    @property
    def face(self) -> str:
        """The mark of its state, and whether it is late."""
        return shape(self.entry.state) + (" late" if self.is_late else "")

    @property
    def state_words(self) -> str:
        return STATES[self.entry.state] + (", late" if self.is_late else "")


@dataclass(frozen=True)
class Entries:
    """What an address asks for, from one day up to another; read a part at a time."""

    which: Prepared
    variant: str
    values: tuple[date | Sequence[UUID], ...]

    @classmethod
    def of(cls, which: Prepared, *, view: View, start: date = date.min, end: date = date.max) -> "Entries":
        asked, chosen = view.asked, view.chosen
        days_late = days_of(chosen.values()) if asked.state == LATE else []
        return cls(which, f"{asked.state} {asked.kind}", (list(chosen), start, end, *days_late))

    def __len__(self) -> int:
        return self.which.count(self.variant, *self.values)

    def __getitem__(self, cut: slice) -> list[tuple[object, ...]]:
        first = cut.start or 0
        return self.which.part(self.variant, *self.values, start=first, most=cut.stop - first)


@dataclass(frozen=True)
class Agenda:
    """Days with what clashes and what is due on them, in order."""

    days: list[tuple[date, str, list[Listed]]]
    page: Page[tuple[object, ...]]


def agenda_of(view: View, *, request: DeskRequest) -> Agenda:
    """Eight weeks from the day asked for on, or from this week's Monday; all that is late begins with the oldest."""
    asked, start = view.asked, view.asked.start if view.asked.day == view.asked.today else view.asked.day
    among = (
        Entries.of(DUE, view=view)
        if asked.state == LATE
        else Entries.of(DUE, view=view, start=start, end=start + LANES_END)
    )
    page = page_of(among, size=ROWS, request=request, unit="Entries")
    found = entries_from(page.rows, clients=view.chosen)
    zone = request.practice.time_zone
    days = [(day, list(due)) for day, due in groupby(found, key=lambda entry: entry.due_on)]
    return Agenda([(day, _clash(view, day), [_listed(view, entry, zone) for entry in due]) for day, due in days], page)


def next_after(view: View) -> Entry | None:
    """The first open entry past the weeks shown."""
    past = Entries.of(NEXT, view=view, start=view.asked.start + LANES_END)
    found = entries_from(past[:1], clients=view.chosen)
    return found[0] if found else None


def _clash(view: View, day: date) -> str:
    clash = view.clashes.days.get(day)
    return clash.words if clash else ""


def _listed(view: View, entry: Entry, zone: str) -> Listed:
    words = view.foreseen.words_of(entry.rule_id) if entry.rule_id else ""
    return Listed(
        entry,
        words,
        address_of("deliverable", entry.client.slug, entry.id),
        entry.is_late,
        Clocks(zone, entry.client.time_zone),
    )


def _due(
    asked: str, clients: Sequence[UUID], start: date, end: date, *days_late: date | Sequence[UUID]
) -> QuerySet[CalendarEntry, tuple[object, ...]]:
    rows = asked_rows(asked, *days_late, clients=clients).filter(due_on__gte=start, due_on__lt=end)
    return rows.values_list(*COLUMNS)


def _next(
    asked: str, clients: Sequence[UUID], start: date, end: date, *days_late: date | Sequence[UUID]
) -> QuerySet[CalendarEntry, tuple[object, ...]]:
    return _due(asked, clients, start, end, *days_late).exclude(state__in=SETTLED)


DUE, NEXT = Prepared(_due, alias=PRACTICE), Prepared(_next, alias=PRACTICE)
