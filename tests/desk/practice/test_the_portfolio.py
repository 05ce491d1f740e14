"""The practice on one page: the sentence, what needs you, each client, and the first steps."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps

from tests.browse import Browser
from tests.cast import Cast, Member
from tests.desk.practice.conftest import due

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _monday() -> object:
    with time_machine.travel(datetime(2026, 11, 23, 15, 0, tzinfo=UTC), tick=False):
        yield


def _stands(member: Member, **counts: object) -> None:
    apps.get_model("practice", "Standing")(client=member.client, **counts).save()


def _asks(member: Member, *, until: datetime) -> None:
    apps.get_model("practice", "Waiting")(
        client=member.client,
        kind="change",
        place=uuid4(),
        who="Dana Whitfield",
        arrived_at=until - DAY,
        promised_until=until,
    ).save()


def test_the_heading_is_made_from_facts(desk: Browser, cast: Cast) -> None:
    due(cast.signal, TODAY + DAY)
    due(cast.harbor, TODAY + 4 * DAY)
    due(cast.harbor, TODAY - 3 * DAY)

    assert "<h1>Monday, 23 November. Two things are due this week, one is late.</h1>" in desk.get("/").text


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), "Nothing is due this week."),
        ((1,), "One thing is due this week."),
        ((-1, -2), "Two things are late, nothing else is due this week."),
        ((7,), "Nothing is due this week."),
    ],
)
def test_the_heading_in_other_weeks(desk: Browser, cast: Cast, days: tuple[int, ...], words: str) -> None:
    for day in days:
        due(cast.signal, TODAY + day * DAY)

    assert f"<h1>Monday, 23 November. {words}</h1>" in desk.get("/").text


def test_what_needs_you_comes_in_order(desk: Browser, cast: Cast) -> None:
    due(cast.harbor, TODAY - 3 * DAY, label="Board pack")
    _stands(cast.signal, waits_for_client=2, mail_waiting=1, unopened=1)
    _asks(cast.signal, until=datetime(2026, 11, 23, 22, 0, tzinfo=UTC))
    page = desk.get("/").text

    lines = [
        "3 days late",
        "Dana Whitfield asks for a change",
        "One delivery unopened after a nudge",
        "Two answers still to come",
        "One message waits to be sent",
    ]
    assert [page.index(line) for line in lines] == sorted(page.index(line) for line in lines)
    assert 'href="/in/signal/post/"' in page


@pytest.mark.parametrize(
    ("facts", "days_late", "word", "cause"),
    [
        ({}, None, "On track", "nothing late, nobody waits"),
        ({}, 2, "At risk", "1 thing late"),
        ({}, 9, "Off track", "1 thing late, the first by more than a week"),
        (
            {"sponsor_heard_at": datetime(2026, 11, 10, tzinfo=UTC)},
            None,
            "At risk",
            "no word from the sponsor for 13 days",
        ),
        (
            {"sponsor_heard_at": datetime(2026, 11, 1, tzinfo=UTC)},
            2,
            "Off track",
            "no word from the sponsor for 22 days",
        ),
        ({"unopened": 1}, None, "At risk", "1 delivery unopened after a nudge"),
    ],
)
def test_each_client_stands_somewhere_with_its_cause(
    desk: Browser, cast: Cast, facts: dict[str, object], days_late: int | None, word: str, cause: str
) -> None:
    _stands(cast.signal, **facts)
    if days_late:
        due(cast.signal, TODAY - days_late * DAY)
    page = desk.get("/").text

    row = page.partition('data-label="Where it stands"')[2][:400]
    assert (word in row, f">{cause}<" in row) == (True, True)


def test_an_answer_over_its_time_puts_a_client_at_risk_and_a_day_later_off_track(desk: Browser, cast: Cast) -> None:
    _stands(cast.signal)
    _asks(cast.signal, until=datetime(2026, 11, 23, 14, 0, tzinfo=UTC))
    assert "an answer you promised is over its time" in desk.get("/").text

    with time_machine.travel(datetime(2026, 11, 24, 15, 0, tzinfo=UTC), tick=False):
        assert "an answer you promised is more than a day over" in desk.get("/").text


def test_a_client_nobody_heard_of_yet_has_no_word(desk: Browser, cast: Cast) -> None:
    page = desk.get("/").text

    assert "nothing is planned yet" in page


def test_each_client_has_its_next_date(desk: Browser, cast: Cast) -> None:
    due(cast.signal, TODAY + 9 * DAY, label="Plan")
    due(cast.signal, TODAY + 2 * DAY, label="Brief", state="in_review")
    due(cast.signal, TODAY + DAY, label="Audit", state="delivered")
    _stands(cast.signal, last_delivered_at=datetime(2026, 11, 20, tzinfo=UTC))
    page = desk.get("/").text

    assert "Brief, in review" in page
    assert "Wed 25 Nov" in page
    assert "nothing planned" in page
    assert "Audit" not in page


def test_a_new_practice_sees_three_steps(newcomer: Browser) -> None:
    page = newcomer.get("/").text

    assert "<h1>Monday, 23 November</h1>" in page
    assert [page.index(step) for step in ("1. Add", "2. Put", "3. Pull")] == sorted(
        page.index(step) for step in ("1. Add", "2. Put", "3. Pull")
    )
    assert "comes after the other two" in page
    assert 'class="btn primary" href="/clients/new/"' in page


def test_steps_that_are_done_are_ticked(desk: Browser, item: str) -> None:
    page = desk.get("/").text

    assert page.count('<span class="status good">done</span>') == 2
    assert f'class="btn primary" href="/library/{item}/clients/"' in page


def test_the_steps_are_gone_after_the_first_pull(desk: Browser, cast: Cast, item: str) -> None:
    version = apps.get_model("practice", "ItemVersion").objects.get(item=item)
    pull = apps.get_model("practice", "Pull")
    pull(version=version, client=cast.signal.client, deliverable_id=cast.signal.deliverable, pulled_by="Maren").save()

    assert "First steps" not in desk.get("/").text


def test_the_demo_says_so_and_how_to_leave_it(desk: Browser, cast: Cast) -> None:
    assert "made up" not in desk.get("/").text
    apps.get_model("practice", "Practice").objects.update(is_demo=True)
    page = desk.get("/").text

    assert "everything here is made up" in page
    assert "<code>bin/serve</code>" in page


def test_an_associate_without_a_client_is_told_who_gives_one(associate: Browser, stranger: Browser) -> None:
    page = associate.get("/").text

    assert "The principal of the practice allocates them." in page
    assert ("Signal" in page, "First steps" in page) == (False, False)
    assert stranger.get("/").location == "/sign-in/?next=%2F"
    assert associate.post("/").status == 405


def test_late_promises_stand_after_late_work_and_before_who_asks(desk: Browser, cast: Cast) -> None:
    due(cast.harbor, TODAY - 3 * DAY, label="Board pack")
    _stands(cast.signal, promised_days="2026-11-19 2026-11-22 2026-11-23 2026-12-01")
    _asks(cast.signal, until=datetime(2026, 11, 23, 22, 0, tzinfo=UTC))
    page = " ".join(desk.get("/").text.split())

    lines = ["3 days late", "Two promises of yours", "the first was due Thu 19 Nov", "4 days late", "asks for a change"]
    assert [page.index(line) for line in lines] == sorted(page.index(line) for line in lines)
    assert 'href="/in/signal/promises/"' in page
    assert '<span class="status warn">1 for you, 2 promises late</span>' in page


def test_what_a_client_did_not_send_stands_there_with_its_days(desk: Browser, cast: Cast) -> None:
    _stands(cast.signal, wanted_days="2026-11-20 2026-11-27", waits_for_client=1)
    page = " ".join(desk.get("/").text.split())

    assert "One thing you asked for did not come" in page
    assert "was due Fri 20 Nov" in page
    assert 'href="/in/signal/wanted/"' in page
    assert "1 answer, 2 things (1 late) to come" in page


@pytest.mark.parametrize(
    ("facts", "word", "cause"),
    [
        ({"promised_days": "2026-11-23"}, "On track", "nothing late, nobody waits"),
        ({"promised_days": "2026-11-22"}, "At risk", "1 promise of yours late"),
        ({"promised_days": "2026-11-16"}, "At risk", "1 promise of yours late"),
        (
            {"promised_days": "2026-11-15 2026-11-16"},
            "Off track",
            "2 promises of yours late, the first by more than a week",
        ),
        ({"wanted_days": "2026-11-23"}, "On track", "nothing late, nobody waits"),
        ({"wanted_days": "2026-11-22"}, "At risk", "1 thing you asked for is late"),
        ({"wanted_days": "2026-10-01 2026-11-01"}, "At risk", "2 things you asked for are late"),
        ({"wanted_days": "2026-11-01", "promised_days": "2026-11-20"}, "At risk", "1 promise of yours late"),
    ],
)
def test_the_word_follows_from_promises_and_from_what_did_not_come(
    desk: Browser, cast: Cast, facts: dict[str, object], word: str, cause: str
) -> None:
    _stands(cast.signal, **facts)
    page = desk.get("/").text

    row = page.partition('data-label="Where it stands"')[2][:400]
    assert (word in row, f">{cause}<" in row) == (True, True)


def test_a_promise_is_late_from_the_clients_own_midnight(desk: Browser, cast: Cast) -> None:
    _stands(cast.signal, promised_days="2026-11-23")
    with time_machine.travel(datetime(2026, 11, 24, 5, 59, tzinfo=UTC), tick=False):
        before = desk.get("/").text
    with time_machine.travel(datetime(2026, 11, 24, 6, 0, tzinfo=UTC), tick=False):
        after = desk.get("/").text

    assert ("1 promise late" in before, "1 promise late" in after) == (False, True)
