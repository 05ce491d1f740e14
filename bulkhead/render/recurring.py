"""How a meeting that comes again is said in RFC 5545: a rule, what it leaves out, what was moved, what stands alone.

The rule says the plain days, without holidays; a day that a holiday or somebody moved is told as moved.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it ships no types.

from bulkhead.base.almanac import Day, Meeting
from bulkhead.base.periods import MONTHS, first_day
from bulkhead.base.recurrence import Pattern, occurrences

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = "MO,TU,WE,TH,FR"
SHORTEST_MONTH = 28
WORKDAYS_A_MONTH = 20  # that every month has.
WEEKS_A_MONTH = 4
FARTHEST = timedelta(days=100)  # a day may lie so far from its period.


@dataclass(frozen=True)
class Recurring:
    """One meeting, sorted. Without a rule all its days stand alone."""

    rule: str | None
    first: date
    left_out: tuple[date, ...]
    moved: tuple[tuple[date, Day], ...]
    alone: tuple[Day, ...]

    @classmethod
    def of(cls, meeting: Meeting) -> "Recurring":
        days = sorted(meeting.days, key=lambda day: (day.on, day.period))
        nominal = _nominal_days(meeting, since=days[0].on if days else meeting.known_until)
        known = [(nominal[day.period], day) for day in days if day.period in nominal]
        rule = rule_of(meeting.pattern) if known else None
        first = min((on for on, _ in known), default=meeting.known_until)
        following = sorted(on for on in nominal.values() if on >= first)
        if rule is None or not _agrees(rule, first=first, days=following, until=_last(meeting)):
            return cls(None, first, (), (), tuple(days))
        happening = {on for on, _ in known}
        return cls(
            rule,
            first,
            tuple(on for on in following if on not in happening),
            tuple((on, day) for on, day in known if _is_moved(day, on, meeting)),
            tuple(day for day in days if day.period not in nominal),
        )


def _is_moved(day: Day, nominal: date, meeting: Meeting) -> bool:
    return (day.on, day.at, day.minutes) != (nominal, meeting.at, meeting.minutes)


def _nominal_days(meeting: Meeting, *, since: date) -> dict[str, date]:
    """The day of each period as if nobody had holidays."""
    pattern = meeting.pattern
    start = first_day(pattern.every, of=pattern.starts_on)
    plain = replace(pattern, shift="none", holidays="", starts_on=start, ends_on=None)
    found = occurrences(plain, after=since - FARTHEST, until=_last(meeting))
    return {each.period: each.on for each in found}


def _last(meeting: Meeting) -> date:
    return min(meeting.known_until, meeting.pattern.ends_on or meeting.known_until)


def _agrees(rule: str, *, first: date, days: list[date], until: date) -> bool:
    """Whether the rule gives exactly these days; no calendar elsewhere may show another one."""
    begin = datetime.combine(first, time())
    given = rrulestr(rule, dtstart=begin).between(begin, datetime.combine(until, time()), inc=True)
    return [each.date() for each in given] == days


def rule_of(pattern: Pattern) -> str | None:
    """The plain days of a pattern as an RRULE; None where it has no words for them."""
    if pattern.every == "week":
        day = _in_a_week(pattern)
        return day and f"FREQ=WEEKLY;INTERVAL={pattern.interval};BYDAY={day};WKST=MO"
    interval = pattern.interval * MONTHS[pattern.every]
    day = _in_a_month(pattern) if _lies_in_one_month(pattern) else None
    return day and f"FREQ=MONTHLY;INTERVAL={interval};{day}"


def _in_a_week(pattern: Pattern) -> str | None:
    if pattern.anchor == "weekday":
        return DAYS[pattern.weekday or 0]
    return DAYS[(pattern.n - 1) if pattern.n > 0 else 5 + pattern.n] if 1 <= abs(pattern.n) <= 5 else None


def _lies_in_one_month(pattern: Pattern) -> bool:
    """Counted through a quarter or a year, a small number still falls into its first or last month."""
    if pattern.every == "month" or pattern.in_month or pattern.anchor == "date":
        return True
    return abs(pattern.n) <= (WORKDAYS_A_MONTH if pattern.anchor == "nth_workday" else WEEKS_A_MONTH)


def _in_a_month(pattern: Pattern) -> str | None:
    if pattern.anchor == "nth_workday":
        return f"BYDAY={WORKDAYS};BYSETPOS={pattern.n}"
    if pattern.anchor == "weekday":
        return f"BYDAY={DAYS[pattern.weekday or 0]};BYSETPOS={pattern.n}"
    if abs(pattern.n) <= SHORTEST_MONTH:
        return f"BYMONTHDAY={pattern.n}"
    # A short month gives its own last or first day.
    sign, place = (1, -1) if pattern.n > 0 else (-1, 1)
    days = ",".join(str(sign * day) for day in range(SHORTEST_MONTH, min(abs(pattern.n), 31) + 1))
    return f"BYMONTHDAY={days};BYSETPOS={place}"
