"""Dates: what the practice's calendar may know of a vault: labels, days, states and patterns; never a title."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from bulkhead.base.almanac import plain_pattern
from bulkhead.base.clock import date_in, today
from bulkhead.base.recurrence import Pattern, UnknownHolidays, occurrences
from bulkhead.practice.agenda.models import CalendarEntry, Series
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.dated import Dated
from bulkhead.vault.deliverables.kinds import label
from bulkhead.vault.deliverables.rules import LeftOut, Rule

AHEAD = timedelta(days=400)  # so far a clash of two rules is seen, long before there is anything to work on.


class Line(NamedTuple):
    """One deliverable as the calendar may know it."""

    id: UUID
    label: str
    kind: str
    due_on: date
    original_due_on: date | None
    at: time | None
    minutes: int | None
    state: str
    delivered_on: date | None
    debt_since: datetime | None
    rule_id: UUID | None
    rule_on: date | None
    period: str


@dataclass(frozen=True)
class Recurring:
    """One rule as the calendar may know it. `ahead` are the periods nothing was planned for yet."""

    id: UUID
    label: str
    kind: str
    pattern: Pattern
    at: time | None
    minutes: int | None
    ahead: tuple[tuple[str, date], ...]


def line_of(row: Dated, *, zone: str, debt_since: datetime | None) -> Line:
    """What passes of one deliverable."""
    return Line(
        id=row.id,
        label=label(row.kind, suffix=row.suffix)[:40],
        kind=row.kind,
        due_on=row.due_on,
        original_due_on=row.original_due_on,
        at=row.at,
        minutes=row.minutes,
        state=row.state,
        delivered_on=date_in(row.delivered_at, zone=zone) if row.delivered_at else None,
        debt_since=debt_since,
        rule_id=row.rule_id,
        rule_on=row.rule_on,
        period=row.period,
    )


def recurring(lines: tuple[Line, ...], *, zone: str, last: date | None) -> tuple[Recurring, ...]:
    """Every rule that still gives days, or whose days still stand; none gives one after the client's last."""
    taken = {(line.rule_id, line.period) for line in lines} | set(LeftOut.objects.values_list("rule_id", "period"))
    named = {line.rule_id for line in lines}
    rules = [rule for rule in Rule.objects.all() if rule.ended_at is None or rule.id in named]
    return tuple(_recurring(rule, taken, zone=zone, last=last) for rule in rules)


def _recurring(rule: Rule, taken: set[tuple[UUID | None, str]], *, zone: str, last: date | None) -> Recurring:
    pattern = _pattern(rule, zone, last=last)
    here = today(zone)
    try:
        found = occurrences(pattern, after=here, until=here + AHEAD)
    except UnknownHolidays:
        found = []
    ahead = tuple((each.period, each.on) for each in found if (rule.id, each.period) not in taken)
    return Recurring(rule.id, label(rule.kind, suffix="")[:40], rule.kind, pattern, rule.at, rule.minutes, ahead)


def _pattern(rule: Rule, zone: str, *, last: date | None) -> Pattern:
    """A rule that was ended gives no day after that, nor after the last day of the client."""
    ended = date_in(rule.ended_at, zone=zone) if rule.ended_at else None
    return replace(rule.pattern, ends_on=min((day for day in (rule.ends_on, ended, last) if day), default=None))


def fingerprint(lines: tuple[Line, ...], *, rules: tuple[Recurring, ...], on: date) -> str:
    """Of all that is told: the same again needs no comparing with what stands. A sheet also changes by the day."""
    told = (Line._fields, lines, rules, on)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def entry_of(line: Line, *, client: Client) -> CalendarEntry:
    """The practice's own row of it."""
    return CalendarEntry(client=client, **line._asdict())


def series_of(rule: Recurring, *, client: Client) -> Series:
    """The practice's own row of it; dates are written as text, as the store keeps them."""
    pattern = plain_pattern(rule.pattern)
    ahead = " ".join(f"{period}={on.isoformat()}" for period, on in rule.ahead)
    row = Series(id=rule.id, client=client, label=rule.label, kind=rule.kind, pattern=pattern, ahead=ahead)
    row.words, row.at, row.minutes = rule.pattern.words()[:200], rule.at, rule.minutes
    return row
