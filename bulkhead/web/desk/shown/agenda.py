"""The calendar as a list by day, and what comes after the weeks of the lanes."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.http import HttpRequest

from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.web.desk.shown.asked import LATE, WEEK
from bulkhead.web.desk.shown.calendar_view import View
from bulkhead.web.desk.shown.entries import SETTLED, late, with_clients
from bulkhead.web.desk.shown.pages import Page, page_of
from bulkhead.web.desk.shown.words import STATES, shape
from bulkhead.web.ui.addresses import address_of

ROWS = 30
LANES_END = 8 * WEEK


@dataclass(frozen=True)
class Listed:
    """One line of the list."""

    entry: CalendarEntry
    rule_words: str
    url: str
    is_late: bool

    @property
    def small(self) -> str:
        """When a meeting begins, and from which day it was moved."""
        entry = self.entry
        parts = [f"{entry.at:%H:%M}" if entry.at else ""]
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
class Agenda:
    """Days with what clashes and what is due on them, in order."""

    days: list[tuple[date, str, list[Listed]]]
    page: Page[CalendarEntry]


def agenda_of(view: View, *, request: HttpRequest) -> Agenda:
    """Eight weeks from the day asked for on, or from this week's Monday; all that is late begins with the oldest."""
    asked, entries = view.asked, _entries(view)
    if asked.state != LATE:
        first = asked.start if asked.day == asked.today else asked.day
        entries = entries.filter(due_on__gte=first, due_on__lt=first + LANES_END)
    page = page_of(entries, size=ROWS, request=request, unit="Entries", count=entries.count())
    found = with_clients(page.rows, clients=view.chosen.values())
    days = [(day, list(due)) for day, due in groupby(found, key=lambda entry: entry.due_on)]
    return Agenda([(day, _clash(view, day), [_listed(view, entry) for entry in due]) for day, due in days], page)


def next_after(view: View) -> CalendarEntry | None:
    """The first open entry past the weeks shown."""
    entries = _entries(view).exclude(state__in=SETTLED).filter(due_on__gte=view.asked.start + LANES_END)
    found = with_clients(entries[:1], clients=view.chosen.values())
    return found[0] if found else None


def _entries(view: View) -> QuerySet[CalendarEntry]:
    asked = view.asked
    entries = CalendarEntry.objects.filter(client__in=view.chosen.keys())
    if asked.kind:
        entries = entries.filter(kind=asked.kind)
    if asked.state == LATE:
        entries = entries.filter(late(view.chosen.values()))
    elif asked.state:
        entries = entries.filter(state=asked.state)
    return entries


def _clash(view: View, day: date) -> str:
    clash = view.clashes.days.get(day)
    return clash.words if clash else ""


def _listed(view: View, entry: CalendarEntry) -> Listed:
    words = view.foreseen.words_of(entry.rule_id) if entry.rule_id else ""
    return Listed(entry, words, address_of("deliverable", entry.client.slug, entry.id), entry.is_late)
