"""What stands on the calendar, as small plain values: a page of it shows hundreds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from bulkhead.base.clock import today
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.agenda.models import CalendarEntry, Series
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.shown.asked import LATE, Asked
from bulkhead.web.desk.shown.entries import SETTLED, days_of, late_by
from bulkhead.web.desk.shown.words import STATES, shape
from bulkhead.web.ui.addresses import address_of

FORESEEN = "foreseen"  # a rule gives the day, and nothing was planned for it yet.
WORDS = {**STATES, FORESEEN: "foreseen"}
PLACE = "00000000-0000-0000-0000-000000000000"
DAY = timedelta(days=1)


class Mark(NamedTuple):
    """One thing on one day. `moves` is its day as text where it may be carried to another one."""

    client: Client
    label: str
    kind: str
    on: date
    face: str
    words: str
    url: str
    moves: str


class Cell(NamedTuple):
    """The first few marks of a day or a week, and how many there are in all."""

    marks: list[Mark]
    total: int


class Rule(NamedTuple):
    """A rule and the days it gives, as text: dates as text compare as dates do, and few of them are ever read."""

    id: UUID
    client: Client
    label: str
    kind: str
    words: str
    days: list[str]


@dataclass(frozen=True)
class Foreseen:
    """The days that rules give and for which nothing was planned yet, over some clients."""

    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, clients: Mapping[UUID, Client]) -> "Foreseen":
        found: list[tuple[UUID, UUID, str, str, str, str]]
        found = SERIES.rows("", list(clients))  # type: ignore[assignment]  # columns in order.
        return cls(
            tuple(
                Rule(pk, clients[client], label, kind, words, [pair[-10:] for pair in ahead.split()])
                for pk, client, label, kind, words, ahead in found
            )
        )

    def words_of(self, rule_id: UUID | None) -> str:
        """A rule in one sentence; empty where there is none."""
        return next((rule.words for rule in self.rules if rule.id == rule_id), "")

    def between(self, start: date, *, end: date) -> list[Mark]:
        """What is foreseen from one day up to another."""
        first, last = start.isoformat(), end.isoformat()
        return [
            _foreseen(rule, date.fromisoformat(day)) for rule in self.rules for day in rule.days if first <= day < last
        ]


Key = tuple[str, int]  # the client's id in hex where that counts, and the column.
Row = tuple[str, str, str, str, str, str]


def cells_between(
    start: date, *, columns: int, days: int, most: int, clients: Mapping[UUID, Client], asked: Asked, by_client: bool
) -> dict[Key, Cell]:
    """By client where that is asked, and column: its first marks and how many there are."""
    days_late = days_of(clients.values()) if asked.state == LATE else []
    found: list[Row] = BETWEEN.rows(  # type: ignore[assignment]  # columns in order.
        f"{asked.state} {asked.kind}", list(clients), start, start + columns * days * DAY, *days_late
    )
    column_of = {(start + number * DAY).isoformat(): number // days for number in range(columns * days)}
    return _sorted(found, clients, column_of, most=most, by_client=by_client)


def with_foreseen(cells: dict[Key, Cell], *, marks: Iterable[Mark], start: date, days: int, by_client: bool) -> None:
    """Puts what is foreseen behind what is planned."""
    for mark in marks:
        key = (mark.client.id.hex if by_client else "", (mark.on - start).days // days)
        cell = cells.get(key, Cell([], 0))
        cell.marks.append(mark)
        cells[key] = Cell(cell.marks, cell.total + 1)


def today_of(clients: Iterable[Client]) -> dict[UUID, date]:
    """The date it is at each client."""
    found = list(clients)
    dates = {zone: today(zone) for zone in {client.time_zone for client in found}}
    return {client.id: dates[client.time_zone] for client in found}


def asked_rows(
    asked: str, *days_late: date | Sequence[UUID], clients: Sequence[UUID]
) -> QuerySet[CalendarEntry, CalendarEntry]:
    """The entries of some clients in a state and of a kind; each may be empty, a space stands between."""
    state, _, kind = asked.partition(" ")
    rows = CalendarEntry.objects.filter(client__in=clients)
    if kind:
        rows = rows.filter(kind=kind)
    if state == LATE:
        rows = rows.filter(late_by(*days_late))
    elif state:
        rows = rows.filter(state=state)
    return rows


def _sorted(
    rows: Iterable[Row],
    clients: Mapping[UUID, Client],
    column_of: Mapping[str, int],
    *,
    most: int,
    by_client: bool,
) -> dict[Key, Cell]:
    rooms = {pk.hex: _Room.of(client) for pk, client in clients.items()}
    marks: dict[Key, list[Mark]] = {}
    counts: Counter[Key] = Counter()
    for pk, client, label, kind, on, state in rows:
        key = (client if by_client else "", column_of[on])
        counts[key] += 1
        shown = marks.setdefault(key, [])
        if len(shown) < most:
            shown.append(rooms[client].mark(pk, label=label, kind=kind, on=on, state=state))
    return {key: Cell(shown, counts[key]) for key, shown in marks.items()}


class _Room(NamedTuple):
    """A client, today's date there, and the address of its deliverables around an id."""

    client: Client
    here: str
    before: str
    after: str

    @classmethod
    def of(cls, client: Client) -> "_Room":
        before, _, after = address_of("deliverable", client.slug, PLACE).partition(PLACE)
        return cls(client, today(client.time_zone).isoformat(), before, after)

    def mark(self, pk: str, *, label: str, kind: str, on: str, state: str) -> Mark:
        is_settled = state in SETTLED
        is_late = not is_settled and on < self.here
        face, words = shape(state), STATES[state]
        return Mark(
            self.client,
            label,
            kind,
            date.fromisoformat(on),
            f"{face} late" if is_late else face,
            f"{words}, late" if is_late else words,
            f"{self.before}{pk[:8]}-{pk[8:12]}-{pk[12:16]}-{pk[16:20]}-{pk[20:]}{self.after}",
            "" if is_settled else on,
        )


def _foreseen(rule: Rule, on: date) -> Mark:
    url = address_of("rule", rule.client.slug, rule.id)
    return Mark(rule.client, rule.label, rule.kind, on, "scheduled", WORDS[FORESEEN], url, "")


def _between(
    asked: str, clients: Sequence[UUID], start: date, end: date, *days_late: date | Sequence[UUID]
) -> QuerySet[CalendarEntry, tuple[object, ...]]:
    """As text, which costs a third of what a UUID and a date do, and most of them are only counted."""
    rows = asked_rows(asked, *days_late, clients=clients).filter(due_on__gte=start, due_on__lt=end)
    text = TextField()
    return rows.order_by("due_on", "label").values_list(
        Cast("id", text), Cast("client_id", text), "label", "kind", Cast("due_on", text), "state"
    )


def _series(_: str, clients: Sequence[UUID]) -> QuerySet[Series, tuple[object, ...]]:
    rows = Series.objects.filter(client__in=clients).order_by()
    return rows.values_list("id", "client_id", "label", "kind", "words", "ahead")


BETWEEN, SERIES = Prepared(_between, alias=PRACTICE), Prepared(_series, alias=PRACTICE)
