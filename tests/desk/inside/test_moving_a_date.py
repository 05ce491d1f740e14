"""Something is due on another day: by a form, and by dragging, which sends the same form."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from bulkhead.isolation import inside
from bulkhead.vault.deliverables.models import Deliverable
from tests.browse import Browser
from tests.cast import Cast
from tests.desk.inside.conftest import Room, opened, practice_rows

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
DUE = TODAY + 3 * DAY


@pytest.fixture(autouse=True)
def _tuesday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 24, 18, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def work(cast: Cast) -> UUID:
    """A board pack of Signal's, due on Friday."""
    return planned(cast, DUE)


def planned(cast: Cast, day: date) -> UUID:
    with inside(cast.signal.client):
        return Deliverable.plan("The pack", kind="board_pack", suffix="Nov", due_on=day, by=cast.maren.actor).id


def address(work: UUID) -> str:
    return f"deliverables/{work}/date/"


def due_days(room: Room, work: UUID) -> tuple[object, object]:
    [row] = room.rows("Deliverable", pk=work)
    return row["due_on"], row["original_due_on"]


def test_another_day_stands_in_the_vault_and_on_the_calendar_at_once(room: Room, work: UUID) -> None:
    answer = room.post(address(work), {"due_on": "2026-12-04", "seen": DUE, "back": "/calendar/month/?client=signal"})

    assert (answer.status, answer.location) == (303, "/calendar/month/?client=signal")
    assert due_days(room, work) == (date(2026, 12, 4), DUE)
    [entry] = practice_rows("CalendarEntry", pk=work)
    assert (entry["due_on"], entry["original_due_on"], entry["revision"]) == (date(2026, 12, 4), DUE, 0)


def test_the_calendar_says_it_once_and_offers_the_way_back(room: Room, work: UUID) -> None:
    answer = room.post(address(work), {"due_on": "2026-12-04", "seen": DUE, "back": "/agenda/"})
    page, again = room.browser.follow(answer).text, room.browser.get("/agenda/").text

    assert "Signal’s Board pack Nov is due on Friday 4 December." in page
    assert '<input type="hidden" name="due_on" value="2026-11-27">' in page
    assert "is due on Friday 4 December." not in again


def test_undoing_brings_the_day_back(room: Room, work: UUID) -> None:
    room.post(address(work), {"due_on": "2026-12-04", "seen": DUE})
    room.post(address(work), {"due_on": DUE, "seen": "2026-12-04"})

    assert due_days(room, work) == (DUE, DUE)


def test_late_work_may_go_back_to_the_day_it_was_promised_for(room: Room, cast: Cast) -> None:
    work = planned(cast, TODAY - 2 * DAY)
    room.post(address(work), {"due_on": TODAY + DAY, "seen": TODAY - 2 * DAY})
    answer = room.post(address(work), {"due_on": TODAY - 2 * DAY, "seen": TODAY + DAY})

    assert answer.status == 303
    assert due_days(room, work) == (TODAY - 2 * DAY, TODAY - 2 * DAY)


def test_a_day_that_is_over_is_refused_in_words(room: Room, work: UUID) -> None:
    answer = room.post(address(work), {"due_on": "2026-11-20", "seen": DUE})

    assert answer.status == 422
    assert "Friday 20 November 2026 is over. Choose today or a later day." in answer.text
    assert due_days(room, work) == (DUE, None)


def test_over_is_meant_in_the_clients_own_zone(room: Room, work: UUID) -> None:
    with time_machine.travel(datetime(2026, 11, 25, 5, 30, tzinfo=UTC), tick=False):
        opened(room.browser, room.member, room.other)
        answer = room.post(address(work), {"due_on": TODAY, "seen": DUE})

    assert answer.status == 303, "in Chicago it is still Tuesday"


def test_a_move_of_what_somebody_else_moved_is_refused_with_what_is_true(room: Room, work: UUID) -> None:
    room.post(address(work), {"due_on": "2026-12-01", "seen": DUE})
    answer = room.post(address(work), {"due_on": "2026-12-04", "seen": DUE})

    assert answer.status == 422
    assert "It was moved meanwhile: it is due on Tuesday 1 December 2026 now." in answer.text
    assert '<input type="hidden" name="seen" value="2026-12-01">' in answer.text
    assert due_days(room, work) == (date(2026, 12, 1), DUE)


def test_the_same_move_twice_is_one_move(room: Room, work: UUID) -> None:
    said = {"due_on": "2026-12-04", "seen": DUE}
    first, second = room.post(address(work), said), room.post(address(work), said)

    assert (first.status, second.status) == (303, 303)
    assert len(room.rows("VaultLine", act="deliverable.changed", subject=work)) == 1


def test_what_is_delivered_or_cancelled_keeps_its_day(room: Room, work: UUID) -> None:
    with inside(room.member.client):
        Deliverable.objects.get(pk=work).cancel(because="Not wanted", by=_maren())
    cancelled = room.post(address(work), {"due_on": "2026-12-04", "seen": DUE})
    delivered = room.post(f"{room.one}date/", {"due_on": "2026-12-04", "seen": room.rows("Deliverable")[0]["due_on"]})

    assert "It is cancelled; its day stays as it is." in cancelled.text
    assert delivered.status == 422


def test_the_form_says_what_moves_and_what_stays(room: Room, work: UUID) -> None:
    page = room.get(f"{address(work)}?due_on=2026-12-04&back=/agenda/").text

    assert "Move “The pack”" in page
    assert "Due on Friday 27 November 2026." in page
    assert 'value="2026-12-04"' in page
    assert '<input type="hidden" name="back" value="/agenda/">' in page


@pytest.mark.parametrize("nonsense", ["", "tomorrow", "2026-02-30", "0000-00-00", "\x00"])
def test_no_day_is_asked_for_again(room: Room, work: UUID, nonsense: str) -> None:
    answer = room.post(address(work), {"due_on": nonsense, "seen": DUE})

    assert answer.status == 422
    assert "Choose the day it is due." in answer.text
    assert due_days(room, work) == (DUE, None)


@pytest.mark.parametrize(
    "back",
    ["//evil.example/", "https://evil.example/calendar/", "/calendar/\\evil", "/tray/", "/in/harbor/", "/agenda/?\tb"],
)
def test_it_leads_back_to_the_calendar_and_nowhere_else(room: Room, work: UUID, back: str) -> None:
    answer = room.post(address(work), {"due_on": "2026-12-04", "seen": DUE, "back": back})

    assert answer.location == f"/in/signal/deliverables/{work}/"


def test_a_client_that_is_not_open_shows_its_door_and_keeps_the_day(desk: Browser, cast: Cast, work: UUID) -> None:
    asked = desk.get(f"/in/signal/{address(work)}?due_on=2026-12-04")
    sent = desk.post(f"/in/signal/{address(work)}", {"due_on": "2026-12-04", "seen": DUE})

    assert f'name="onward" value="/in/signal/{address(work)}?due_on=2026-12-04"' in asked.text
    assert sent.status == 403
    with inside(cast.signal.client):
        assert Deliverable.objects.get(pk=work).due_on == DUE


def test_another_clients_work_is_not_there(desk: Browser, cast: Cast, work: UUID) -> None:
    harbor = opened(desk, cast.harbor, cast.signal)

    answer = harbor.post(address(work), {"due_on": "2026-12-04", "seen": DUE})

    assert answer.status == 404
    assert harbor.get(address(work)).content == answer.content


def test_fifty_moves_at_once_leave_the_last_one_that_was_true(room: Room, work: UUID) -> None:
    """Each of two people moves it from the day they saw: whoever saw an old day is refused."""
    seen, refused = DUE, 0
    for number in range(50):
        day = TODAY + (number + 4) * DAY
        stale = room.post(address(work), {"due_on": day, "seen": TODAY + 400 * DAY}).status
        fresh = room.post(address(work), {"due_on": day, "seen": seen}).status
        refused += stale == 422
        assert fresh == 303
        seen = day

    assert refused == 50
    assert due_days(room, work) == (seen, DUE)


def _maren() -> object:
    from bulkhead.isolation.chain import Actor

    return Actor("practitioner", "Maren Okafor")
