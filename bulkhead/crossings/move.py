"""Move: a due date changes inside a client, and the practice's calendar follows at once. What passes: the day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from bulkhead.base.clock import today
from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.isolation.chain import Actor
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.errors import ChangedMeanwhile, NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable

SETTLED = (Deliverable.State.DELIVERED, Deliverable.State.CANCELLED)


@dataclass(frozen=True)
class Moved:
    """From which day to which; whether the way back is open, which it is not into days that are over."""

    label: str
    before: date
    after: date
    may_return: bool


def move_due(client: Client, *, deliverable: UUID, to: date, seen: date, by: Actor) -> Moved:
    """Due on another day than the one that was seen. The same again changes nothing.

    Raises DoesNotExist, ChangedMeanwhile when it is due on a third day by now, NotPossibleNow for a day that is over
    and for work that is delivered or cancelled.
    """
    with inside(client):
        moved = _moved(Deliverable.objects.get(pk=deliverable), to, seen, by, client.time_zone)
    project(client)
    return moved


def _moved(row: Deliverable, to: date, seen: date, by: Actor, zone: str) -> Moved:
    here = today(zone)
    with transaction.atomic(using="vault"):
        row.refresh_from_db()
        if row.due_on != to:
            _refuse(row, to, seen, here)
            row.move(to, by=by, edition=row.edition)
    return Moved(row.label, seen, to, seen >= here or seen == row.promised_on)


def _refuse(row: Deliverable, to: date, seen: date, here: date) -> None:
    """Late work may go back to the day it was promised for, so that a move can be undone."""
    if row.due_on != seen:
        raise ChangedMeanwhile(f"It was moved meanwhile: it is due on {_said(row.due_on)} now.")
    if row.state in SETTLED:
        raise NotPossibleNow(f"It is {row.get_state_display().lower()}; its day stays as it is.")
    if to < here and to != row.promised_on:
        raise NotPossibleNow(f"{_said(to)} is over. Choose today or a later day.")


def _said(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"
