"""Delivery debt: what is finished and has not reached its client, over all clients; labels only."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from bulkhead.base.clock import now
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits


def debts_of(clients: Iterable[Client]) -> QuerySet[CalendarEntry]:
    """What is owed for longer than each client's limit allows, the oldest first."""
    limits, by_hours = Limits(), defaultdict[int, list[UUID]](list)
    for client in clients:
        by_hours[limits.whole(Limit.DEBT_HOURS, client=client)].append(client.id)
    owed = Q(pk__in=[])
    for hours, ids in by_hours.items():
        owed |= Q(client__in=ids, debt_since__lte=now() - timedelta(hours=hours))
    return CalendarEntry.objects.filter(owed).order_by("debt_since", "label")


def owed_here(client: Client, *, since: dict[UUID, datetime]) -> dict[UUID, datetime]:
    """Of what is finished in one client, what counts as debt by now."""
    hours = Limits().whole(Limit.DEBT_HOURS, client=client) if since else 0
    return {pk: moment for pk, moment in since.items() if is_debt(moment, hours=hours)}


def is_debt(since: datetime | None, *, hours: int) -> bool:
    return since is not None and since <= now() - timedelta(hours=hours)
