"""Every deliverable as plain values: what a calendar elsewhere may know is told after each act, of hundreds at once."""

from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable


class Dated(NamedTuple):
    """One deliverable without its title, and when it was delivered last."""

    id: UUID
    kind: str
    suffix: str
    due_on: date
    original_due_on: date | None
    at: time | None
    minutes: int | None
    state: str
    rule_id: UUID | None
    rule_on: date | None
    period: str
    delivered_at: datetime | None


def dated() -> list[Dated]:
    """All but older work that lies here undelivered, in the order they were made."""
    return [Dated(*row) for row in DATED.rows("")]  # type: ignore[arg-type]  # columns in order.


def _dated(_: str) -> QuerySet[Deliverable, tuple[object, ...]]:
    given = Delivery.objects.filter(version__deliverable=OuterRef("pk")).order_by("-delivered_at")
    promised = Deliverable.objects.filter(Q(filed_at=None) | Q(state=Deliverable.State.DELIVERED))
    rows = promised.annotate(delivered_at=Subquery(given.values("delivered_at")[:1]))
    return rows.order_by("id").values_list(*Dated._fields)


DATED = Prepared(_dated)
