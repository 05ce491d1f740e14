"""A promise with its clock, in words: within what it was promised, and how much of that is left."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bulkhead.web.ui.formats import plural

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
FRIDAY = 4


def within_words(arrived_at: datetime, *, until: datetime, zone: str) -> str:
    """In weekday hours of the client's zone, since that is what was promised: 1 day, 4 hours."""
    here, moment, hours = ZoneInfo(zone), arrived_at, timedelta()
    while moment < until:
        there = moment.astimezone(here)
        midnight = datetime.combine(there.date() + DAY, datetime.min.time(), here)
        following = min(until, midnight.astimezone(until.tzinfo))
        hours += (following - moment) if there.weekday() <= FRIDAY else timedelta()
        moment = following
    whole = round(hours / HOUR)
    return plural(whole // 24, one="day") if whole and whole % 24 == 0 else plural(max(whole, 1), one="hour")


def left_words(until: datetime, *, at: datetime) -> str:
    """One unit is enough: 40 min, 7 h, 2 days; and how late it is, once it is."""
    left = until - at
    return f"{_span(-left)} late" if left < timedelta() else _span(left)


def _span(time: timedelta) -> str:
    if time < HOUR:
        words = f"{max(1, int(time.total_seconds()) // 60)} min"
    elif time < 2 * DAY:
        words = f"{int(time / HOUR)} h"
    else:
        words = plural(int(time / DAY), one="day")
    return words
