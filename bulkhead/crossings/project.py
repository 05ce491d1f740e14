"""Project: status flows back to the practice's calendar. What passes: label, date, state, counts; never material."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bulkhead.base.clock import date_in, now
from bulkhead.isolation import inside
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.trail.models import OutboxEntry

TO_THEM = ("mail.invitation", "mail.sign_in", "mail.delivered")  # not what is written to the practice itself.
SHOWN = ["label", "due_on", "state", "delivered_on"]


@dataclass(frozen=True)
class Line:
    """One deliverable as the calendar may know it."""

    id: UUID
    label: str
    due_on: date
    state: str
    delivered_on: date | None


@dataclass(frozen=True)
class Status:
    """All that a vault tells the practice about itself."""

    lines: tuple[Line, ...]
    waits_for_you: int
    waits_for_client: int
    mail_waiting: int
    status_written_at: datetime | None
    last_delivered_at: datetime | None


def project(client: Client) -> None:
    """Write one client's status into the practice, replacing what stood there."""
    with inside(client):
        status = _status(client.time_zone)
    with transaction.atomic():
        entries = [_entry(client, line) for line in status.lines]
        CalendarEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["id"], update_fields=SHOWN)
        CalendarEntry.objects.filter(client=client).exclude(pk__in=[entry.pk for entry in entries]).delete()
        Standing.objects.update_or_create(client=client, defaults=_counts(status))


def _status(zone: str) -> Status:
    delivered = {row.version.deliverable_id: row for row in reversed(Delivery.objects.select_related("version"))}
    lines = tuple(_line(row, delivered.get(row.id), zone) for row in Deliverable.objects.all())
    newest = [row.id for row in delivered.values()]
    asked = set(ChangeAsked.objects.filter(delivery__in=newest).values_list("delivery", flat=True))
    approved = set(Approval.objects.filter(delivery__in=newest).values_list("delivery", flat=True))
    to_approve = set(Reader.objects.filter(delivery__in=newest, approves=True).values_list("delivery", flat=True))
    sentence = StatusSentence.standing()
    return Status(
        lines,
        waits_for_you=len(asked - approved),
        waits_for_client=len(to_approve - approved - asked),
        mail_waiting=OutboxEntry.objects.filter(done_at=None, kind__in=TO_THEM).count(),
        status_written_at=sentence.written_at if sentence else None,
        last_delivered_at=max((row.delivered_at for row in delivered.values()), default=None),
    )


def _line(row: Deliverable, delivery: Delivery | None, zone: str) -> Line:
    delivered_on = date_in(delivery.delivered_at, zone=zone) if delivery else None
    return Line(row.id, row.label, row.due_on, row.state, delivered_on)


def _entry(client: Client, line: Line) -> CalendarEntry:
    entry = CalendarEntry(id=line.id, client=client, label=line.label[:40], due_on=line.due_on, state=line.state)
    entry.delivered_on = line.delivered_on
    return entry


def _counts(status: Status) -> dict[str, int | datetime | None]:
    return {
        "waits_for_you": status.waits_for_you,
        "waits_for_client": status.waits_for_client,
        "mail_waiting": status.mail_waiting,
        "status_written_at": status.status_written_at,
        "last_delivered_at": status.last_delivered_at,
        "projected_at": now(),
    }
