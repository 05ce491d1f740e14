"""Calendar entries of the clients a person may open, by what an address asks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from bulkhead.base.clock import today
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client

SETTLED = ("delivered", "cancelled")


class Entry(NamedTuple):
    """One line of the calendar as pages list it, with its client at hand."""

    id: UUID
    client: Client
    label: str
    kind: str
    due_on: date
    original_due_on: date | None
    at: time | None
    state: str
    debt_since: datetime | None
    rule_id: UUID | None

    @property
    def is_late(self) -> bool:
        """Late from the midnight that ends the due date in the client's zone."""
        return self.state not in SETTLED and self.due_on < today(self.client.time_zone)

    def days_late(self, on: date) -> int:
        return (on - self.due_on).days


COLUMNS = tuple("client_id" if name == "client" else name for name in Entry._fields)
"""For a values_list() from which `entries_from` makes entries."""


@dataclass(frozen=True)
class Outlook:
    """How much is due by the end of this week, how much is late, and how much of it from before the weeks shown."""

    due: int
    late: int
    late_before: int


def late_by(*days: date | Sequence[UUID]) -> Q:
    """Due before today and still open, where it is the days that `days_of` found."""
    if not days:
        return Q(pk__in=[])
    earliest, *ahead = days
    behind = Q(due_on__lt=earliest)
    for there, ids in zip(ahead[::2], ahead[1::2], strict=True):
        behind |= Q(due_on__lt=there, client__in=ids)
    return behind & ~Q(state__in=SETTLED)


def days_of(clients: Iterable[Client]) -> list[date | Sequence[UUID]]:
    """The earliest date among clients, then each other one and where it is that; on earth there are three at most."""
    by_date: dict[date, list[UUID]] = {}
    dates: dict[str, date] = {}
    for client in clients:
        there = dates.get(client.time_zone) or dates.setdefault(client.time_zone, today(client.time_zone))
        by_date.setdefault(there, []).append(client.id)
    found: list[date | Sequence[UUID]] = []
    for there in sorted(by_date):
        found += [there, by_date[there]] if found else [there]
    return found


def entries_from(rows: Iterable[tuple[object, ...]], *, clients: Mapping[UUID, Client]) -> list[Entry]:
    """Each with its client at hand."""
    return [Entry(row[0], clients[row[1]], *row[2:]) for row in rows]  # type: ignore[arg-type, index]  # in order.


def with_clients(entries: Iterable[CalendarEntry], *, clients: Iterable[Client]) -> list[CalendarEntry]:
    """The entries, each with its client at hand."""
    known = {client.id: client for client in clients}
    found = list(entries)
    for entry in found:
        entry.client = known[entry.client_id]
    return found
