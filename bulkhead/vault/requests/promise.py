"""By when an answer is promised. Nobody's working hours are known here, so the clock runs all of every weekday in the
client's zone, and stands still on Saturday and Sunday.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

FRIDAY = 4


def promised_until(asked_at: datetime, *, hours: int, zone: str) -> datetime:
    """The instant so many weekday hours after the question; hours are real ones, also where clocks change."""
    here = ZoneInfo(zone)
    moment, left = _next_weekday(asked_at, here), timedelta(hours=hours)
    while True:
        midnight = _midnight_after(moment, here)
        if left <= midnight - moment:
            return moment + left
        left -= midnight - moment
        moment = _next_weekday(midnight, here)


def _next_weekday(moment: datetime, here: ZoneInfo) -> datetime:
    """The same instant on a weekday, else the midnight that begins Monday."""
    while moment.astimezone(here).weekday() > FRIDAY:
        moment = _midnight_after(moment, here)
    return moment.astimezone(UTC)


def _midnight_after(moment: datetime, here: ZoneInfo) -> datetime:
    tomorrow = moment.astimezone(here).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), here).astimezone(UTC)
