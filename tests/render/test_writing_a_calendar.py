"""An almanac becomes a calendar file that says what it says, and always in the same bytes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from bulkhead.base.almanac import Almanac, Day, Meeting
from bulkhead.base.recurrence import Pattern, occurrences
from bulkhead.render.ics import feed
from bulkhead.render.recurring import Recurring, rule_of

CHICAGO = "America/Chicago"
CHANGED = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
UNTIL = date(2027, 12, 31)
WEEKLY = Pattern("week", "weekday", date(2026, 10, 1), weekday=1, shift="none")
MONTHLY = Pattern("month", "nth_workday", date(2026, 9, 1), n=4, holidays="US")


def planned(pattern: Pattern, *, until: date = UNTIL) -> tuple[Day, ...]:
    found = occurrences(pattern, after=pattern.starts_on - timedelta(days=1), until=until)
    return tuple(Day(each.period, "", each.on, CHICAGO, CHANGED, 0, time(9), 30, each.period) for each in found)


def meeting(pattern: Pattern, *, days: tuple[Day, ...] | None = None) -> Meeting:
    days = planned(pattern) if days is None else days
    return Meeting("m1", "Signal: Weekly call", CHICAGO, pattern, time(9), UNTIL, CHANGED, 2, 30, days)


def events_of(almanac: Almanac) -> list[Event]:
    return list(Calendar.from_ical(feed(almanac)).walk("VEVENT"))


def test_a_due_date_is_a_whole_day_that_blocks_nothing() -> None:
    [event] = events_of(Almanac("Due", days=(Day("d1", "Signal: Board pack", date(2026, 12, 4), CHICAGO, CHANGED, 3),)))

    assert (event["uid"], event["summary"], event["sequence"], event["transp"]) == (
        "d1@bulkhead",
        "Signal: Board pack",
        3,
        "TRANSPARENT",
    )
    assert (event.start, event.end) == (date(2026, 12, 4), date(2026, 12, 5))
    assert event["dtstamp"].dt == event["last-modified"].dt == CHANGED


def test_a_meeting_keeps_its_hour_over_the_end_of_summer_time() -> None:
    [event] = events_of(Almanac("Due", meetings=(meeting(WEEKLY),)))

    assert event.start == datetime(2026, 10, 6, 9, 0, tzinfo=ZoneInfo(CHICAGO))
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO"
    assert "exdate" not in event


def test_a_zone_comes_with_the_hours_it_really_has() -> None:
    written = feed(Almanac("Due", meetings=(meeting(WEEKLY),))).decode()

    assert written.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:America/Chicago" in written
    assert "TZOFFSETTO:-0500" in written
    assert "20261101T020000" in written


def test_a_period_that_is_left_out_is_no_day_of_the_rule() -> None:
    days = tuple(day for day in planned(WEEKLY) if day.period not in ("2026-W45", "2026-W52"))
    [event] = events_of(Almanac("Due", meetings=(meeting(WEEKLY, days=days),)))

    zone = ZoneInfo(CHICAGO)
    assert [each.dt for each in event["exdate"].dts] == [
        datetime(2026, 11, 3, 9, 0, tzinfo=zone),
        datetime(2026, 12, 22, 9, 0, tzinfo=zone),
    ]


def test_a_moved_meeting_stands_for_the_day_it_was_moved_from() -> None:
    moved = Day("x", "", date(2026, 11, 5), CHICAGO, CHANGED, 4, time(14), 60, "2026-W45")
    days = tuple(moved if day.period == "2026-W45" else day for day in planned(WEEKLY))
    rule, override = events_of(Almanac("Due", meetings=(meeting(WEEKLY, days=days),)))

    zone = ZoneInfo(CHICAGO)
    assert override["uid"] == rule["uid"] == "m1@bulkhead"
    assert override["recurrence-id"].dt == datetime(2026, 11, 3, 9, 0, tzinfo=zone)
    assert (override.start, override.duration) == (datetime(2026, 11, 5, 14, 0, tzinfo=zone), timedelta(hours=1))
    assert override["sequence"] == 4


def test_a_holiday_moves_one_day_and_not_the_rule() -> None:
    rule, *moved = events_of(Almanac("Due", meetings=(meeting(MONTHLY),)))

    assert rule["rrule"].to_ical() == b"FREQ=MONTHLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=4"
    zone = ZoneInfo(CHICAGO)
    assert {each["recurrence-id"].dt.date(): each.start.date() for each in moved}[date(2027, 1, 6)] == date(2027, 1, 7)
    assert all(each.start.tzinfo == zone for each in moved)


def test_a_rule_with_an_end_says_it_in_utc() -> None:
    pattern = Pattern("week", "weekday", date(2026, 10, 1), weekday=1, shift="none", ends_on=date(2026, 12, 15))
    [event] = events_of(Almanac("Due", meetings=(meeting(pattern),)))

    assert event["rrule"]["UNTIL"] == [datetime(2026, 12, 16, 5, 59, 59, tzinfo=UTC)]


def test_what_no_rule_can_say_stands_alone() -> None:
    pattern = Pattern("quarter", "nth_workday", date(2026, 1, 1), n=40, holidays="")
    events = events_of(Almanac("Due", meetings=(meeting(pattern),)))

    assert rule_of(pattern) is None
    assert [event["uid"] for event in events][:2] == ["m1-2026-Q1@bulkhead", "m1-2026-Q2@bulkhead"]
    assert not any("rrule" in event for event in events)


def test_an_almanac_with_nothing_in_it_is_still_a_calendar() -> None:
    calendar = Calendar.from_ical(feed(Almanac("Nothing")))

    assert (calendar["version"], calendar["x-wr-calname"], calendar.walk("VEVENT")) == ("2.0", "Nothing", [])


def test_lines_are_folded_and_end_as_the_standard_wants() -> None:
    label = "Ünïcode, semi;colon and a very long label " + "word " * 30
    written = feed(Almanac("Due", days=(Day("d", label, date(2026, 1, 1), CHICAGO, CHANGED),)))

    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert Calendar.from_ical(written).walk("VEVENT")[0]["summary"] == label


def test_the_same_almanac_gives_the_same_bytes() -> None:
    almanac = Almanac("Due", days=planned(WEEKLY), meetings=(meeting(MONTHLY),))

    assert feed(almanac) == feed(Almanac.of_json(almanac.as_json()))
    assert Almanac.of_json(almanac.as_json()) == almanac


PATTERNS = st.builds(
    Pattern,
    every=st.sampled_from(["month", "quarter", "year"]),
    anchor=st.sampled_from(["nth_workday", "weekday", "date"]),
    starts_on=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    interval=st.integers(1, 3),
    n=st.integers(-31, 31).filter(bool),
    weekday=st.integers(0, 6),
    shift=st.sampled_from(["none", "previous", "next"]),
    holidays=st.sampled_from(["", "US"]),
    in_month=st.integers(0, 2),
)
WEEKS = st.builds(
    Pattern,
    every=st.just("week"),
    anchor=st.sampled_from(["weekday", "nth_workday"]),
    starts_on=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    interval=st.integers(1, 6),
    n=st.integers(-5, 5).filter(bool),
    weekday=st.integers(0, 6),
    shift=st.sampled_from(["none", "previous", "next"]),
    holidays=st.sampled_from(["", "US"]),
)


@settings(max_examples=150, deadline=None)
@given(pattern=PATTERNS | WEEKS, dropped=st.sets(st.integers(0, 40), max_size=5))
def test_rule_left_out_moved_and_alone_together_are_the_days_there_are(pattern: Pattern, dropped: set[int]) -> None:
    days = tuple(day for number, day in enumerate(planned(pattern)) if number not in dropped)
    told = Recurring.of(meeting(pattern, days=days))

    shown = {day.on for day in told.alone} | {day.on for _, day in told.moved}
    if told.rule:
        moved, left_out = {on for on, _ in told.moved}, set(told.left_out)
        shown |= {on for on in _expanded(told, pattern) if on not in moved | left_out}
    assert sorted(shown) == sorted({day.on for day in days})


def _expanded(told: Recurring, pattern: Pattern) -> list[date]:
    from dateutil.rrule import rrulestr

    begin = datetime.combine(told.first, time())
    given = rrulestr(str(told.rule), dtstart=begin).between(begin, datetime.combine(UNTIL, time()), inc=True)
    return [each.date() for each in given]


SINCE = date(2026, 1, 1)
WORKDAYS = "BYDAY=MO,TU,WE,TH,FR"
USUAL = [
    (Pattern("month", "date", SINCE, n=31), "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    (Pattern("month", "date", SINCE, n=-1), "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1"),
    (Pattern("month", "weekday", SINCE, n=2, weekday=3), "FREQ=MONTHLY;INTERVAL=1;BYDAY=TH;BYSETPOS=2"),
    (Pattern("week", "weekday", SINCE, interval=2, weekday=4), "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;WKST=MO"),
    (Pattern("quarter", "nth_workday", SINCE, n=10, in_month=3), f"FREQ=MONTHLY;INTERVAL=3;{WORKDAYS};BYSETPOS=10"),
    (Pattern("year", "date", SINCE, n=15, in_month=4), "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=15"),
]


@pytest.mark.parametrize(("pattern", "rule"), USUAL)
def test_the_usual_rules_are_said_as_rules(pattern: Pattern, rule: str) -> None:
    assert rule_of(pattern) == rule
    assert Recurring.of(meeting(pattern)).rule == rule
