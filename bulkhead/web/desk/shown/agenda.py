"""The calendar as a list by day, and what comes after the weeks of the lanes."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.http import HttpRequest

from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.shown.asked import LATE, WEEK, Asked
from bulkhead.web.desk.shown.entries import SETTLED, entries_for, with_clients
from bulkhead.web.desk.shown.lanes import WEEKS
from bulkhead.web.desk.shown.pages import Page, page_of

ROWS = 40


@dataclass(frozen=True)
class Agenda:
    """Days with what is due on them, in order."""

    days: list[tuple[date, list[CalendarEntry]]]
    page: Page[CalendarEntry]


def agenda_of(clients: QuerySet[Client], *, asked: Asked, request: HttpRequest) -> Agenda:
    """From the week asked for on; a list of what is late begins with the oldest."""
    entries = entries_for(clients, asked=asked)
    if asked.state != LATE:
        entries = entries.filter(due_on__gte=asked.start)
    page = page_of(entries, size=ROWS, request=request, unit="Entries", count=entries.count())
    found = with_clients(page.rows, clients=clients)
    return Agenda([(day, list(due)) for day, due in groupby(found, key=lambda entry: entry.due_on)], page)


def next_after(clients: QuerySet[Client], *, asked: Asked) -> CalendarEntry | None:
    """The first open entry past the weeks shown."""
    entries = entries_for(clients, asked=asked).exclude(state__in=SETTLED)
    found = with_clients(entries.filter(due_on__gte=asked.start + WEEKS * WEEK)[:1], clients=clients)
    return found[0] if found else None
