"""What rules give is planned ahead: once a period, never over what somebody changed, finished or left out."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from bulkhead.base.clock import today
from bulkhead.base.periods import start_of
from bulkhead.base.recurrence import Pattern, occurrences, period_short
from bulkhead.isolation.chain import Actor
from bulkhead.vault.deliverables.answers import Comment
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.rules import Rule

PLANNER = Actor("worker", "Bulkhead")
BACK = timedelta(days=400)  # an instance of a long period may stand so far before the day its rule gives it now.


@dataclass(frozen=True)
class Planned:
    """How many instances were made, moved and taken off the plan."""

    made: int = 0
    moved: int = 0
    withdrawn: int = 0

    def __add__(self, other: "Planned") -> "Planned":
        return Planned(self.made + other.made, self.moved + other.moved, self.withdrawn + other.withdrawn)


def plan_all(*, zone: str, days: int, ends_on: date | None) -> Planned:
    """Plan every rule of this vault so many days ahead, and nothing after the last day of the engagement."""
    planned = Planned()
    for rule in Rule.objects.order_by("made_at"):
        planned += plan_ahead(rule, zone=zone, days=days, ends_on=ends_on)
    return planned


def plan_ahead(rule: Rule, *, zone: str, days: int, ends_on: date | None = None) -> Planned:
    """Bring the instances of one rule in step with it. Done again, it changes nothing.

    Only what is scheduled, to come and touched by nobody follows the rule; a period that was begun, changed by hand,
    finished, cancelled or left out stays as it is.
    """
    here = today(zone)
    until = min(here + timedelta(days=days), ends_on or date.max)
    with transaction.atomic(using="vault"):
        rows = {row.period: row for row in rule.deliverables.all()}
        free = _following(rows.values(), here=here)
        left = set(rule.left_out.values_list("period", flat=True))
        farthest = max([until, *(row.due_on for row in free.values())])
        wanted = _wanted(rule, here=here, until=min(farthest, ends_on or date.max), left=left)
        made = [_make(rule, period, on) for period, on in wanted.items() if period not in rows and here <= on <= until]
        moved = [
            _follow(row, rule=rule, on=wanted[period], here=here) for period, row in free.items() if period in wanted
        ]
        gone = [row for period, row in free.items() if period not in wanted]
        for row in gone:
            _withdraw(row)
    return Planned(len(made), sum(moved), len(gone))


def instance_id(rule: UUID, *, period: str) -> UUID:
    """The same UUIDv7 for the same rule and period: its time is the first day of the period."""
    start = start_of(period)
    moment = int(datetime(start.year, start.month, start.day, tzinfo=UTC).timestamp() * 1000)
    tail = int.from_bytes(hashlib.sha256(rule.bytes + period.encode()).digest()[:10], "big")
    number = (max(moment, 0) & (1 << 48) - 1) << 80 | tail
    number = number & ~(0xF << 76) | 0x7 << 76
    return UUID(int=number & ~(0x3 << 62) | 0x2 << 62)


def _wanted(rule: Rule, *, here: date, until: date, left: set[str]) -> dict[str, date]:
    if rule.ended_at is not None:
        return {}
    pattern: Pattern = rule.pattern
    found = occurrences(pattern, after=here - BACK, until=until)
    return {each.period: each.on for each in found if each.period not in left}


def _following(rows: Iterable[Deliverable], *, here: date) -> dict[str, Deliverable]:
    """Those that still follow their rule."""
    able = [row for row in rows if row.state == row.State.SCHEDULED and row.by_hand_at is None and row.due_on >= here]
    spoken_of = set(Comment.objects.filter(deliverable__in=able).values_list("deliverable", flat=True))
    return {row.period: row for row in able if row.id not in spoken_of}


def _make(rule: Rule, period: str, on: date) -> Deliverable:
    row = Deliverable(
        id=instance_id(rule.id, period=period), rule=rule, period=period, rule_on=on, due_on=on, made_by=PLANNER.name
    )
    _say(row, rule=rule)
    row.save(force_insert=True)
    row.tell("deliverable.planned", by=PLANNER, words=f"{PLANNER.name} planned {row.title}, as its rule says.")
    return row


def _follow(row: Deliverable, *, rule: Rule, on: date, here: date) -> bool:
    """A day that is over is no new day: then it stays promised for the day it had."""
    before = (row.title, row.kind, row.suffix, row.due_on, row.at, row.minutes)
    _say(row, rule=rule)
    row.rule_on = on
    row.due_on = on if on >= here else row.due_on
    is_other = before != (row.title, row.kind, row.suffix, row.due_on, row.at, row.minutes)
    if is_other:
        row.edition += 1
        row.save()
        row.tell("deliverable.changed", by=PLANNER, words=f"{PLANNER.name} moved {row.title}, as its rule says.")
    return is_other


def _say(row: Deliverable, *, rule: Rule) -> None:
    row.title, row.kind, row.suffix = rule.title_of(row.period), rule.kind, period_short(row.period)
    row.at, row.minutes = rule.at, rule.minutes


def _withdraw(row: Deliverable) -> None:
    row.tell("deliverable.withdrawn", by=PLANNER, words=f"{PLANNER.name} took {row.title} off the plan.")
    row.delete()
