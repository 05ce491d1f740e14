"""Monday morning over all clients: what needs you, how each client stands, and the first steps of a new practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from bulkhead.base.clock import today
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item, Pull
from bulkhead.web.desk.shown.entries import SETTLED, late, with_clients
from bulkhead.web.desk.shown.pages import Page, page_of
from bulkhead.web.desk.shown.words import counted, sentence
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import date_short, plural

CLIENTS = 25
NEEDS = 12


@dataclass(frozen=True)
class Need:
    """One line of what needs you, and where it is done."""

    client: Client
    words: str
    small: str
    status: tuple[str, str]
    url: str


@dataclass(frozen=True)
class Row:
    """One client of the table."""

    client: Client
    next_due: CalendarEntry | None
    standing: Standing | None


@dataclass(frozen=True)
class Step:
    """One of the three first steps."""

    words: str
    url: str
    is_done: bool


def late_needs(clients: QuerySet[Client]) -> list[Need]:
    """The oldest late entries."""
    entries = CalendarEntry.objects.filter(late(clients), client__in=clients)
    return [_late(entry) for entry in with_clients(entries[:NEEDS], clients=clients)]


def standing_needs(standings: Sequence[Standing]) -> list[Need]:
    """What clients asked for, then what waits for them, then mail that waits."""
    answers = [_asked(standing) for standing in standings if standing.waits_for_you]
    waits = [_waits(standing) for standing in standings if standing.waits_for_client]
    mail = [_mail(standing) for standing in standings if standing.mail_waiting]
    return [*answers, *waits, *mail]


def standings_of(clients: Sequence[Client]) -> list[Standing]:
    """How these clients stand, each with its client at hand."""
    known: dict[UUID, Client] = {client.id: client for client in clients}
    found = [standing for standing in Standing.objects.all() if standing.client_id in known]
    for standing in found:
        standing.client = known[standing.client_id]
    return sorted(found, key=lambda standing: standing.client.display_name)


def rows_of(
    clients: Sequence[Client], *, standings: Sequence[Standing], request: HttpRequest
) -> tuple[list[Row], Page[Client]]:
    """One page of clients with the next thing due for each."""
    page = page_of(clients, size=CLIENTS, request=request, unit="Clients")
    due = _next_due(page.rows)
    standing_of = {standing.client_id: standing for standing in standings}
    return [Row(client, due.get(client.id), standing_of.get(client.id)) for client in page.rows], page


def steps_of(clients: Sequence[Client]) -> list[Step]:
    """The first steps while one of them is still to do; none after that."""
    if clients and Pull.objects.exists():
        return []
    item = Item.objects.first()
    pull = address_of("library-clients", item.id) if item and clients else ""
    return [
        Step("Add your first client", address_of("client-add"), bool(clients)),
        Step("Put a template in the library", address_of("library-add"), item is not None),
        Step("Pull it for a client", pull, is_done=False),
    ]


def _next_due(clients: Sequence[Client]) -> dict[UUID, CalendarEntry]:
    ids = [client.id for client in clients]
    first = CalendarEntry.objects.filter(client=OuterRef("pk")).exclude(state__in=SETTLED).order_by("due_on", "label")
    chosen = Client.objects.filter(pk__in=ids).values_list(Subquery(first.values("pk")[:1]), flat=True)
    entries = CalendarEntry.objects.filter(pk__in=chosen.order_by())
    return {entry.client_id: entry for entry in with_clients(entries, clients=clients)}


def _late(entry: CalendarEntry) -> Need:
    days = entry.days_late(today(entry.client.time_zone))
    url = address_of("deliverable", entry.client.slug, entry.id)
    overdue = (f"{plural(days, one='day')} late", "bad")
    return Need(entry.client, entry.label, f"was due {date_short(entry.due_on)}", overdue, url)


def _asked(standing: Standing) -> Need:
    words = f"{counted(standing.waits_for_you, one='change')} asked for"
    return _need(standing, words, ("Waits for you", "warn"), "deliverables")


def _waits(standing: Standing) -> Need:
    words = f"{counted(standing.waits_for_client, one='answer')} still to come"
    return _need(standing, words, ("Waits for client", "open"), "deliverables")


def _mail(standing: Standing) -> Need:
    words = f"{counted(standing.mail_waiting, one='message')} not sent yet"
    return _need(standing, words, ("Mail waits", "open"), "post")


def _need(standing: Standing, words: str, status: tuple[str, str], name: str) -> Need:
    url = address_of(name, standing.client.slug)
    return Need(standing.client, sentence(words).rstrip("."), "", status, url)
