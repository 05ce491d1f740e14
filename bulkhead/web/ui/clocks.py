"""Whose clock a time is read on.

At the desk it is the practice's. Where the client's clock shows another hour at that moment, the client's time stands
beside it and names its place: today 14:00 · 15:00 in New York. A portal reads its own clock and says so once a page.
A log is line after line of what happened: at the desk it says once whose time it shows.
Days that are promised are days of the client and have no clock.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bulkhead.base.clock import now


@dataclass(frozen=True)
class Clocks:
    """The reader's zone, and the zone of whoever else goes by that time."""

    own: str
    theirs: str

    def differ(self, at: datetime) -> bool:
        """Whether the two show another hour at a moment: zones of many names go alike."""
        return at.astimezone(ZoneInfo(self.own)).utcoffset() != at.astimezone(ZoneInfo(self.theirs)).utcoffset()

    @property
    def of_a_log(self) -> str:
        """Whose time a log shows, where one could wonder; empty where both clocks are alike."""
        return clock_words(self.own) if self.differ(now()) else ""


def place_of(zone: str) -> str:
    """A zone by its city, as one says it: New York."""
    return zone.rpartition("/")[2].replace("_", " ")


def clock_words(zone: str) -> str:
    """Whose time a page shows: New York time."""
    return zone if zone == "UTC" else f"{place_of(zone)} time"
