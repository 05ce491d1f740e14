"""How dates, sizes and counts read on every page."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from bulkhead.base import clock

LOCALE = "en_US"
WEEK = timedelta(days=6)


@lru_cache(maxsize=2048)
def in_words(day: date, *, pattern: str) -> str:
    """Kept, because a page says the same few days many times; a day of the calendar is nobody's secret."""
    return format_date(day, pattern, locale=LOCALE)


def date_short(value: date, *, zone: str = "UTC") -> str:
    return in_words(_day(value, zone=zone), pattern="EEE d MMM")


def date_long(value: date, *, zone: str = "UTC") -> str:
    return in_words(_day(value, zone=zone), pattern="EEEE d MMMM y")


def moment(value: datetime, *, zone: str = "UTC") -> str:
    """A time as one says it: today 09:12, Fri 17:05, 4 Nov, 17:05."""
    there = value.astimezone(ZoneInfo(zone))
    today = clock.now().astimezone(ZoneInfo(zone)).date()
    return _spoken(there, today=today).format(f"{there:%H:%M}")


def by_when(value: datetime, *, zone: str = "UTC") -> str:
    """A time that is promised: tomorrow 17:05, Mon 17:05, the end of Mon, 4 Nov, 17:05."""
    there = value.astimezone(ZoneInfo(zone))
    is_midnight = (there.hour, there.minute) == (0, 0)
    day = there.date() - timedelta(days=int(is_midnight))
    ahead = day - clock.now().astimezone(ZoneInfo(zone)).date()
    if timedelta(days=1) < ahead <= WEEK:
        spoken = in_words(day, pattern="EEE") + " {}"
    else:
        spoken = _spoken(there.replace(year=day.year, month=day.month, day=day.day), today=day - ahead)
    return f"the end of {spoken[:-2].strip(' ,')}" if is_midnight else spoken.format(f"{there:%H:%M}")


def ago_words(value: datetime, *, zone: str = "UTC") -> str:
    """How long ago in one unit; from yesterday on it counts calendar days of the zone."""
    now = clock.now()
    days = (now.astimezone(ZoneInfo(zone)).date() - value.astimezone(ZoneInfo(zone)).date()).days
    if days <= 0 or now - value < timedelta(hours=6):
        return _recent_words(int((now - value).total_seconds()) // 60)
    return _day_words(days)


def utc(value: datetime) -> str:
    """The machine's own form, for the datetime attribute of a time element."""
    return value.astimezone(UTC).isoformat(timespec="seconds")


def size_words(count: int) -> str:
    """A size as one says it: 640 bytes, 14 KB, 2.1 MB."""
    if count < 1000:
        return plural(count, one="byte")
    if count < 999_500:
        return f"{count / 1e3:.0f} KB"
    if count < 999_500_000:
        return _tenths(count / 1e6, unit="MB")
    return _tenths(count / 1e9, unit="GB")


def plural(count: int, *, one: str, many: str = "") -> str:
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def number(value: int | Decimal, *, digits: int = 0) -> str:
    """A count below a thousand has no grouping, so it needs no pattern."""
    if isinstance(value, int) and 0 <= value < 1000 and not digits:
        return str(value)
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=LOCALE)


def money(amount: Decimal, *, currency: str) -> str:
    """Whole amounts lose their zeros: $10,800, but $287.50."""
    shown = format_currency(amount, currency, locale=LOCALE)
    return shown.removesuffix(".00")


def _day(value: date, *, zone: str) -> date:
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(zone)).date()
    return value


def _spoken(there: datetime, *, today: date) -> str:
    """The day of a moment, with a place left for its hour."""
    behind = today - there.date()
    near = {timedelta(0): "today {}", timedelta(days=1): "yesterday {}", timedelta(days=-1): "tomorrow {}"}
    if behind in near:
        return near[behind]
    if timedelta(0) < behind <= WEEK:
        return in_words(there.date(), pattern="EEE") + " {}"
    year = "" if there.year == today.year else " y"
    return in_words(there.date(), pattern=f"d MMM{year}") + ", {}"


def _tenths(amount: float, *, unit: str) -> str:
    return f"{amount:.1f} {unit}" if amount < 9.95 else f"{amount:.0f} {unit}"


def _recent_words(minutes: int) -> str:
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return plural(minutes, one="minute") + " ago"
    return plural(minutes // 60, one="hour") + " ago"


def _day_words(days: int) -> str:
    if days == 1:
        return "yesterday"
    if days < 14:
        return plural(days, one="day") + " ago"
    if days < 60:
        return plural(days // 7, one="week") + " ago"
    if days < 730:
        return plural(days // 30, one="month") + " ago"
    return plural(days // 365, one="year") + " ago"
