"""What a calendar elsewhere is told: labels, days and meetings that come again, as plain values and as JSON."""

import json
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import TypedDict, cast

from bulkhead.base.recurrence import Pattern

Plain = str | int | None


@dataclass(frozen=True)
class Day:
    """One label on one day; at a time when it is a meeting. `revision` counts how often it was changed."""

    id: str
    label: str
    on: date
    zone: str
    changed_at: datetime
    revision: int = 0
    at: time | None = None
    minutes: int | None = None
    period: str = ""  # of the meeting it belongs to.


@dataclass(frozen=True)
class Meeting:
    """A meeting that comes again. Of the periods until `known_until` only those happen that stand in `days`."""

    id: str
    label: str
    zone: str
    pattern: Pattern
    at: time
    known_until: date
    changed_at: datetime
    revision: int = 0
    minutes: int | None = None
    days: tuple[Day, ...] = ()


class _Told(TypedDict):
    name: str
    days: list[dict[str, Plain]]
    meetings: list[dict[str, object]]


@dataclass(frozen=True)
class Almanac:
    """Everything one address answers with."""

    name: str
    days: tuple[Day, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    def as_json(self) -> bytes:
        """The same almanac gives the same bytes."""
        meetings = [
            {**_plain(each), "pattern": _plain(each.pattern), "days": [_plain(day) for day in each.days]}
            for each in self.meetings
        ]
        told = {"name": self.name, "days": [_plain(day) for day in self.days], "meetings": meetings}
        return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def of_json(cls, written: bytes) -> "Almanac":
        told: _Told = json.loads(written)
        return cls(told["name"], tuple(map(_day, told["days"])), tuple(map(_meeting, told["meetings"])))


def pattern_of(kept: dict[str, Plain]) -> Pattern:
    """A pattern whose dates were written as text."""
    return Pattern(**{name: _date(value) if name.endswith("_on") else value for name, value in kept.items()})  # type: ignore[arg-type]  # as it was written.


def plain_pattern(pattern: Pattern) -> dict[str, Plain]:
    """A pattern with its dates as text."""
    return _plain(pattern)


def _plain(one: Day | Meeting | Pattern) -> dict[str, Plain]:
    flat = {field.name: getattr(one, field.name) for field in fields(one) if field.name not in ("pattern", "days")}
    return {name: value.isoformat() if isinstance(value, date | time) else value for name, value in flat.items()}


def _day(told: dict[str, Plain]) -> Day:
    return Day(**{name: _read(name, value) for name, value in told.items()})  # type: ignore[arg-type]  # as it was written.


def _meeting(told: dict[str, object]) -> Meeting:
    flat = {name: _read(name, cast(Plain, value)) for name, value in told.items() if name not in ("pattern", "days")}
    pattern = pattern_of(cast(dict[str, Plain], told["pattern"]))
    days = tuple(map(_day, cast(list[dict[str, Plain]], told["days"])))
    return Meeting(**flat, pattern=pattern, days=days)  # type: ignore[arg-type]  # as it was written.


def _read(name: str, value: Plain) -> object:
    if name in ("on", "known_until"):
        return _date(value)
    if name == "at":
        return None if value is None else time.fromisoformat(str(value))
    return datetime.fromisoformat(str(value)) if name == "changed_at" else value


def _date(value: Plain) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
