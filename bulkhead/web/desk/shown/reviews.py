"""Drafts of all clients, to be sent for review in one go; labels and dates only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet

from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.web.desk.shown.entries import COLUMNS, Entry, entries_from

MOST = 200


@dataclass(frozen=True)
class Drafts:
    """One client's drafts, and whether the door is open to this practitioner."""

    client: Client
    is_open: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Chosen:
    """What was ticked, by client; and the clients whose door is shut."""

    open: dict[Client, list[UUID]]
    shut: list[Client]


def drafts_of(person: Practitioner, *, clients: Iterable[Client], kind: str) -> list[Drafts]:
    """The drafts of the clients this person may open, by due date within each."""
    known = {client.id: client for client in clients}
    found = DRAFTS.part(kind if kind in Kind.values else "", list(known), start=0, most=MOST)
    rows = sorted(entries_from(found, clients=known), key=lambda row: row.client.display_name)
    open_now = Opening.open_now(person)
    return [
        Drafts(known[pk], pk in open_now, list(entries)) for pk, entries in groupby(rows, key=lambda row: row.client.id)
    ]


def chosen_of(person: Practitioner, *, ticked: Iterable[str]) -> Chosen:
    """Of the ticked entries those of this person's clients; anything else was never there."""
    known = {client.id: client for client in person.clients()}
    ids = [pk for pk in map(_id, ticked) if pk is not None][:MOST]
    rows = CalendarEntry.objects.filter(client__in=list(known), pk__in=ids).order_by("due_on")
    open_now, chosen, shut = Opening.open_now(person), Chosen({}, []), set()
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


def _drafts(kind: str, clients: Sequence[UUID]) -> QuerySet[CalendarEntry, tuple[object, ...]]:
    rows = CalendarEntry.objects.filter(client__in=clients, state="draft").order_by("due_on", "label")
    rows = rows.filter(kind=kind) if kind else rows
    return rows.values_list(*COLUMNS)


def _id(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


DRAFTS = Prepared(_drafts, alias=PRACTICE)
