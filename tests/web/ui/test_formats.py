"""How dates, sizes and counts read."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from bulkhead.web.ui import formats

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CHICAGO = "America/Chicago"


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_short_date_names_its_weekday() -> None:
    assert formats.date_short(date(2026, 11, 24)) == "Tue 24 Nov"


def test_a_long_date_is_written_out() -> None:
    assert formats.date_long(date(2026, 11, 24)) == "Tuesday 24 November 2026"


def test_a_time_is_dated_in_the_zone_of_its_reader() -> None:
    midnight = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)

    assert formats.date_short(midnight, zone=CHICAGO) == "Mon 23 Nov"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 23, 15, 12, tzinfo=UTC), "today 09:12"),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), "yesterday 17:00"),
        (datetime(2026, 11, 20, 23, 5, tzinfo=UTC), "Fri 17:05"),
        (datetime(2026, 11, 16, 15, 0, tzinfo=UTC), "16 Nov, 09:00"),
        (datetime(2025, 11, 4, 23, 5, tzinfo=UTC), "4 Nov 2025, 17:05"),
        (datetime(2026, 11, 24, 15, 0, tzinfo=UTC), "tomorrow 09:00"),
        (datetime(2026, 11, 27, 15, 0, tzinfo=UTC), "27 Nov, 09:00"),
    ],
)
def test_a_moment_is_told_as_one_says_it(at: datetime, words: str) -> None:
    assert formats.moment(at, zone=CHICAGO) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 23, 14, 59, 30, tzinfo=UTC), "just now"),
        (datetime(2026, 11, 23, 14, 59, tzinfo=UTC), "1 minute ago"),
        (datetime(2026, 11, 23, 12, 0, tzinfo=UTC), "3 hours ago"),
        (datetime(2026, 11, 22, 1, 0, tzinfo=UTC), "yesterday"),
        (datetime(2026, 11, 14, 15, 0, tzinfo=UTC), "9 days ago"),
        (datetime(2026, 10, 20, 15, 0, tzinfo=UTC), "4 weeks ago"),
        (datetime(2026, 5, 20, 15, 0, tzinfo=UTC), "6 months ago"),
        (datetime(2022, 5, 20, 15, 0, tzinfo=UTC), "4 years ago"),
    ],
)
def test_an_age_is_told_in_one_unit(at: datetime, words: str) -> None:
    assert formats.ago_words(at) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 byte"), (640, "640 bytes"), (14_200, "14 KB"), (999_999, "1.0 MB"), (2_100_000, "2.1 MB"), (41e6, "41 MB")],
)
def test_a_size_has_two_figures(count: int, words: str) -> None:
    assert formats.size_words(int(count)) == words


def test_a_count_agrees_with_its_noun() -> None:
    assert formats.plural(1, one="file") == "1 file"
    assert formats.plural(3, one="person", many="people") == "3 people"
    assert formats.plural(1200, one="row") == "1,200 rows"


def test_whole_money_loses_its_zeros() -> None:
    assert formats.money(Decimal("10800.00"), currency="USD") == "$10,800"
    assert formats.money(Decimal("287.5"), currency="USD") == "$287.50"


def test_a_machine_reads_utc() -> None:
    assert formats.utc(NOW) == "2026-11-23T15:00:00+00:00"


def test_a_template_gives_the_zone_and_the_noun_by_position(draw: Callable[..., str]) -> None:
    words = draw(
        '{{ at|moment(zone) }}, {{ 3|plural("person", "people") }}, {{ fee|money("USD") }}',
        at=NOW,
        zone=CHICAGO,
        fee=9600,
    )

    assert words == "today 09:00, 3 people, $9,600"
