"""The only place that reads the clock: UTC instants, and dates in a named zone."""

import contextlib
import contextvars
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_held: contextvars.ContextVar[datetime | None] = contextvars.ContextVar("held clock", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _held.get() or datetime.now(UTC)


def today(zone: str) -> date:
    """The date it is now in an IANA zone."""
    return date_in(now(), zone=zone)


def date_in(moment: datetime, *, zone: str) -> date:
    """The date an aware instant falls on in an IANA zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


@contextlib.contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the clock for a block: what the demo practice did weeks ago is dated then. Nobody else may use it."""
    token = _held.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _held.reset(token)
