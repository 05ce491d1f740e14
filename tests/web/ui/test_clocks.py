"""A time is read on the reader's clock; the other's stands beside it, with its place, where it shows another hour."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine

from bulkhead.web.ui.clocks import Clocks, clock_words, place_of
from bulkhead.web.ui.formats import by_when, meeting, moment

CHICAGO, NEW_YORK, TOKYO = "America/Chicago", "America/New_York", "Asia/Tokyo"
BUENOS_AIRES = "America/Argentina/Buenos_Aires"
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday() -> object:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.mark.parametrize(
    ("at", "theirs", "words"),
    [
        (MONDAY, NEW_YORK, "today 09:00 · 10:00 in New York"),
        (MONDAY, CHICAGO, "today 09:00"),
        (MONDAY, "America/Winnipeg", "today 09:00"),
        (MONDAY, TOKYO, "today 09:00 · Tue 00:00 in Tokyo"),
        (datetime(2026, 11, 25, 4, 30, tzinfo=UTC), NEW_YORK, "tomorrow 22:30 · 23:30 in New York"),
        (datetime(2026, 11, 20, 5, 30, tzinfo=UTC), NEW_YORK, "Thu 23:30 · Fri 00:30 in New York"),
        (datetime(2026, 7, 1, 17, 0, tzinfo=UTC), "America/Phoenix", "1 Jul, 12:00 · 10:00 in Phoenix"),
        (datetime(2026, 11, 4, 17, 0, tzinfo=UTC), BUENOS_AIRES, "4 Nov, 11:00 · 14:00 in Buenos Aires"),
    ],
)  # fmt: skip
def test_the_other_clock_stands_beside_it_only_where_it_differs(at: datetime, theirs: str, words: str) -> None:
    assert moment(at, zone=Clocks(CHICAGO, theirs)) == words


def test_two_zones_that_part_in_one_season_are_told_apart_in_that_season_alone() -> None:
    zones = Clocks("America/Denver", "America/Phoenix")

    winter, summer = (moment(datetime(2026, month, 4, 18, 0, tzinfo=UTC), zone=zones) for month in (11, 7))

    assert (winter, summer) == ("4 Nov, 11:00", "4 Jul, 12:00 · 11:00 in Phoenix")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 24, 15, 0, tzinfo=UTC), "tomorrow 09:00 · 10:00 in New York"),
        (datetime(2026, 11, 25, 5, 0, tzinfo=UTC), "tomorrow 23:00 · the end of Tue in New York"),
        (datetime(2026, 11, 25, 6, 0, tzinfo=UTC), "the end of tomorrow · Wed 01:00 in New York"),
    ],
)
def test_a_promise_is_said_on_both_clocks(at: datetime, words: str) -> None:
    assert by_when(at, zone=Clocks(CHICAGO, NEW_YORK)) == words


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        (CHICAGO, "08:30"),
        (NEW_YORK, "07:30 · 08:30 in New York"),
        (TOKYO, "Tue 17:30 · 08:30 in Tokyo"),
    ],
)
def test_a_meeting_of_theirs_is_said_on_both_clocks(theirs: str, words: str) -> None:
    assert meeting(time(8, 30), on=date(2026, 11, 25), zone=Clocks(CHICAGO, theirs)) == words


def test_a_zone_is_named_as_one_says_it() -> None:
    assert (place_of("America/New_York"), clock_words(NEW_YORK), clock_words("UTC")) == (
        "New York",
        "New York time",
        "UTC",
    )
