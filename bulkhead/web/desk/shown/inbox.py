"""Who waits for whom over all clients: who, what sort, by when. What they wrote opens inside the client."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import HttpRequest

from bulkhead.base.clock import now, today
from bulkhead.isolation.prepared import PRACTICE, Prepared, columns_of, row_of
from bulkhead.practice.clients.models import Client
from bulkhead.practice.inbox.figures import PUT_OFF, Figures, figures_of
from bulkhead.practice.inbox.models import Owed, Waiting
from bulkhead.web.desk.shown.clocks import left_words, within_words
from bulkhead.web.desk.shown.pages import Page, page_of
from bulkhead.web.desk.shown.words import counted, sentence
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.clocks import Clocks
from bulkhead.web.ui.formats import by_when, date_short, in_words, moment, plural

ROWS = 20
BESIDE = 12
SOON = 75  # percent of the promised time that is gone when a clock is worth a mark.
MOVED = ("next_agenda", "Put it on the next agenda"), ("scope", "Make it a scope request"), ("parked", "Park it until…")
CAN_MOVE = (Waiting.Kind.QUESTION, Waiting.Kind.WORK)


@dataclass(frozen=True)
class Filter:
    """What an address asks of the inbox: one client, one kind; what makes no sense is left out."""

    client: str = ""
    kind: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Filter":
        kind = request.GET.get("kind", "")
        return cls(request.GET.get("client", "")[:60], kind if kind in Waiting.Kind.values else "")

    @property
    def is_set(self) -> bool:
        return bool(self.client or self.kind)

    def clients(self, clients: Sequence[Client]) -> list[UUID]:
        """Whose rows are wanted, of these."""
        return [client.id for client in clients if not self.client or self._is_about(client)]

    def _is_about(self, client: Client) -> bool:
        return self.client == client.slug or self.client.casefold() == client.display_name.casefold()

    def address(self) -> str:
        query = urlencode({name: value for name, value in (("client", self.client), ("kind", self.kind)) if value})
        return address_of("inbox") + (f"?{query}" if query else "")

    def kinds(self) -> list[tuple[str, str, bool]]:
        """Links to the same inbox with another kind."""
        words = {"": "All", "question": "Questions", "work": "Work", "change": "Changes", "file": "Files"}
        words["answer"] = "Answers"
        return [(word, replace(self, kind=kind).address(), kind == self.kind) for kind, word in words.items()]


@dataclass(frozen=True)
class Open:
    """What waits for an answer, of some clients and of one kind, the first clock first; read a part at a time."""

    clients: Sequence[UUID]
    kind: str = ""

    def __len__(self) -> int:
        return WAITS.count(self.kind, self.clients)

    def __getitem__(self, cut: slice) -> list[Waiting]:
        first = cut.start or 0
        return [_waiting(row) for row in WAITS.part(self.kind, self.clients, start=first, most=cut.stop - first)]


@dataclass(frozen=True)
class Line:
    """One row of the table."""

    id: UUID
    client: Client
    who: str
    what: str
    within: str
    by: str
    left: str
    share: int
    status: str
    place: str
    moves: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Debt:
    """One thing a client owes, with its age or its due date."""

    client: Client
    words: str
    small: str
    is_late: bool
    url: str


@dataclass(frozen=True)
class Inbox:
    """Everything the page says."""

    heading: str
    page: Page[Waiting]
    lines: list[Line]
    put_off: list[Line]
    owed: list[Debt]
    figures: Figures
    outside: list[tuple[Client, int]]
    missed: list[tuple[Client, int]]
    month: str


def inbox_of(clients: Sequence[Client], *, request: HttpRequest, wanted: Filter, zone: str) -> Inbox:
    """The inbox over these clients, the first clock first."""
    known, month = {client.id: client for client in clients}, month_of(zone)
    mine, kind = wanted.clients(clients), wanted.kind
    figures = figures_of(list(known), month=month, of=mine, kind=kind)
    page = page_of(Open(mine, kind), size=ROWS, request=request, unit="Rows", count=figures.shown)
    off = PUT_BY.part(kind, mine, start=0, most=BESIDE) if figures.put_off else []
    return Inbox(
        heading=_heading(figures, zone),
        page=page,
        lines=[_line(row, known[row.client_id], zone) for row in page.rows],
        put_off=[_line(row, known[row.client_id], zone) for row in map(_waiting, off)],
        owed=_owed(known),
        figures=figures,
        outside=[(known[pk], count) for pk, count in figures.asked_outside()[:BESIDE]],
        missed=[(known[pk], count) for pk, count in figures.missed()[:BESIDE]],
        month=in_words(month.date(), pattern="MMMM"),
    )


def first_clocks(clients: Sequence[Client], *, zone: str, most: int) -> list[Line]:
    """What runs out first, for a page that shows a few of them."""
    known = {client.id: client for client in clients}
    return [_line(row, known[row.client_id], zone) for row in Open(list(known))[:most]]


def month_of(zone: str) -> datetime:
    """The midnight that began this month in the practice's zone."""
    return datetime.combine(today(zone).replace(day=1), time(), ZoneInfo(zone))


def _heading(figures: Figures, zone: str) -> str:
    if not figures.waiting or figures.first_until is None:
        return "Nobody waits for you."
    waits = "waits" if figures.people == 1 else "wait"
    people = sentence(f"{counted(figures.people, one='person', many='people')} {waits} for you")
    ran = "ran" if figures.first_until < now() else "runs"
    return f"{people} The first clock {ran} out {moment(figures.first_until, zone=zone)}."


def _line(row: Waiting, client: Client, zone: str) -> Line:
    share = row.share_used(now())
    status = "bad" if row.is_late else ("warn" if share >= SOON else "")
    return Line(
        id=row.place,
        client=client,
        who=row.who,
        what=_what(row),
        within=within_words(row.arrived_at, until=row.promised_until, zone=client.time_zone),
        by=by_when(row.promised_until, zone=Clocks(zone, client.time_zone)),
        left=left_words(row.promised_until, at=now()),
        share=share,
        status=status,
        place=_place(row, client),
        moves=MOVED if row.kind in CAN_MOVE else (),
    )


def _what(row: Waiting) -> str:
    """The kind, and where it was put off to."""
    words = str(Waiting.Kind(row.kind).label)
    if row.state == Waiting.State.PARKED:
        until = f", wakes {date_short(row.wakes_on)}" if row.wakes_on else ""
        words = f"{words}; parked{until}"
    elif row.state in PUT_OFF:
        words = f"{words}; {str(Waiting.State(row.state).label).lower()}"
    return words


def _place(row: Waiting, client: Client) -> str:
    """Where it stands inside its client."""
    if row.kind == Waiting.Kind.CHANGE:
        place = address_of("deliverable", client.slug, row.place)
    elif row.kind in CAN_MOVE:
        place = address_of("request", client.slug, row.place)
    else:
        place = address_of("wanted" if row.kind == Waiting.Kind.ANSWER else "requests", client.slug)
    return place


def _owed(known: dict[UUID, Client]) -> list[Debt]:
    rows = [row_of(Owed, values=row, alias=PRACTICE) for row in OWED.part("", list(known), start=0, most=BESIDE)]
    return sorted([_debt(row, known[row.client_id]) for row in rows], key=lambda debt: not debt.is_late)


def _debt(row: Owed, client: Client) -> Debt:
    many = "things you asked for" if row.kind == Owed.Kind.ITEM else ""
    words = sentence(counted(row.count, one=str(Owed.Kind(row.kind).label), many=many)).rstrip(".")
    here, due = today(client.time_zone), row.first_due_on
    is_late = due is not None and due < here
    if due is None:
        small = f"since {date_short(row.since, zone=client.time_zone)}"
    elif is_late:
        small = f"{plural((here - due).days, one='day')} late"
    else:
        small = f"due {date_short(due)}"
    url = address_of("wanted" if row.kind == Owed.Kind.ITEM else "deliverables", client.slug)
    return Debt(client, words, small, is_late, url)


def _waiting(values: tuple[object, ...]) -> Waiting:
    return row_of(Waiting, values=values, alias=PRACTICE)


def _of(kind: str, clients: Sequence[UUID]) -> QuerySet[Waiting, tuple[object, ...]]:
    rows = Waiting.objects.filter(client__in=clients).values_list(*columns_of(Waiting))
    return rows.filter(kind=kind) if kind else rows


def _open(kind: str, clients: Sequence[UUID]) -> QuerySet[Waiting, tuple[object, ...]]:
    return _of(kind, clients).filter(state=Waiting.State.OPEN)


def _put_off(kind: str, clients: Sequence[UUID]) -> QuerySet[Waiting, tuple[object, ...]]:
    return _of(kind, clients).filter(state__in=PUT_OFF).order_by("wakes_on", "arrived_at")


def _owed_by(_: str, clients: Sequence[UUID]) -> QuerySet[Owed, tuple[object, ...]]:
    return Owed.objects.filter(client__in=clients).order_by("first_due_on", "since").values_list(*columns_of(Owed))


WAITS, PUT_BY = Prepared(_open, alias=PRACTICE), Prepared(_put_off, alias=PRACTICE)
OWED = Prepared(_owed_by, alias=PRACTICE)
