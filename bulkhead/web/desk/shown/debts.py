"""Delivery debt: what is finished and has not reached its client, over all clients; labels only."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from bulkhead.base.clock import now
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits
from bulkhead.web.desk.shown.entries import COLUMNS


@dataclass(frozen=True)
class Debts:
    """What is owed for longer than each client's limit allows, the oldest first; read a part at a time."""

    longer_than: tuple[Sequence[UUID] | datetime, ...]

    @classmethod
    def of(cls, clients: Iterable[Client]) -> "Debts":
        limits, by_hours = Limits(), defaultdict[int, list[UUID]](list)
        for client in clients:
            by_hours[limits.whole(Limit.DEBT_HOURS, client=client)].append(client.id)
        at = now()
        pairs = ((ids, at - timedelta(hours=hours)) for hours, ids in by_hours.items())
        return cls(tuple(part for pair in pairs for part in pair))

    def __len__(self) -> int:
        return OWED.count("", *self.longer_than)

    def __getitem__(self, cut: slice) -> list[tuple[object, ...]]:
        first = cut.start or 0
        return OWED.part("", *self.longer_than, start=first, most=cut.stop - first)


def owed_here(client: Client, *, since: dict[UUID, datetime]) -> dict[UUID, datetime]:
    """Of what is finished in one client, what counts as debt by now."""
    hours = Limits().whole(Limit.DEBT_HOURS, client=client) if since else 0
    return {pk: moment for pk, moment in since.items() if is_debt(moment, hours=hours)}


def is_debt(since: datetime | None, *, hours: int) -> bool:
    return since is not None and since <= now() - timedelta(hours=hours)


def _owed(_: str, *longer_than: Sequence[UUID] | datetime) -> QuerySet[CalendarEntry, tuple[object, ...]]:
    owed = Q(pk__in=[])
    for ids, since in zip(longer_than[::2], longer_than[1::2], strict=True):
        owed |= Q(client__in=ids, debt_since__lte=since)
    rows = CalendarEntry.objects.filter(owed).order_by("debt_since", "label")
    return rows.values_list(*COLUMNS)


OWED = Prepared(_owed, alias=PRACTICE)
