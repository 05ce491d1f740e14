"""The days of the demo, written for Monday 23 November 2026; any other day moves it by whole weeks."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

FIRST_DAY = date(2026, 11, 21)  # nothing happens at its weekend, so that may belong to the Monday after it.
ZONE = "America/Chicago"
MARK = re.compile(r"<(\d{4}-\d\d-\d\d)(?::(\w+))?>")
SHAPES = {None: "{0.day} {0:%B}", "month": "{0:%B}", "short": "{0:%b}", "weekday": "{0:%A} {0.day} {0:%B}"}


@dataclass(frozen=True)
class Days:
    """Turns a written day into the one it falls on in this demo."""

    today: date
    zone: str = ZONE

    @property
    def moved(self) -> timedelta:
        return timedelta(weeks=(self.today - FIRST_DAY).days // 7)

    def day(self, written: str) -> date:
        return date.fromisoformat(written) + self.moved

    def moment(self, written: str) -> datetime:
        """`2026-11-04 14:05`, by the clock of the practice."""
        told = datetime.fromisoformat(written)
        return datetime.combine(told.date() + self.moved, told.time(), ZoneInfo(ZONE))

    def told(self, words: str) -> str:
        """Words with their marks, such as `<2026-10-15:month>`, replaced by the day or month they now fall on."""
        return MARK.sub(lambda mark: SHAPES[mark[2]].format(self.day(mark[1])), words)
