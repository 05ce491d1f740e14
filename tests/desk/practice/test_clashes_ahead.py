"""Days on which too much comes together over all clients, told months ahead."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.browse import Browser
from tests.cast import Cast
from tests.desk.practice.conftest import due

TODAY = date(2026, 11, 24)
FRIDAY = date(2026, 12, 4)
DAY = timedelta(days=1)
VIEWS = ("/calendar/", "/calendar/month/?from=2026-12-01", "/agenda/", "/calendar/year/")


@pytest.fixture(autouse=True)
def _tuesday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 24, 18, 0, tzinfo=UTC), tick=False):
        yield


def pack(member: object, day: date, **said: str) -> None:
    due(member, day, label=said.get("label", "Board pack"), kind="board_pack", state=said.get("state", "draft"))  # type: ignore[arg-type]  # a member of the cast.


@pytest.mark.parametrize("path", VIEWS)
def test_two_board_packs_on_one_day_are_told_on_every_view(desk: Browser, cast: Cast, path: str) -> None:
    pack(cast.signal, FRIDAY)
    pack(cast.harbor, FRIDAY)

    page = desk.get(path).text

    assert "One clash ahead" in page
    assert "<b>two board packs</b>" in page
    assert "Signal Board pack, Harbor Board pack" in page


@pytest.mark.parametrize("path", VIEWS)
def test_one_board_pack_a_day_is_no_clash(desk: Browser, cast: Cast, path: str) -> None:
    pack(cast.signal, FRIDAY)
    pack(cast.harbor, FRIDAY + DAY)

    page = desk.get(path).text

    assert ("clash ahead" in page, "Clashes ahead" in page) == (False, False)


def test_a_fourth_thing_makes_a_day_too_full(desk: Browser, cast: Cast) -> None:
    for number in range(3):
        due(cast.signal, FRIDAY, label=f"Audit {number}", kind="audit")
    before = desk.get("/agenda/").text
    due(cast.harbor, FRIDAY, label="Plan", kind="plan")

    page = desk.get("/agenda/").text

    assert "clash ahead" not in before
    assert "<b>four things due</b>" in page
    assert "Harbor Plan" in page


@pytest.mark.parametrize("state", ["delivered", "cancelled"])
def test_what_is_done_does_not_count(desk: Browser, cast: Cast, state: str) -> None:
    pack(cast.signal, FRIDAY, state=state)
    pack(cast.harbor, FRIDAY)

    assert "clash ahead" not in desk.get("/calendar/").text


def test_a_day_that_is_over_is_no_clash_any_more(desk: Browser, cast: Cast) -> None:
    pack(cast.signal, TODAY - DAY)
    pack(cast.harbor, TODAY - DAY)

    assert "clash ahead" not in desk.get("/calendar/").text


def test_rules_are_seen_to_clash_a_year_ahead(desk: Browser, cast: Cast) -> None:
    far = date(2027, 10, 6)
    foreseen(cast.signal, "Board pack", far)
    foreseen(cast.harbor, "Board pack", far)

    page = desk.get("/calendar/month/?from=2027-10-01").text

    assert "<b>two board packs</b>" in page
    assert page.count('<b>Signal</b> Board pack<i class="vh">, foreseen</i>') == 1


def test_a_clash_of_two_clients_is_told_while_one_is_looked_at(desk: Browser, cast: Cast) -> None:
    pack(cast.signal, FRIDAY)
    pack(cast.harbor, FRIDAY)

    page = desk.get("/calendar/?client=signal").text

    assert "Signal Board pack, Harbor Board pack" in page
    assert page.count('data-on="2026-12-04"') == 1


def test_an_associate_hears_of_their_own_clients_alone(associate: Browser, cast: Cast) -> None:
    pack(cast.signal, FRIDAY)
    pack(cast.harbor, FRIDAY)

    page = associate.get("/calendar/year/").text

    assert ("clash" in page, "Signal" in page) == (False, False)


def test_the_practices_own_limit_counts(desk: Browser, cast: Cast) -> None:
    from decimal import Decimal

    from bulkhead.practice.thresholds.defaults import Limit
    from bulkhead.practice.thresholds.models import Threshold

    pack(cast.signal, FRIDAY)
    pack(cast.harbor, FRIDAY)
    Threshold.put(Limit.BOARD_PACKS_A_DAY, value=Decimal(2), by=cast.maren.actor)

    assert "clash ahead" not in desk.get("/calendar/").text


def test_the_bottom_line_of_the_year_reddens(desk: Browser, cast: Cast) -> None:
    pack(cast.signal, FRIDAY)
    pack(cast.harbor, FRIDAY)

    page = desk.get("/calendar/year/").text

    assert page.count('<td class="clash" title="Fri 4 Dec: two board packs">2<i class="vh">') == 1


def test_the_sheet_shows_as_many_days_as_are_told(desk: Browser, cast: Cast) -> None:
    beyond = 60  # weeks: after the last of the sheet.
    weeks = (1, 1, 3, 10, 20, 30, 40, beyond)
    for number, week in enumerate(weeks):
        day = FRIDAY + (7 * week - number) * DAY
        foreseen(cast.signal, f"Board pack {number}", day)
        foreseen(cast.harbor, f"Board pack {number}", day)

    page, portfolio = desk.get("/calendar/year/").text, desk.get("/").text
    counted = [int(days) for days in re.findall(r'<td class="over"><a [^>]*>(\d)</a>', page)]

    assert counted == [2, 1, 1, 1, 1, 1]
    assert "<h2>Clashes ahead: 7 days in the year</h2>" in page
    assert "2 more days after that, counted by week in the bottom line." in page
    assert "4 more in the year" in portfolio


def test_another_year_than_the_one_ahead_points_to_it(desk: Browser, cast: Cast) -> None:
    for number in range(6):
        foreseen(cast.signal, f"Board pack {number}", FRIDAY + number * DAY)
        foreseen(cast.harbor, f"Board pack {number}", FRIDAY + number * DAY)

    page = desk.get("/calendar/year/?from=2027-03-01").text

    assert '1 more day after that, in the <a href="/calendar/year/">year</a>.' in page
    assert 'class="over"' not in page


def foreseen(member: object, label: str, day: date) -> None:
    from bulkhead.practice.models import Series

    week = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
    client = member.client  # type: ignore[attr-defined]  # a member of the cast.
    Series(client=client, label=label, kind="board_pack", pattern={}, ahead=f"{week}={day}").save()
