"""Calendar entries of the clients a person may open, by what an address asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bulkhead.base.clock import today
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client

SETTLED = ("delivered", "cancelled")


@dataclass(frozen=True)
class Outlook:
    """How much is due by the end of this week, how much is late, and how much of it from before the weeks shown."""

    due: int
    late: int
    late_before: int


def late(clients: Iterable[Client]) -> Q:
    """Due before today and still open."""
    return _behind(clients) & ~Q(state__in=SETTLED)


def _behind(clients: Iterable[Client]) -> Q:
    """Before the midnight of each client's own zone; there are at most three dates on earth at once."""
    by_date: dict[date, list[UUID]] = {}
    dates: dict[str, date] = {}
    for client in clients:
        there = dates.setdefault(client.time_zone, today(client.time_zone))
        by_date.setdefault(there, []).append(client.id)
    if not by_date:
        return Q(pk__in=[])
    earliest = min(by_date)
    behind = Q(due_on__lt=earliest)
    for there, ids in by_date.items():
        if there != earliest:
            behind |= Q(due_on__lt=there, client__in=ids)
    return behind


def with_clients(entries: Iterable[CalendarEntry], *, clients: Iterable[Client]) -> list[CalendarEntry]:
    """The entries, each with its client at hand."""
    known = {client.id: client for client in clients}
    found = list(entries)
    for entry in found:
        entry.client = known[entry.client_id]
    return found
