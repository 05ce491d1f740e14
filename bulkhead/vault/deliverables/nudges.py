"""One reminder of a delivery nobody opened, and who let it lie even so."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from bulkhead.base.clock import date_in, now, today
from bulkhead.base.workdays import workday_test
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.reviews import Review
from bulkhead.vault.people.models import News, Person
from bulkhead.vault.trail.models import OutboxEntry

NUDGER = Actor("worker", "Bulkhead")


class Unopened(NamedTuple):
    """Somebody who was nudged once and has still not opened it."""

    deliverable: UUID
    person: str


def nudge_unopened(*, workdays: int, zone: str) -> int:
    """Write one mail to everybody who let a delivery lie so many workdays; how many. Never a second one."""
    due = [row for row in _lying().filter(nudged_at=None) if _is_old(row.delivery, workdays=workdays, zone=zone)]
    return sum(_nudge(row) for row in due)


def unopened_after_nudge() -> list[Unopened]:
    """Whom the one nudge did not bring."""
    return [Unopened(*row) for row in NUDGED.rows("")]  # type: ignore[arg-type]  # columns in order.


def still_wanted(delivery: UUID, *, person: UUID) -> bool:
    """Whether a nudge that was written is still to be sent."""
    return _lying().filter(delivery=delivery, person=person).exists()


def _lying() -> QuerySet[Reader]:
    """Of what was delivered last, the readers who are still here, may still see it and have not opened it.

    Older work that was laid out by an import never went to review, and nobody was told of it in the first place.
    """
    newer = Delivery.objects.filter(
        version__deliverable=OuterRef("delivery__version__deliverable"),
        delivered_at__gt=OuterRef("delivery__delivered_at"),
    )
    rows = Reader.objects.filter(opened_at=None, person__removed_at=None)
    rows = rows.filter(delivery__version__deliverable__state=Deliverable.State.DELIVERED)
    reviewed = Review.objects.filter(version=OuterRef("delivery__version"))
    return rows.filter(~Exists(newer), Exists(reviewed)).select_related("person", "delivery__version__deliverable")


def _nudged(_: str) -> QuerySet[Reader, tuple[object, ...]]:
    rows = _lying().filter(nudged_at__isnull=False)
    return rows.values_list("delivery__version__deliverable", "person__name")


def _nudge(row: Reader) -> bool:
    """Marked also where no mail goes, so that the practitioner is told; the mail is in the same transaction."""
    with transaction.atomic(using="vault"):
        mine = Reader.objects.filter(pk=row.pk, nudged_at=None, opened_at=None)
        if not mine.update(nudged_at=now()):
            return False
        deliverable, wants = row.delivery.version.deliverable, wants_nudge(row.person, approves=row.approves)
        if wants and row.person.may_see(deliverable.kind):
            payload = {"delivery": str(row.delivery_id), "person": str(row.person_id)}
            OutboxEntry.write("mail.nudged", payload=payload, key=f"nudged-{row.delivery_id}-{row.person_id}")
        words = f"{row.person.name} has not opened {deliverable.title}" + (" and is reminded once." if wants else ".")
        deliverable.tell("delivery.unopened", by=NUDGER, words=words)
    return wants


def wants_nudge(person: Person, *, approves: bool) -> bool:
    """Who only wants what they must answer is not reminded of what they were only to read."""
    return person.news != News.ANSWERS or approves


def _is_old(delivery: Delivery, *, workdays: int, zone: str) -> bool:
    """Whether so many workdays lie between the day it was delivered and today, in the client's zone."""
    return _workdays(date_in(delivery.delivered_at, zone=zone), today(zone), workday_test("")) >= workdays


def _workdays(start: date, end: date, is_workday: Callable[[date], bool]) -> int:
    days = min((end - start).days, 400)
    return sum(is_workday(start + timedelta(days=count)) for count in range(1, days + 1))


NUDGED = Prepared(_nudged)
