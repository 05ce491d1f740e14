"""What waits for one person to send: one query for the first page of the portal."""

from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from django.db.models import Q, QuerySet

from bulkhead.base.clock import today
from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.wanted import WAITS, Wanted

SHOWN = 12
COLUMNS = ("id", "title", "due_on", "files", "received", "state", "asked_by")


@dataclass(frozen=True, slots=True)
class ToSend:
    """Something wanted, as a row of a list."""

    id: UUID
    title: str
    due_on: date | None
    files: int
    received: int
    state: str
    asked_by: str

    @classmethod
    def by(cls, person: Person) -> list[Self]:
        """What is asked of them or of anyone, due first."""
        return [cls(*row) for row in WAITING.rows("", person.pk)]  # type: ignore[arg-type]  # columns in order.

    @property
    def was_sent_back(self) -> bool:
        return self.state == Wanted.State.SENT_BACK

    def is_late(self, zone: str) -> bool:
        return self.due_on is not None and self.due_on < today(zone)


def _waiting(_: str, person: UUID) -> QuerySet[Wanted, tuple[object, ...]]:
    mine = Wanted.objects.filter(Q(person=None) | Q(person=person), state__in=sorted(WAITS))
    return mine.order_by("due_on", "asked_at").values_list(*COLUMNS)[:SHOWN]


WAITING = Prepared(_waiting)
