"""Which days people work in a country: neither its weekend nor its public holidays."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from threading import Lock

SATURDAY = 5
FARTHEST = 60  # no country rests longer than this at a stretch.


class UnknownHolidays(ValueError):
    """No country, or no part of it, goes by this name; the message says which."""


def workday_test(place: str) -> Callable[[date], bool]:
    """Asks of a date whether it is a workday in a place such as US or US-IL; without a place only weekends rest."""
    return _is_weekday if not place else _calendar_of(place)


def nearest(day: date, *, backwards: bool, is_workday: Callable[[date], bool]) -> date:
    """The day itself when it is a workday, otherwise the next or the previous one."""
    step = timedelta(days=-1 if backwards else 1)
    for _ in range(FARTHEST):
        if is_workday(day):
            break
        day += step
    return day


def nth(n: int, *, first: date, last: date, is_workday: Callable[[date], bool]) -> date | None:
    """The nth workday from the first day on, or for a negative n from the last day back; None beyond the other end."""
    step, day = timedelta(days=1 if n > 0 else -1), first if n > 0 else last
    left = abs(n)
    while first <= day <= last:
        left -= is_workday(day)
        if left == 0:
            return day
        day += step
    return None


def _is_weekday(day: date) -> bool:
    return day.weekday() < SATURDAY


def _calendar_of(place: str) -> Callable[[date], bool]:
    country, _, part = place.upper().partition("-")
    return _known(country, part)


@cache
def _known(country: str, part: str) -> Callable[[date], bool]:
    # Imported when a rule first names a country, because the tables of all countries weigh 20 MB.
    from holidays import country_holidays  # noqa: PLC0415 -- see above.

    try:
        calendar = country_holidays(country, subdiv=part or None)
    except NotImplementedError as error:
        place = f"{country}-{part}" if part else country
        raise UnknownHolidays(f"No holidays are known for {place}. Name a country, such as US or US-IL.") from error
    filling = Lock()

    def is_workday(day: date) -> bool:
        # The calendar fills a year when it is first asked for, and another thread must not read it half filled.
        with filling:
            return calendar.is_working_day(day)

    return is_workday
