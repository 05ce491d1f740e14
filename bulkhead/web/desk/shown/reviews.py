"""Drafts of all clients, to be sent for review in one go; labels and dates only."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.web.desk.shown.entries import with_clients

MOST = 200


@dataclass(frozen=True)
class Drafts:
    """One client's drafts, and whether the door is open to this practitioner."""

    client: Client
    is_open: bool
    entries: list[CalendarEntry]


@dataclass(frozen=True)
class Chosen:
    """What was ticked, by client; and the clients whose door is shut."""

    open: dict[Client, list[UUID]]
    shut: list[Client]


def drafts_of(person: Practitioner, *, kind: str) -> list[Drafts]:
    """The drafts of every client this person may open, by due date within each."""
    known = {client.id: client for client in person.clients()}
    entries = CalendarEntry.objects.filter(client__in=list(known), state="draft")
    entries = entries.filter(kind=kind) if kind in Kind.values else entries
    first = with_clients(entries.order_by("due_on", "label")[:MOST], clients=known.values())
    rows = sorted(first, key=lambda row: row.client.display_name)
    open_now = _open_to(person)
    return [
        Drafts(known[pk], pk in open_now, list(found)) for pk, found in groupby(rows, key=lambda row: row.client_id)
    ]


def chosen_of(person: Practitioner, *, ticked: Iterable[str]) -> Chosen:
    """Of the ticked entries those of this person's clients; anything else was never there."""
    known = {client.id: client for client in person.clients()}
    ids = [pk for pk in map(_id, ticked) if pk is not None][:MOST]
    rows = CalendarEntry.objects.filter(client__in=list(known), pk__in=ids).order_by("due_on")
    open_now, chosen, shut = _open_to(person), Chosen({}, []), set()
    for row in rows:
        if row.client_id in open_now:
            chosen.open.setdefault(known[row.client_id], []).append(row.id)
        else:
            shut.add(row.client_id)
    chosen.shut.extend(known[pk] for pk in shut)
    return chosen


def kinds_of(drafts: Iterable[Drafts]) -> list[tuple[str, str]]:
    """The kinds there are, to filter by."""
    there = {entry.kind for each in drafts for entry in each.entries}
    return [(value, label) for value, label in Kind.choices if value in there]


def _open_to(person: Practitioner) -> set[UUID]:
    return set(Opening.open_to(person).values_list("pk", flat=True))


def _id(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None
