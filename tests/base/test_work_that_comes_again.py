"""Rules of recurring work against a calendar that is walked day by day, and what a rule says of itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from bulkhead.base.clock import date_in
from bulkhead.base.recurrence import NeverFires, Pattern, UnknownHolidays, occurrences, period_short, period_words

MONDAY = date(2026, 11, 23)
TEN_YEARS = [date(2023, 1, 1) + timedelta(days=count) for count in range(365 + 3653 + 200)]
PLACES = {"": None, "US-IL": ("US", "IL"), "DE-BY": ("DE", "BY"), "GB": ("GB", None), "AE": ("AE", None)}
CALENDARS = {place: named and country_holidays(named[0], subdiv=named[1]) for place, named in PLACES.items()}
MOMENTS = st.dates(date(2024, 1, 1), date(2032, 1, 1)).map(
    lambda day: datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
)
ZONES = ("America/Chicago", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "Australia/Lord_Howe")


def works(day: date, place: str) -> bool:
    calendar = CALENDARS[place]
    return day.weekday() < 5 if calendar is None else calendar.is_working_day(day)


def period_of(day: date, every: str) -> str:
    year, week, _ = day.isocalendar()
    names = {
        "week": f"{year}-W{week:02}",
        "month": day.strftime("%Y-%m"),
        "quarter": f"{day.year}-Q{(day.month - 1) // 3 + 1}",
        "year": str(day.year),
    }
    return names[every]


def month_of(first: date, place_in_period: int) -> list[date]:
    month = first
    for _ in range(place_in_period - 1):
        month = (month + timedelta(days=32)).replace(day=1)
    return [month + timedelta(days=n) for n in range(31) if (month + timedelta(days=n)).month == month.month]


def chosen(days: list[date], pattern: Pattern) -> date | None:
    """The day of a period, found among its days by looking at each."""
    if pattern.anchor == "nth_workday":
        fitting = [day for day in days if works(day, pattern.holidays)]
    elif pattern.anchor == "weekday":
        fitting = [day for day in days if day.weekday() == pattern.weekday]
    else:
        edge = days[0] if pattern.n > 0 else days[-1]
        fitting = [day for day in days if (day.year, day.month) == (edge.year, edge.month)]
    n = 1 if pattern.every == "week" and pattern.anchor == "weekday" else pattern.n
    if pattern.anchor == "date":
        n = min(n, len(fitting)) if n > 0 else max(n, -len(fitting))
    if abs(n) > len(fitting):
        return None
    return fitting[n - 1 if n > 0 else n]


def in_the_month_after(pattern: Pattern) -> bool:
    return pattern.in_month > {"week": 53, "month": 1, "quarter": 3, "year": 12}[pattern.every]


def by_hand(pattern: Pattern, after: date, until: date) -> list[tuple[date, str]]:
    groups: dict[str, list[date]] = {}
    for day in TEN_YEARS:
        groups.setdefault(period_of(day, pattern.every), []).append(day)
    rows = list(groups.items())
    first = next(place for place, (_, days) in enumerate(rows) if days[-1] >= pattern.starts_on)
    whole = rows[first - 1 if in_the_month_after(pattern) and pattern.interval == 1 else first :]
    found = []
    for count, (name, days) in enumerate(whole):
        day = chosen(month_of(days[0], pattern.in_month) if pattern.in_month else days, pattern)
        if count % pattern.interval or day is None:
            continue
        while pattern.shift != "none" and not works(day, pattern.holidays):
            day += timedelta(days=-1 if pattern.shift == "previous" else 1)
        in_force = pattern.starts_on <= day <= (pattern.ends_on or date.max)
        if in_force and after < day <= until:
            found.append((day, name))
    return sorted(found)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    every = draw(st.sampled_from(("week", "month", "quarter", "year")))
    anchor = draw(
        st.sampled_from(("nth_workday", "weekday") if every == "week" else ("nth_workday", "weekday", "date"))
    )
    months = {"week": 0, "month": 2, "quarter": 4, "year": 13}[every]
    starts_on = draw(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
    return Pattern(
        every=every,
        anchor=anchor,
        starts_on=starts_on,
        interval=draw(st.integers(1, 4)),
        n=draw(st.integers(1, 31) | st.integers(-31, -1))
        if anchor == "date"
        else draw(st.sampled_from((1, 2, 4, 5, 8, 10, -1, -2))),
        weekday=draw(st.integers(0, 6)),
        shift=draw(st.sampled_from(("none", "previous", "next"))),
        holidays=draw(st.sampled_from(tuple(PLACES))),
        in_month=draw(st.integers(0, months)),
        ends_on=draw(st.none() | st.dates(starts_on, date(2033, 12, 31))),
    )


@settings(max_examples=60, deadline=None)
@given(pattern=patterns(), moment=MOMENTS, zone=st.sampled_from(ZONES))
def test_a_rule_gives_the_days_a_calendar_gives_when_walked_day_by_day(
    pattern: Pattern, moment: datetime, zone: str
) -> None:
    after, until = date_in(moment, zone=zone), date(2033, 12, 31)

    found = occurrences(pattern, after=after, until=until)

    assert [(each.on, each.period) for each in found] == by_hand(pattern, after, until)


@settings(max_examples=60, deadline=None)
@given(pattern=patterns(), cut=st.dates(date(2024, 1, 1), date(2033, 12, 31)))
def test_two_stretches_of_time_give_what_the_whole_gives(pattern: Pattern, cut: date) -> None:
    start, end = date(2023, 12, 31), date(2033, 12, 31)

    parts = occurrences(pattern, after=start, until=cut) + occurrences(pattern, after=cut, until=end)

    assert parts == occurrences(pattern, after=start, until=end)


@settings(max_examples=60, deadline=None)
@given(pattern=patterns())
def test_a_period_comes_once(pattern: Pattern) -> None:
    found = occurrences(pattern, after=date(2023, 12, 31), until=date(2033, 12, 31))

    assert len({each.period for each in found}) == len(found)


SENTENCES = {
    "Every month on the 4th workday; holidays of US-IL are no workdays.": Pattern(
        "month", "nth_workday", MONDAY, n=4, holidays="us-il"
    ),
    "Every month on the 4th workday of the month after.": Pattern("month", "nth_workday", MONDAY, n=4, in_month=2),
    "Every 2 weeks on Friday; a holiday moves it to the workday before.": Pattern(
        "week", "weekday", MONDAY, interval=2, weekday=4, shift="previous", holidays="US"
    ),
    "Every quarter on the 10th workday of its last month.": Pattern("quarter", "nth_workday", MONDAY, n=10, in_month=3),
    "Every month on day 31 until 1 March 2027; a weekend moves it to the workday after.": Pattern(
        "month", "date", MONDAY, n=31, ends_on=date(2027, 3, 1)
    ),
    "Every month on the last Friday.": Pattern("month", "weekday", MONDAY, n=-1, weekday=4),
    "Every year on 15 March; a weekend or holiday moves it to the workday after.": Pattern(
        "year", "date", MONDAY, n=15, in_month=3, holidays="US"
    ),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_rule_says_itself_in_one_sentence(sentence: str) -> None:
    assert SENTENCES[sentence].words() == sentence


def test_the_quarterly_review_of_the_fourth_quarter_may_lie_in_january() -> None:
    review = Pattern("quarter", "nth_workday", MONDAY, n=8, in_month=4, holidays="US")

    first = review.following(MONDAY, count=1)

    assert first == [("2026-Q4", date(2027, 1, 13))]


NEVER = {
    "It ends before it starts.": Pattern("month", "date", MONDAY, ends_on=date(2026, 11, 1)),
    "There is no such day in any month. Choose another day.": Pattern("month", "weekday", MONDAY, n=6, weekday=0),
    "There is no such day in any week. Choose another day.": Pattern("week", "nth_workday", MONDAY, n=6),
    "No such day lies between 23 November 2026 and 30 November 2026.": Pattern(
        "month", "date", MONDAY, n=2, ends_on=date(2026, 11, 30)
    ),
    "There is no 0th day; use 1 for the first and -1 for the last.": Pattern("month", "date", MONDAY, n=0),
    "Choose the weekday.": Pattern("week", "weekday", MONDAY),
    "A week has no day of the month; choose a weekday.": Pattern("week", "date", MONDAY, n=3),
    "A quarter has 3 months, and one after it.": Pattern("quarter", "nth_workday", MONDAY, in_month=5),
    "It has to come every 1 or more periods.": Pattern("month", "date", MONDAY, interval=0),
}


@pytest.mark.parametrize("sentence", NEVER)
def test_a_rule_that_never_fires_is_refused_in_words(sentence: str) -> None:
    with pytest.raises(NeverFires) as refused:
        NEVER[sentence].refuse()

    assert str(refused.value) == sentence


def test_a_fifth_monday_that_comes_once_in_28_years_is_not_refused() -> None:
    rare = Pattern("month", "weekday", date(2027, 2, 1), interval=12, n=5, weekday=0)

    rare.refuse()

    assert rare.following(MONDAY, count=1) == [("2044-02", date(2044, 2, 29))]


def test_a_country_nobody_knows_is_refused_in_words() -> None:
    with pytest.raises(UnknownHolidays) as refused:
        Pattern("month", "date", MONDAY, holidays="../etc").refuse()

    assert str(refused.value) == "No holidays are known for ../ETC. Name a country, such as US or US-IL."


@pytest.mark.parametrize(
    ("period", "words", "short"),
    [
        ("2026-W48", "week of 23 November 2026", "W48"),
        ("2026-11", "November 2026", "Nov"),
        ("2026-Q4", "Q4 2026", "Q4"),
        ("2026", "2026", "2026"),
    ],
)
def test_a_period_is_said_in_words(period: str, words: str, short: str) -> None:
    assert (period_words(period), period_short(period)) == (words, short)
