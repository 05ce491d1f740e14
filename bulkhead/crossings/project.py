"""Project: status flows back to the practice's calendar and inbox. What passes: label, date, state, counts, and who
asks what sort of thing by when; never material.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from bulkhead.base.clock import now, today
from bulkhead.crossings.dates import Line, Recurring, entry_of, fingerprint, line_of, recurring, series_of
from bulkhead.isolation import inside
from bulkhead.practice.agenda.keeping import keep
from bulkhead.practice.agenda.models import Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.inbox.keeping import keep_owed, keep_waiting
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits
from bulkhead.vault.deliverables.dated import dated
from bulkhead.vault.deliverables.debts import owed_since
from bulkhead.vault.deliverables.nudges import unopened_after_nudge
from bulkhead.vault.deliverables.standing import waiting_changes
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.status.hearing import sponsor_heard_at, you_heard_at
from bulkhead.vault.status.waiting import Asked, Owing, Promised, asked_of_you, days_to_come, owed_by_them
from bulkhead.vault.trail.letters import waiting_letters


@dataclass(frozen=True)
class Counts:
    """How a client stands: one row of the practice."""

    waits_for_you: int
    waits_for_client: int
    mail_waiting: int
    unopened: int
    promised_days: str
    wanted_days: str
    status_written_at: datetime | None
    last_delivered_at: datetime | None
    sponsor_heard_at: datetime | None
    you_heard_at: datetime | None


@dataclass(frozen=True)
class Status:
    """All that a vault tells the practice about itself."""

    lines: tuple[Line, ...]
    recurring: tuple[Recurring, ...]
    asked: tuple[Asked, ...]
    owing: tuple[Owing, ...]
    counts: Counts


def project(client: Client) -> None:
    """Write what changed in one client's status into the practice; the same status again writes nothing."""
    hours = Limits().whole(Limit.RESPONSE_HOURS, client=client)
    with inside(client):
        status = _status(Promised(hours, client.time_zone), last=client.ends_on)
    with transaction.atomic():
        _keep_dates(client, status)
        keep_waiting(client, rows=status.asked)
        keep_owed(client, rows=status.owing)
        _keep_counts(client, status.counts)


def _status(promised: Promised, *, last: date | None) -> Status:
    rows, owed, zone = dated(), owed_since(), promised.zone
    lines = tuple(line_of(row, zone=zone, debt_since=owed.get(row.id)) for row in rows)
    owing = tuple(owed_by_them())
    counts = _counts(owing, last=max((row.delivered_at for row in rows if row.delivered_at), default=None))
    return Status(lines, recurring(lines, zone=zone, last=last), tuple(asked_of_you(promised)), owing, counts)


def _counts(owing: tuple[Owing, ...], *, last: datetime | None) -> Counts:
    sentence, days = StatusSentence.standing(), days_to_come()
    return Counts(
        waits_for_you=len({change.deliverable for change in waiting_changes()}),
        waits_for_client=sum(row.number for row in owing if row.kind == "approval"),
        mail_waiting=waiting_letters().count(),
        unopened=len(unopened_after_nudge()),
        promised_days=_written(days.promised),
        wanted_days=_written(days.wanted),
        status_written_at=sentence.written_at if sentence else None,
        last_delivered_at=last,
        sponsor_heard_at=sponsor_heard_at(),
        you_heard_at=you_heard_at(),
    )


def _written(days: list[date]) -> str:
    return " ".join(day.isoformat() for day in days)


def _keep_dates(client: Client, status: Status) -> None:
    """Dates that say the same are not read again."""
    source = fingerprint(status.lines, rules=status.recurring, on=today("UTC"))
    if not Standing.objects.filter(client=client, dates_source=source).exists():
        entries = [entry_of(line, client=client) for line in status.lines]
        keep(client, entries=entries, series=[series_of(rule, client=client) for rule in status.recurring])
        Standing.objects.update_or_create(client=client, defaults={"dates_source": source})


def _keep_counts(client: Client, counts: Counts) -> None:
    """A row that says the same is not written again."""
    columns = list(Counts.__dataclass_fields__)
    standing = Standing.objects.filter(client=client).values_list(*columns).first()
    told = {column: getattr(counts, column) for column in columns}
    if standing != tuple(told.values()):
        Standing.objects.update_or_create(client=client, defaults={**told, "projected_at": now()})
