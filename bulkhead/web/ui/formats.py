"""How dates, sizes and counts read on every page."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from bulkhead.base import clock
from bulkhead.web.ui.clocks import Clocks, place_of

LOCALE = "en_US"
WEEK = timedelta(days=6)


def load() -> None:
    """Read what is known of the locale: two megabytes that processes of one parent then share."""
    in_words(date(2026, 1, 1), pattern="EEEE d MMMM y")
    number(1000)
    money(Decimal(1), currency="USD")


@lru_cache(maxsize=2048)
def in_words(day: date, *, pattern: str) -> str:
    """Kept, because a page says the same few days many times; a day of the calendar is nobody's secret."""
    return format_date(day, pattern, locale=LOCALE)


def date_short(value: date, *, zone: str | Clocks = "UTC") -> str:
    return in_words(_day(value, zone=zone), pattern="EEE d MMM")


def date_long(value: date, *, zone: str | Clocks = "UTC") -> str:
    return in_words(_day(value, zone=zone), pattern="EEEE d MMMM y")


def moment(value: datetime, *, zone: str | Clocks = "UTC") -> str:
    """A time as one says it: today 09:12, Fri 17:05, 4 Nov, 17:05."""
    if isinstance(zone, str):
        return _moment(value, zone)
    return _moment(value, zone.own) + _beside(value, zone, is_end=False)


def by_when(value: datetime, *, zone: str | Clocks = "UTC") -> str:
    """A time that is promised: tomorrow 17:05, Mon 17:05, the end of Mon, 4 Nov, 17:05."""
    if isinstance(zone, str):
        return _by_when(value, zone)
    return _by_when(value, zone.own) + _beside(value, zone, is_end=True)


def _beside(value: datetime, zone: Clocks, *, is_end: bool) -> str:
    """The same moment on the other clock, where that shows another hour; the weekday where it is another day there."""
    if not zone.differ(value):
        return ""
    here, there = value.astimezone(ZoneInfo(zone.own)), value.astimezone(ZoneInfo(zone.theirs))
    if is_end and _is_midnight(there):
        words = f"the end of {in_words(there.date() - timedelta(days=1), pattern='EEE')}"
    elif here.date() == there.date() and not (is_end and _is_midnight(here)):
        words = f"{there:%H:%M}"
    else:
        words = in_words(there.date(), pattern="EEE") + f" {there:%H:%M}"
    return f" · {words} in {place_of(zone.theirs)}"


def _is_midnight(there: datetime) -> bool:
    return (there.hour, there.minute) == (0, 0)


def meeting(at: time, *, on: date, zone: Clocks) -> str:
    """When a meeting of theirs begins, under its day of theirs: 14:00 · 15:00 in New York."""
    there = datetime.combine(on, at, ZoneInfo(zone.theirs))
    here = there.astimezone(ZoneInfo(zone.own))
    said = f"{here:%H:%M}" if here.date() == on else in_words(here.date(), pattern="EEE") + f" {here:%H:%M}"
    return f"{said} · {at:%H:%M} in {place_of(zone.theirs)}" if zone.differ(there) else said


def _moment(value: datetime, zone: str) -> str:
    there = value.astimezone(ZoneInfo(zone))
    today = clock.now().astimezone(there.tzinfo).date()
    return _spoken(there.date(), today=today).format(f"{there:%H:%M}")


def _by_when(value: datetime, zone: str) -> str:
    there = value.astimezone(ZoneInfo(zone))
    is_midnight = _is_midnight(there)
    day = there.date() - timedelta(days=int(is_midnight))
    ahead = day - clock.now().astimezone(ZoneInfo(zone)).date()
    if timedelta(days=1) < ahead <= WEEK:
        spoken = in_words(day, pattern="EEE") + " {}"
    else:
        spoken = _spoken(day, today=day - ahead)
    return f"the end of {spoken[:-2].strip(' ,')}" if is_midnight else spoken.format(f"{there:%H:%M}")


def ago_words(value: datetime, *, zone: str | Clocks = "UTC") -> str:
    """How long ago in one unit; from yesterday on it counts calendar days of the zone."""
    there = ZoneInfo(_own(zone))
    now = clock.now()
    days = (now.astimezone(there).date() - value.astimezone(there).date()).days
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
    """A whole number is grouped as the locale does it, without reading a pattern for it."""
    if isinstance(value, int) and not digits:
        return f"{value:,}"
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=LOCALE)


def money(amount: Decimal, *, currency: str) -> str:
    """Whole amounts lose their zeros: $10,800, but $287.50."""
    shown = format_currency(amount, currency, locale=LOCALE)
    return shown.removesuffix(".00")


def _own(zone: str | Clocks) -> str:
    return zone if isinstance(zone, str) else zone.own


def _day(value: date, *, zone: str | Clocks) -> date:
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(_own(zone))).date()
    return value


@lru_cache(maxsize=2048)
def _spoken(there: date, *, today: date) -> str:
    """The day of a moment, with a place left for its hour; kept as `in_words` is."""
    behind = today - there
    near = {timedelta(0): "today {}", timedelta(days=1): "yesterday {}", timedelta(days=-1): "tomorrow {}"}
    if behind in near:
        return near[behind]
    if timedelta(0) < behind <= WEEK:
        return in_words(there, pattern="EEE") + " {}"
    year = "" if there.year == today.year else " y"
    return in_words(there, pattern=f"d MMM{year}") + ", {}"


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
