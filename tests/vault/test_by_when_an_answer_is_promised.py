"""The clock of a promise runs on weekdays in the client's zone and stands still on Saturday and Sunday."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bulkhead.vault.requests.promise import promised_until

ZONES = ("America/Chicago", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
QUARTER = timedelta(minutes=15)


def counted(asked_at: datetime, *, hours: int, zone: str) -> datetime:
    """The same by walking through time, a quarter of an hour a step."""
    moment, left = asked_at, timedelta(hours=hours)
    while left:
        if moment.astimezone(ZoneInfo(zone)).weekday() < 5:
            left -= QUARTER
        moment += QUARTER
    return moment


@given(
    quarters=some.integers(min_value=0, max_value=10 * 365 * 96),
    hours=some.integers(min_value=1, max_value=120),
    zone=some.sampled_from(ZONES),
)
def test_it_is_what_one_counts(quarters: int, hours: int, zone: str) -> None:
    asked_at = datetime(2020, 1, 1, tzinfo=UTC) + quarters * QUARTER

    assert promised_until(asked_at, hours=hours, zone=zone) == counted(asked_at, hours=hours, zone=zone)


@pytest.mark.parametrize(
    ("asked", "hours", "until"),
    [
        ("2026-11-20 17:05", 24, "2026-11-23 17:05"),
        ("2026-11-21 09:00", 24, "2026-11-24 00:00"),
        ("2026-11-22 23:59", 1, "2026-11-23 01:00"),
        ("2026-11-18 10:00", 4, "2026-11-18 14:00"),
        ("2026-10-30 12:00", 24, "2026-11-02 12:00"),
        ("2026-11-16 10:00", 336, "2026-12-04 10:00"),
    ],
    ids=["Friday evening", "on a Saturday", "late on Sunday", "the same day", "over the end of summer time", "14 days"],
)
def test_in_the_clients_own_zone(asked: str, hours: int, until: str) -> None:
    here = ZoneInfo("America/Chicago")
    asked_at, due = (datetime.fromisoformat(words).replace(tzinfo=here) for words in (asked, until))

    assert promised_until(asked_at, hours=hours, zone="America/Chicago") == due
