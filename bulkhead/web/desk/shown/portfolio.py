"""Monday morning over all clients: what needs you, how each client stands, and the first steps of a new practice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest

from bulkhead.base.clock import date_in, today
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item, Pull
from bulkhead.web.desk.shown.calendar_sheets import Sheets
from bulkhead.web.desk.shown.entries import COLUMNS, SETTLED, Entry, days_of, entries_from, late_by
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
    next_due: Entry | None
    standing: Standing | None
    health: Health
    for_you: str
    to_come: str
    heard: str
    heard_kind: str


@dataclass(frozen=True)
class Step:
    """One of the three first steps."""

    words: str
    url: str
    is_done: bool


def late_needs(entries: Sequence[Entry]) -> list[Need]:
    """The oldest late entries."""
    return [_late(entry) for entry in entries]


def asked_needs(lines: Sequence[Line]) -> list[Need]:
    """Who waits for an answer, the first clock first."""
    return [_asked(line) for line in lines]


def promise_needs(standings: Sequence[Standing]) -> list[Need]:
    """What you promised for a day that is over, the oldest first; what it was opens inside its client."""
    late = [(days, standing) for standing in standings if (days := standing.promises_late(_here(standing)))]
    return [_promise(standing, days) for days, standing in sorted(late, key=lambda pair: pair[0][0])]


def standing_needs(standings: Sequence[Standing], *, behind: Mapping[UUID, Behind]) -> list[Need]:
    """What is finished and not delivered, what nobody opened, what did not come, what waits for clients, and mail."""
    owed = [_owed(standing, behind[standing.client_id].debts) for standing in standings if _debts(standing, behind)]
    unopened = [_unopened(standing) for standing in standings if standing.unopened]
    wanted = [_wanted(standing, days) for standing in standings if (days := standing.wanted_late(_here(standing)))]
    waits = [_waits(standing) for standing in standings if standing.waits_for_client]
    mail = [_mail(standing) for standing in standings if standing.mail_waiting]
    return [*owed, *unopened, *wanted, *waits, *mail]


def page_of_clients(known: Known, *, request: HttpRequest) -> Page[Client]:
    """One page of clients, those that need you first."""
    ordered = sorted(known.clients, key=lambda client: (known.health[client.id].rank, client.display_name))
    return page_of(ordered, size=CLIENTS, request=request, unit="Clients")


def entries_of(known: Known, *, sheets: Sheets, of: Sequence[Client]) -> tuple[list[Entry], dict[UUID, Entry]]:
    """The oldest late entries of all clients, and the next thing due for some of them, in one query."""
    clients = {client.id: client for client in known.clients}
    if not clients:
        return [], {}
    since, days, until = sheets.open_since(known.at.date()), days_of(known.clients), sheets.late_until(NEEDS)
    rows = FIRST.rows("", list(clients), [client.id for client in of], since, *_sooner(days, until=until))
    found = entries_from(rows, clients=clients)
    next_due: dict[UUID, Entry] = {}
    for entry in found:
        next_due.setdefault(entry.client.id, entry)
    return [entry for entry in found if entry.is_late][:NEEDS], next_due


def row_of(client: Client, *, next_due: Entry | None, known: Known) -> Row:
    standing, asked = known.standings.get(client.id), known.asked.get(client.id)
    here = date_in(known.at, zone=client.time_zone)
    return Row(
        client,
        next_due,
        standing,
        known.health[client.id],
        _for_you(asked.waiting if asked else 0, promises=len(standing.promises_late(here)) if standing else 0),
        _to_come(standing, here) if standing else "",
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


def _sooner(days: list[date | Sequence[UUID]], *, until: date) -> list[date | Sequence[UUID]]:
    """Where enough is late before a day that is over everywhere, no more is looked through."""
    earliest = days[0]
    return [until] if isinstance(earliest, date) and until <= earliest else days


def _late(entry: Entry) -> Need:
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


def _here(standing: Standing) -> date:
    return today(standing.client.time_zone)


def _promise(standing: Standing, days: Sequence[date]) -> Need:
    words = sentence(counted(len(days), one="promise of yours", many="promises of yours")).rstrip(".")
    small = f"{'was' if len(days) == 1 else 'the first was'} due {date_short(days[0])}"
    overdue = (f"{plural((_here(standing) - days[0]).days, one='day')} late", "bad")
    return Need(standing.client, words, small, overdue, address_of("promises", standing.client.slug))


def _wanted(standing: Standing, days: Sequence[date]) -> Need:
    words = f"{counted(len(days), one='thing you asked for', many='things you asked for')} did not come"
    need = _need(standing, words, (f"{plural((_here(standing) - days[0]).days, one='day')} late", "warn"), "wanted")
    return replace(need, small=f"{'was' if len(days) == 1 else 'the first was'} due {date_short(days[0])}")


def _for_you(waiting: int, *, promises: int) -> str:
    late = f"{plural(promises, one='promise')} late" if promises else ""
    return ", ".join(filter(None, (f"{waiting} for you" if waiting else "", late)))


def _to_come(standing: Standing, here: date) -> str:
    """What the client is still to answer and to send, and how much of it is late."""
    answers, things, late = standing.waits_for_client, standing.wanted, len(standing.wanted_late(here))
    parts = [plural(answers, one="answer")] if answers else []
    parts += [plural(things, one="thing") + (f" ({late} late)" if late else "")] if things else []
    return f"{', '.join(parts)} to come" if parts else ""


def _waits(standing: Standing) -> Need:
    words = f"{counted(standing.waits_for_client, one='answer')} still to come"
    return _need(standing, words, ("Waits for client", "open"), "deliverables")


def _mail(standing: Standing) -> Need:
    words = f"{counted(standing.mail_waiting, one='message waits', many='messages wait')} to be sent"
    return _need(standing, words, ("Mail waits", "open"), "post")


def _need(standing: Standing, words: str, status: tuple[str, str], name: str) -> Need:
    url = address_of(name, standing.client.slug)
    return Need(standing.client, sentence(words).rstrip("."), "", status, url)


def _first(  # lint: arguments -- as they stand in the query.
    _: str, clients: Sequence[UUID], of: Sequence[UUID], since: date, *days: date | Sequence[UUID]
) -> QuerySet[CalendarEntry, tuple[object, ...]]:
    """Nothing before `since` is open, so nothing before it is looked through."""
    rows = CalendarEntry.objects.filter(due_on__gte=since).order_by("due_on", "label")
    behind = rows.filter(late_by(*days), client__in=clients)
    first = rows.filter(client=OuterRef("pk")).exclude(state__in=SETTLED)
    of_each = Client.objects.filter(pk__in=of).values_list(Subquery(first.values("pk")[:1]), flat=True).order_by()
    wanted = Q(pk__in=behind.values("pk")[:NEEDS]) | Q(pk__in=of_each)
    return CalendarEntry.objects.filter(wanted).values_list(*COLUMNS)


FIRST = Prepared(_first, alias=PRACTICE)
