"""Weeks, months, quarters and years as periods with an id: 2026-W48, 2026-11, 2026-Q4, 2026."""

import calendar
from datetime import date, timedelta

MONTHS = {"month": 1, "quarter": 3, "year": 12}
LAST_YEAR = 9990  # a rule without an end stops before the calendar of the machine does.


def first_day(every: str, *, of: date) -> date:
    """The first day of the week, month, quarter or year a date lies in."""
    if every == "week":
        return of - timedelta(days=of.weekday())
    months = MONTHS[every]
    return date(of.year, (of.month - 1) // months * months + 1, 1)


def later(every: str, *, start: date, by: int) -> date:
    """The first day of the period so many periods later."""
    if every == "week":
        return start + timedelta(weeks=by)
    return months_later(start, by=by * MONTHS[every])


def months_later(start: date, *, by: int) -> date:
    """The first of the month so many months later."""
    count = start.year * 12 + start.month - 1 + by
    return date(count // 12, count % 12 + 1, 1)


def between(every: str, *, start: date, end: date) -> int:
    """How many whole periods lie between the first days of two periods."""
    if every == "week":
        return (end - start).days // 7
    return (end.year * 12 + end.month - start.year * 12 - start.month) // MONTHS[every]


def last_of_month(day: date) -> date:
    """The last day of the month a date lies in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def period_of(every: str, *, start: date) -> str:
    """The id of the period that begins on a day."""
    if every == "week":
        year, week, _ = start.isocalendar()
        name = f"{year:04}-W{week:02}"
    elif every == "month":
        name = f"{start.year:04}-{start.month:02}"
    elif every == "quarter":
        name = f"{start.year:04}-Q{(start.month + 2) // 3}"
    else:
        name = f"{start.year:04}"
    return name


def start_of(period: str) -> date:
    """The first day of a period by its id; ValueError when it is none."""
    year, _, rest = period.partition("-")
    if rest.startswith("W"):
        return date.fromisocalendar(int(year), int(rest[1:]), 1)
    if rest.startswith("Q"):
        return date(int(year), int(rest[1:]) * 3 - 2, 1)
    return date(int(year), int(rest or 1), 1)


def period_words(period: str) -> str:
    """A period as one says it: November 2026, Q4 2026, 2026, week of 23 November 2026."""
    start = start_of(period)
    if "W" in period:
        words = f"week of {start.day} {start:%B} {start.year}"
    elif "Q" in period:
        words = f"{period[-2:]} {start.year}"
    else:
        words = f"{start:%B} {start.year}" if "-" in period else str(start.year)
    return words


def period_short(period: str) -> str:
    """A period in at most twelve letters and digits, for a label: Nov, W48, Q4, 2026."""
    _, _, rest = period.partition("-")
    return f"{start_of(period):%b}" if rest.isdigit() else rest or period
