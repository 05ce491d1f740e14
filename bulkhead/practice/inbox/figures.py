"""How the promise to answer was kept, and who asks for more than was planned: in one query, client by client."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.inbox.models import Waiting

OUTSIDE = (Waiting.Kind.QUESTION, Waiting.Kind.WORK)  # nobody planned for these; the rest belongs to planned work.
PUT_OFF = (Waiting.State.NEXT_AGENDA, Waiting.State.SCOPE, Waiting.State.PARKED)
OPEN = Q(state=Waiting.State.OPEN)
COLUMNS = ("client", "waiting", "people", "first_until", "answered", "in_time", "outside", "put_off", "shown")


class Of(NamedTuple):
    """One client's figures: what waits now, and what happened since the month began."""

    client: UUID
    waiting: int
    people: int
    first_until: datetime | None
    answered: int
    in_time: int
    outside: int
    put_off: int
    shown: int


@dataclass(frozen=True)
class Figures:
    """What an inbox says in numbers, over all its clients."""

    each: tuple[Of, ...]

    @property
    def waiting(self) -> int:
        return sum(one.waiting for one in self.each)

    @property
    def people(self) -> int:
        """The same name at two clients is two people."""
        return sum(one.people for one in self.each)

    @property
    def first_until(self) -> datetime | None:
        return min((one.first_until for one in self.each if one.first_until), default=None)

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.each)

    @property
    def in_time(self) -> int:
        return sum(one.in_time for one in self.each)

    @property
    def put_off(self) -> int:
        return sum(one.put_off for one in self.each)

    @property
    def shown(self) -> int:
        """How many of those that wait a filter leaves."""
        return sum(one.shown for one in self.each)

    def asked_outside(self) -> list[tuple[UUID, int]]:
        """How often each client asked for something outside the plan this month, most first."""
        counts = [(one.client, one.outside) for one in self.each if one.outside]
        return sorted(counts, key=lambda pair: -pair[1])

    def missed(self) -> list[tuple[UUID, int]]:
        """To whom answers came too late this month, most first."""
        counts = [(one.client, one.answered - one.in_time) for one in self.each if one.answered > one.in_time]
        return sorted(counts, key=lambda pair: -pair[1])


def figures_of(
    clients: Sequence[UUID], *, month: datetime, of: Sequence[UUID] | None = None, kind: str = ""
) -> Figures:
    """`month` is when it began; `of` and `kind` are what a filter leaves of the open ones."""
    found = [Of(*row) for row in FIGURES.rows(kind, clients, month)]  # type: ignore[arg-type]  # columns in order.
    return Figures(tuple(one if of is None or one.client in of else one._replace(shown=0) for one in found))


def _figures(kind: str, clients: Sequence[UUID], month: datetime) -> QuerySet[Waiting, tuple[object, ...]]:
    answered, shown = Q(answered_at__gte=month), Q(kind=kind) if kind else Q()
    rows = Waiting.objects.filter(client__in=clients).order_by().values("client")
    counted = rows.annotate(
        waiting=Count("pk", filter=OPEN),
        people=Count("who", filter=OPEN, distinct=True),
        first_until=Min("promised_until", filter=OPEN),
        answered=Count("pk", filter=answered),
        in_time=Count("pk", filter=answered & Q(answered_at__lte=F("promised_until"))),
        outside=Count("pk", filter=Q(kind__in=OUTSIDE, arrived_at__gte=month)),
        put_off=Count("pk", filter=Q(state__in=PUT_OFF)),
        shown=Count("pk", filter=OPEN & shown),
    )
    return counted.values_list(*COLUMNS)


FIGURES = Prepared(_figures, alias=PRACTICE)
