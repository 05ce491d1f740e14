"""What the practice asked the client's people for, as lines of a list: queries that are built once."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, QuerySet

from bulkhead.base.clock import today
from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.requests.wanted import TAKES, WAITS, Wanted

SETTLED = "settled"


class Needed(NamedTuple):
    """One thing asked for, and how far it is; nobody named is anyone."""

    id: UUID
    title: str
    person: str | None
    due_on: date | None
    files: int
    received: int
    state: str

    @property
    def state_words(self) -> str:
        return str(Wanted.State(self.state).label)

    def is_late(self, zone: str) -> bool:
        """Late from the midnight that ends the due date in the client's zone."""
        return self.state in WAITS and self.due_on is not None and self.due_on < today(zone)


class Open:
    """What is not settled, by the day it is due, to be cut into pages."""

    def __len__(self) -> int:
        return sum(count for (count,) in COUNT.rows(""))  # type: ignore[misc]  # one number, or none.

    def __getitem__(self, part: slice) -> list[Needed]:
        return _needed(f"{part.start or 0} {part.stop}")


def settled(most: int) -> list[Needed]:
    """The last ones that were settled, the newest first."""
    return _needed(f"{SETTLED} {most}")


def _needed(part: str) -> list[Needed]:
    return [Needed(*values) for values in NEEDED.rows(part)]  # type: ignore[arg-type]  # columns in order.


def _listed(part: str) -> QuerySet[Wanted, tuple[object, ...]]:
    start, stop = part.split()
    if start == SETTLED:
        rows = Wanted.objects.exclude(state__in=TAKES).order_by("-asked_at")[: int(stop)]
    else:
        rows = Wanted.objects.filter(state__in=TAKES)[int(start) : int(stop)]
    return rows.values_list("id", "title", "person__name", "due_on", "files", "received", "state")


def _count(_: str) -> QuerySet[Wanted, tuple[object, ...]]:
    waiting = Wanted.objects.filter(state__in=TAKES).order_by()
    return waiting.values_list("state").annotate(count=Count("pk")).values_list("count")


NEEDED, COUNT = Prepared(_listed), Prepared(_count)
