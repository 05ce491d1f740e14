"""The practice's dates in a calendar elsewhere: one secret address for each practitioner."""

import re
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from bulkhead.isolation.tokens import digest
from bulkhead.practice.accounts.models import Allocation
from bulkhead.practice.agenda.feeds import Feed
from bulkhead.practice.agenda.writing import write
from tests.browse import Browser
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast
from tests.desk.practice.conftest import due, rows

TODAY = date(2026, 11, 24)
PAGE = "/calendar/feed/"


@pytest.fixture(autouse=True)
def _tuesday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 24, 18, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def filled(cast: Cast) -> Cast:
    due(cast.signal, TODAY, label="Monthly report Nov", kind="monthly_report")
    due(cast.harbor, TODAY, label="Board pack", kind="board_pack")
    due(cast.harbor, TODAY, label="Audit", kind="audit", state="cancelled")
    return cast


def made(browser: Browser, *, instead_of: str = "") -> str:
    """The path of an address, as the page shows it."""
    page = browser.post("/calendar/feed/addresses/", {"instead_of": instead_of}).text
    found = re.search(r'value="http://desk\.localhost:8000(/feeds/[\w-]{43}\.ics)"', page)
    assert found is not None, page
    return found[1]


def test_the_page_says_what_it_shows_and_who_sees_it(desk: Browser, cast: Cast) -> None:
    page = desk.get(PAGE).text

    assert "which client and what kind of thing is due on which day, never a title" in page
    assert "whoever has the address sees it" in page
    assert "calendars on other machines cannot reach an address of it" in page


def test_an_address_that_was_made_before_is_said_to_be_shown_once(desk: Browser, cast: Cast) -> None:
    shown = desk.post("/calendar/feed/addresses/", {"instead_of": ""}).text
    later = desk.get(PAGE).text

    assert ("Shown above, this once" in shown, 'value="http://' in shown) == (True, True)
    assert ("Was shown once, when it was made" in later, 'value="http://' in later) == (True, False)
    assert ("Only a fingerprint of the address is kept here" in later, ">Make a new address<" in later) == (True, True)


def test_an_address_answers_with_labels_and_client_tags(desk: Browser, stranger: Browser, filled: Cast) -> None:
    answer = stranger.get(made(desk))

    assert (answer.status, answer.header("Content-Type")) == (200, "text/calendar; charset=utf-8")
    assert answer.header("Cache-Control") == "private, no-cache"
    assert re.findall(r"SUMMARY:(.*)\r\n", answer.text) == ["Signal: Monthly report Nov", "Harbor: Board pack"] or (
        re.findall(r"SUMMARY:(.*)\r\n", answer.text) == ["Harbor: Board pack", "Signal: Monthly report Nov"]
    )


def test_material_never_stands_in_it(desk: Browser, stranger: Browser, cast: Cast) -> None:
    from bulkhead.crossings.project import project

    project(cast.signal.client)
    project(cast.harbor.client)
    text = stranger.get(made(desk)).text

    assert "SUMMARY:Signal: Plan" in text
    assert (SIGNAL_CANARY in text, HARBOR_CANARY in text, "Plan for" in text) == (False, False, False)


def test_only_the_hash_of_its_token_is_kept(desk: Browser, cast: Cast) -> None:
    token = made(desk).removeprefix("/feeds/").removesuffix(".ics")

    [row] = rows("Feed")
    assert row["token_hash"] == digest(token)
    assert token not in str(row)
    assert token not in desk.get(PAGE).text


def test_what_it_has_already_is_not_sent_again(desk: Browser, stranger: Browser, filled: Cast) -> None:
    path = made(desk)
    tag = stranger.get(path).header("ETag")
    same, other = stranger.get(path, IF_NONE_MATCH=tag), stranger.get(path, IF_NONE_MATCH='"another"')

    assert (same.status, same.content, same.header("ETag")) == (304, b"", tag)
    assert (other.status, other.header("ETag")) == (200, tag)


def test_its_last_use_is_shown(desk: Browser, stranger: Browser, filled: Cast) -> None:
    path = made(desk)
    before = desk.get(PAGE).text
    stranger.get(path, USER_AGENT="vdirsyncer/0.21")

    assert "Not yet" in before
    assert "just now by vdirsyncer/0.21" in desk.get(PAGE).text


def test_making_another_ends_the_first(desk: Browser, stranger: Browser, filled: Cast) -> None:
    first = made(desk)
    second = made(desk, instead_of=str(Feed.standing(filled.maren).pk))  # type: ignore[union-attr]  # it was made.

    assert (stranger.get(first).status, stranger.get(second).status) == (404, 200)
    assert [line["act"] for line in rows("PracticeLine", act="feed.made")] == ["feed.made", "feed.made"]


def test_the_same_form_twice_makes_one_address(desk: Browser, filled: Cast) -> None:
    made(desk)
    again = desk.post("/calendar/feed/addresses/", {"instead_of": ""})

    assert again.status == 409
    assert "An address was made or closed meanwhile." in again.text
    assert len(rows("Feed", ended_at=None)) == 1


def test_an_ended_one_answers_like_any_missing_page(desk: Browser, stranger: Browser, filled: Cast) -> None:
    path = made(desk)
    feed = str(rows("Feed")[0]["id"])
    desk.post("/calendar/feed/ending/", {"feed": feed})
    desk.post("/calendar/feed/ending/", {"feed": feed})

    answer, missing = stranger.get(path), stranger.get("/no/such/page/")
    assert (answer.status, answer.content, answer.headers) == (404, missing.content, missing.headers)
    assert rows("Feed")[0]["content"] is None
    assert len(rows("PracticeLine", act="feed.ended")) == 1


@pytest.mark.parametrize("token", ["x", "A" * 43, "../secret", "%00", "é" * 43, "A" * 5000])
def test_a_wrong_one_answers_like_any_missing_page(stranger: Browser, cast: Cast, token: str) -> None:
    answer, missing = stranger.get(f"/feeds/{token}.ics"), stranger.get("/no/such/page/")

    assert (answer.status, answer.content, answer.headers) == (404, missing.content, missing.headers)


def test_that_of_somebody_who_left_the_practice_is_dead(desk: Browser, stranger: Browser, filled: Cast) -> None:
    path = made(desk)
    filled.maren.is_active = False
    filled.maren.save()

    assert stranger.get(path).status == 404


def test_an_associate_is_shown_the_clients_they_may_open(associate: Browser, stranger: Browser, filled: Cast) -> None:
    Allocation(practitioner=filled.tobias, client=filled.harbor.client).save()

    assert re.findall(r"SUMMARY:(.*)\r\n", stranger.get(made(associate)).text) == ["Harbor: Board pack"]


def test_a_client_taken_from_an_associate_is_gone_at_the_next_reading(
    associate: Browser, stranger: Browser, filled: Cast
) -> None:
    row = Allocation(practitioner=filled.tobias, client=filled.harbor.client)
    row.save()
    path = made(associate)
    row.ended_at = datetime.now(UTC)
    row.save()

    assert "Harbor" not in stranger.get(path).text


def test_a_program_that_asks_in_a_circle_is_slowed(desk: Browser, stranger: Browser, filled: Cast) -> None:
    path = made(desk)
    answers = [stranger.get(path) for _ in range(31)]

    assert [answer.status for answer in answers].count(200) == 30
    assert (answers[-1].status, answers[-1].header("Retry-After")) == (429, "60")


def test_the_dates_can_be_taken_along_as_a_file(desk: Browser, filled: Cast) -> None:
    answer = desk.get("/calendar/feed/file/")

    assert answer.header("Content-Disposition") == 'attachment; filename="due.ics"'
    assert "SUMMARY:Harbor: Board pack\r\n" in answer.text


def test_the_way_to_make_one_is_closed_to_strangers(stranger: Browser, cast: Cast) -> None:
    assert stranger.post("/calendar/feed/addresses/", {"instead_of": ""}).status == 302
    assert stranger.get("/calendar/feed/file/").status == 302
    assert rows("Feed") == []


def test_two_thousand_dates_are_read_in_twenty_milliseconds(desk: Browser, stranger: Browser, cast: Cast) -> None:
    import time

    crowd(cast)
    path = made(desk)
    size = len(stranger.get(path).content)
    spent = []
    for _ in range(15):
        began = time.process_time()
        assert stranger.get(path).status == 200
        spent.append(time.process_time() - began)

    assert stranger.get(path).text.count("BEGIN:VEVENT") == 2000
    assert stranger.get(path).text.count("RRULE:") == 400
    assert size > 400_000
    assert min(spent) < 0.02


def test_it_is_not_written_again_when_it_would_say_the_same(desk: Browser, filled: Cast) -> None:
    made(desk)
    before = rows("Feed")[0]
    feed = Feed.standing(filled.maren)
    assert feed is not None
    write(feed)

    after = rows("Feed")[0]
    assert (after["written_at"], after["etag"]) == (before["written_at"], before["etag"])
    assert b"BEGIN:VCALENDAR" in zlib.decompress(bytes(after["content"]))  # type: ignore[arg-type]  # its bytes.


def crowd(cast: Cast) -> None:
    """1,600 due dates and 400 weekly meetings."""
    from datetime import time as hour
    from uuid import uuid4

    from bulkhead.base.almanac import plain_pattern
    from bulkhead.base.recurrence import Pattern
    from bulkhead.practice.models import CalendarEntry, Series

    client, day = cast.signal.client, timedelta(days=1)
    CalendarEntry.objects.bulk_create(
        CalendarEntry(
            id=uuid4(), client=client, label="Weekly update", kind="plan", due_on=TODAY + n % 300 * day, state="draft"
        )
        for n in range(1600)
    )
    Series.objects.bulk_create(
        Series(
            client=client,
            label="Weekly call",
            kind="weekly_call",
            pattern=plain_pattern(Pattern("week", "weekday", date(2026, 11, 1), weekday=n % 5, shift="none")),
            ahead=ahead(n % 5),
            at=hour(9),
            minutes=30,
        )
        for n in range(400)
    )


def ahead(weekday: int) -> str:
    first = date(2026, 11, 30) + timedelta(days=weekday)
    days = [first + timedelta(weeks=n) for n in range(56)]
    return " ".join(f"{day.isocalendar().year}-W{day.isocalendar().week:02}={day}" for day in days)
