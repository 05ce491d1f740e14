"""Monday morning over all clients: what needs you, how each client stands, and the first steps of a new practice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest

from bulkhead.base.clock import today
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item, Pull
from bulkhead.web.desk.shown.entries import SETTLED, late, with_clients
from bulkhead.web.desk.shown.health import Behind, Health, heard, quiet_kind
from bulkhead.web.desk.shown.inbox import Line
from bulkhead.web.desk.shown.known import Known
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
    health: Health
    waiting: int
    heard: str
    heard_kind: str


@dataclass(frozen=True)
class Step:
    """One of the three first steps."""

    words: str
    url: str
    is_done: bool


def late_needs(entries: Sequence[CalendarEntry]) -> list[Need]:
    """The oldest late entries."""
    return [_late(entry) for entry in entries]


def asked_needs(lines: Sequence[Line]) -> list[Need]:
    """Who waits for an answer, the first clock first."""
    return [_asked(line) for line in lines]


def standing_needs(standings: Sequence[Standing], *, behind: Mapping[UUID, Behind]) -> list[Need]:
    """What is finished and not delivered, what nobody opened, what waits for clients, and mail that waits."""
    owed = [_owed(standing, behind[standing.client_id].debts) for standing in standings if _debts(standing, behind)]
    unopened = [_unopened(standing) for standing in standings if standing.unopened]
    waits = [_waits(standing) for standing in standings if standing.waits_for_client]
    mail = [_mail(standing) for standing in standings if standing.mail_waiting]
    return [*owed, *unopened, *waits, *mail]


def page_of_clients(known: Known, *, request: HttpRequest) -> Page[Client]:
    """One page of clients, those that need you first."""
    ordered = sorted(known.clients, key=lambda client: (known.health[client.id].rank, client.display_name))
    return page_of(ordered, size=CLIENTS, request=request, unit="Clients")


def entries_of(
    clients: Sequence[Client], *, of: Sequence[Client]
) -> tuple[list[CalendarEntry], dict[UUID, CalendarEntry]]:
    """The oldest late entries of all clients, and the next thing due for some of them, in one query."""
    behind = CalendarEntry.objects.filter(late(clients), client__in=clients).order_by("due_on", "label")
    first = CalendarEntry.objects.filter(client=OuterRef("pk")).exclude(state__in=SETTLED).order_by("due_on", "label")
    chosen = Client.objects.filter(pk__in=[client.id for client in of])
    of_each = chosen.values_list(Subquery(first.values("pk")[:1]), flat=True).order_by()
    wanted = Q(pk__in=behind.values("pk")[:NEEDS]) | Q(pk__in=of_each)
    found = with_clients(CalendarEntry.objects.filter(wanted), clients=clients)
    next_due: dict[UUID, CalendarEntry] = {}
    for entry in found:
        next_due.setdefault(entry.client_id, entry)
    return [entry for entry in found if entry.is_late][:NEEDS], next_due


def row_of(client: Client, *, next_due: CalendarEntry | None, known: Known) -> Row:
    standing, asked = known.standings.get(client.id), known.asked.get(client.id)
    return Row(
        client,
        next_due,
        standing,
        known.health[client.id],
        asked.waiting if asked else 0,
        heard(standing, at=known.at),
        quiet_kind(standing, limits=known.limits, at=known.at),
    )


def steps_of(known: Known) -> list[Step]:
    """The first steps while one of them is still to do; none after that, nor once anything was delivered."""
    clients, standings = known.clients, known.standings.values()
    if any(standing.last_delivered_at for standing in standings) or (clients and Pull.objects.exists()):
        return []
    item = Item.objects.first()
    pull = address_of("library-clients", item.id) if item and clients else ""
    return [
        Step("Add your first client", address_of("client-add"), bool(clients)),
        Step("Put a template in the library", address_of("library"), item is not None),
        Step("Pull it for a client", pull, is_done=False),
    ]


def _late(entry: CalendarEntry) -> Need:
    days = entry.days_late(today(entry.client.time_zone))
    url = address_of("deliverable", entry.client.slug, entry.id)
    overdue = (f"{plural(days, one='day')} late", "bad")
    return Need(entry.client, entry.label, f"was due {date_short(entry.due_on)}", overdue, url)


def _asked(line: Line) -> Need:
    status = ("Over its time" if line.status == "bad" else f"{line.left} left", line.status or "open")
    return Need(line.client, f"{line.who} {line.what}", f"promised by {line.by}", status, line.place)


def _debts(standing: Standing, behind: Mapping[UUID, Behind]) -> int:
    found = behind.get(standing.client_id)
    return found.debts if found else 0


def _owed(standing: Standing, count: int) -> Need:
    words = f"{counted(count, one='thing')} finished and not delivered"
    need = _need(standing, words, ("Delivery debt", "warn"), "deliverables")
    return replace(need, url=address_of("debts"))


def _unopened(standing: Standing) -> Need:
    words = f"{counted(standing.unopened, one='delivery', many='deliveries')} unopened after a nudge"
    return _need(standing, words, ("Unopened", "warn"), "deliverables")


def _waits(standing: Standing) -> Need:
    words = f"{counted(standing.waits_for_client, one='answer')} still to come"
    return _need(standing, words, ("Waits for client", "open"), "deliverables")


def _mail(standing: Standing) -> Need:
    words = f"{counted(standing.mail_waiting, one='message')} not sent yet"
    return _need(standing, words, ("Mail waits", "open"), "post")


def _need(standing: Standing, words: str, status: tuple[str, str], name: str) -> Need:
    url = address_of(name, standing.client.slug)
    return Need(standing.client, sentence(words).rstrip("."), "", status, url)
