"""The only place that reads the clock: UTC instants, and dates in a named zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def today(zone: str) -> date:
    """The date it is now in an IANA zone."""
    return now().astimezone(ZoneInfo(zone)).date()


def date_in(moment: datetime, zone: str) -> date:
    """The date an aware instant falls on in an IANA zone."""
    return moment.astimezone(ZoneInfo(zone)).date()
