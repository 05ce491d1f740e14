"""Work that comes again: on which day each period of a rule falls, and the rule in one sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from bulkhead.base.periods import (
    LAST_YEAR,
    MONTHS,
    between,
    first_day,
    last_of_month,
    later,
    months_later,
    period_of,
    period_short,
    period_words,
)
from bulkhead.base.workdays import SATURDAY, UnknownHolidays, nearest, nth, workday_test

__all__ = [
    "DAYS",
    "NeverFires",
    "Occurrence",
    "Pattern",
    "UnknownHolidays",
    "occurrences",
    "ordinal",
    "period_short",
    "period_words",
]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEARS_AHEAD = 30  # a rule that gives no day in so many years gives none.
# The most a day can lie outside its period: moved off a long holiday, or counted in the month after it.
SLACK = timedelta(days=100)


class NeverFires(ValueError):
    """This rule gives no day at all; the message says why."""


class Occurrence(NamedTuple):
    """One period of a rule, and the day it falls on; that day may lie outside the period."""

    period: str
    on: date


@dataclass(frozen=True)
class Pattern:
    """Every so many weeks, months, quarters or years, on one day of each.

    `in_month` counts in one month of the period instead of all of it: the third of a quarter is its last, the fourth
    is the month after it, and for a month the second is the month after.
    """

    every: str
    anchor: str
    starts_on: date
    interval: int = 1
    n: int = 1
    weekday: int | None = None
    shift: str = "next"
    holidays: str = ""
    in_month: int = 0
    ends_on: date | None = None

    def refuse(self) -> None:
        """Raise NeverFires or UnknownHolidays, with a sentence, for a rule that cannot be kept."""
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise NeverFires("It ends before it starts.")
        if self.interval < 1:
            raise NeverFires("It has to come every 1 or more periods.")
        for wrong, sentence in self._mistakes():
            if wrong:
                raise NeverFires(sentence)
        if next(_days(self, since=self.starts_on), None) is None:
            raise NeverFires(self._why_none())

    def words(self) -> str:
        """The rule in one plain sentence."""
        end = f" until {_said(self.ends_on)}" if self.ends_on else ""
        clauses = [f"{self._every_words()} {self._day_words()}{end}", self._shift_words()]
        return "; ".join(clause for clause in clauses if clause) + "."

    def following(self, day: date, *, count: int) -> list[Occurrence]:
        """The next few days after a date."""
        return list(islice((each for each in _days(self, since=day) if each.on > day), count))

    def _mistakes(self) -> Iterator[tuple[bool, str]]:
        months = MONTHS.get(self.every, 0)
        yield self.n == 0, "There is no 0th day; use 1 for the first and -1 for the last."
        yield self.anchor == "weekday" and self.weekday is None, "Choose the weekday."
        yield self.every == "week" and self.anchor == "date", "A week has no day of the month; choose a weekday."
        yield self.every == "week" and self.in_month > 0, "A week lies in no month of its own."
        yield months > 0 and self.in_month > months + 1, f"A {self.every} has {months} months, and one after it."

    def _why_none(self) -> str:
        if self.ends_on is None:
            return f"There is no such day in any {self.every}. Choose another day."
        return f"No such day lies between {_said(self.starts_on)} and {_said(self.ends_on)}."

    def _every_words(self) -> str:
        return f"Every {self.every}" if self.interval == 1 else f"Every {self.interval} {self.every}s"

    def _day_words(self) -> str:
        if self.anchor == "nth_workday":
            words = f"on the {ordinal(self.n)} workday{self._month_words()}"
        elif self.every == "week":
            words = f"on {DAYS[self.weekday or 0]}"
        elif self.anchor == "weekday":
            words = f"on the {ordinal(self.n)} {DAYS[self.weekday or 0]}{self._month_words()}"
        elif self.n < 0:
            words = f"on the {ordinal(self.n)} day{self._month_words()}"
        elif self.every == "year" and self.in_month <= 12:
            words = f"on {self.n} {date(2000, max(self.in_month, 1), 1):%B}"
        else:
            words = f"on day {self.n}{self._month_words() or ('' if self.every == 'month' else ' of its first month')}"
        return words

    def _month_words(self) -> str:
        months = MONTHS.get(self.every, 0)
        if self.in_month == 0 or (self.every == "month" and self.in_month == 1):
            words = ""
        elif self.in_month > months:
            words = " of the month after"
        elif self.every == "year":
            words = f" of {date(2000, self.in_month, 1):%B}"
        else:
            words = " of its last month" if self.in_month == months else f" of its {ordinal(self.in_month)} month"
        return words

    def _shift_words(self) -> str:
        if self.anchor == "nth_workday":
            return f"holidays of {self.holidays.upper()} are no workdays" if self.holidays else ""
        on_weekends = self.anchor == "date" or (self.weekday or 0) >= SATURDAY
        rests = " or ".join(["weekend"] * on_weekends + ["holiday"] * bool(self.holidays))
        if self.shift == "none" or not rests:
            return ""
        return f"a {rests} moves it to the workday {'before' if self.shift == 'previous' else 'after'}"


def occurrences(pattern: Pattern, *, after: date, until: date) -> list[Occurrence]:
    """The days of a rule later than `after` and not later than `until`, in order."""
    found = []
    for each in _days(pattern, since=after):
        if each.on - SLACK > until:
            break
        if after < each.on <= until:
            found.append(each)
    return sorted(found, key=lambda each: (each.on, each.period))


def _days(pattern: Pattern, *, since: date) -> Iterator[Occurrence]:
    """Every occurrence, period by period, from a little before a date on."""
    is_workday = workday_test(pattern.holidays)
    first = later(pattern.every, start=first_day(pattern.every, of=pattern.starts_on), by=-_before(pattern))
    around = max(since, date(1900, 1, 1)) - SLACK - timedelta(days=366 * (pattern.every == "year"))
    skipped = max(0, between(pattern.every, start=first, end=first_day(pattern.every, of=around)))
    step, empty_until = skipped // pattern.interval * pattern.interval, max(since, pattern.starts_on).year + YEARS_AHEAD
    while True:
        start = later(pattern.every, start=first, by=step) if step else first
        if start.year > min(empty_until, LAST_YEAR) or (pattern.ends_on and start - SLACK > pattern.ends_on):
            return
        on = _day_of(pattern, start=start, is_workday=is_workday)
        if on is not None and pattern.starts_on <= on and (pattern.ends_on is None or on <= pattern.ends_on):
            empty_until = on.year + YEARS_AHEAD
            yield Occurrence(period_of(pattern.every, start=start), on)
        step += pattern.interval


def _before(pattern: Pattern) -> int:
    """One period earlier where the day lies in the month after: that of December is in January."""
    return 1 if pattern.in_month > MONTHS.get(pattern.every, 0) > 0 and pattern.interval == 1 else 0


def _day_of(pattern: Pattern, *, start: date, is_workday: Callable[[date], bool]) -> date | None:
    """The day of the period that begins on `start`."""
    first, last = _span(pattern, start=start)
    if pattern.anchor == "nth_workday":
        return nth(pattern.n, first=first, last=last, is_workday=is_workday)
    day = _weekday(pattern, first=first, last=last) if pattern.anchor == "weekday" else _date(pattern.n, first, last)
    if day is None or pattern.shift == "none":
        return day
    return nearest(day, backwards=pattern.shift == "previous", is_workday=is_workday)


def _span(pattern: Pattern, *, start: date) -> tuple[date, date]:
    """The days a rule counts in: its period, or one month of it."""
    if pattern.in_month:
        first = months_later(start, by=pattern.in_month - 1)
        return first, last_of_month(first)
    return start, later(pattern.every, start=start, by=1) - timedelta(days=1)


def _weekday(pattern: Pattern, *, first: date, last: date) -> date | None:
    weekday = pattern.weekday or 0
    if pattern.every == "week":
        return first + timedelta(days=weekday)
    if pattern.n > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (pattern.n - 1))
    else:
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-pattern.n - 1))
    return day if first <= day <= last else None


def _date(n: int, first: date, last: date) -> date:
    """Day n of the first month, or back from the last; a month that is too short gives its own last or first day."""
    if n > 0:
        return min(first + timedelta(days=n - 1), last_of_month(first))
    return max(last + timedelta(days=n + 1), last.replace(day=1))


def _said(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def ordinal(n: int) -> str:
    if n < 0:
        return "last" if n == -1 else f"{ordinal(-n)} last"
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
