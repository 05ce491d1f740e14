"""The switch card: what one must know on coming back, and the line in which one promises something in passing."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from bulkhead.isolation import inside
from tests.desk.inside.conftest import Room, opened

if TYPE_CHECKING:
    from tests.browse import Browser
    from tests.cast import Cast

MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday() -> object:
    with time_machine.travel(MONDAY, tick=False) as travel:
        yield travel


def come_back(room: Room, monday: time_machine.Traveller, *, hours: int = 20) -> str:
    room.post("leaving/")
    monday.shift(timedelta(hours=hours))
    opened(room.browser, room.member, room.other)
    return room.get().text


def test_the_first_time_is_called_so(room: Room) -> None:
    page = room.get().text

    assert "Your first time in Signal" in page
    assert "Nothing by anybody else." in page


def test_it_says_since_when_and_what_others_did(room: Room, cast: "Cast", monday: time_machine.Traveller) -> None:
    from bulkhead.vault.models import Comment, Deliverable, Person

    room.post("leaving/")
    monday.shift(timedelta(hours=1))
    with inside(room.member.client):
        dana = Person.objects.get(pk=room.member.sponsor)
        Comment.write(Deliverable.objects.get(), words="Well.", by=dana.actor)
    opened(room.browser, room.member, room.other)

    page = room.get().text

    assert "Since you left, today 09:00" in page
    assert f"<p>Dana Whitfield commented on Plan for {room.member.canary}.</p>" in page


def test_what_was_there_before_is_not_new(room: Room, monday: time_machine.Traveller) -> None:
    assert "Nothing by anybody else." in come_back(room, monday)


def test_opening_it_again_while_it_is_open_keeps_what_is_new(
    room: Room, cast: "Cast", monday: time_machine.Traveller
) -> None:
    from bulkhead.practice.models import Opening

    come_back(room, monday)
    opened(room.browser, room.member, room.other)

    first, second = Opening.objects.filter(since_at__isnull=False).values_list("since_at", "since_line")
    assert first == second


def test_eight_hours_that_ran_out_count_as_left(room: Room, monday: time_machine.Traveller) -> None:
    monday.shift(timedelta(days=2))
    opened(room.browser, room.member, room.other)

    assert "Since you left, Mon 17:00" in room.get().text


def test_the_last_decision_open_promises_and_what_waits_stand_side_by_side(room: Room, cast: "Cast") -> None:
    from bulkhead.vault.models import Decision, Person, Promise, Request

    by = cast.maren.actor
    with inside(room.member.client):
        Decision.take("Paid", choice="Old choice", owner_name="Dana", decided_on=date(2026, 11, 1), by=by)
        Decision.take("Paid", choice="Partners first", owner_name="Dana", decided_on=date(2026, 11, 16), by=by)
        Promise.make("Win rate", to_name="Rune", due_on=date(2026, 11, 24), by=by)
        Promise.make("Old list", to_name="Rune", due_on=date(2026, 11, 20), by=by)
        Promise.make("Done", to_name="Rune", due_on=date(2026, 11, 20), by=by).keep(by=by)
        Request.ask("Will Q4 land?", kind="question", person=Person.objects.get(pk=room.member.sponsor))

    page = room.get().text

    assert ("Partners first." in page, "Old choice" in page) == (True, False)
    assert '<p>Win rate<small class="second">to Rune, <span class="late">due tomorrow</span></small></p>' in page
    assert '<span class="late">3 days late</span>' in page
    assert ">Done<" not in page
    assert "Dana Whitfield asks a question" in page
    assert "24 h left" in page
    assert "Will Q4 land?" in page


def test_a_request_that_sleeps_does_not_wait(room: Room, cast: "Cast", monday: time_machine.Traveller) -> None:
    from bulkhead.vault.models import Person, Request

    with inside(room.member.client):
        row = Request.ask("Later?", kind="work", person=Person.objects.get(pk=room.member.sponsor))
        row.move("parked", by=cast.maren.actor, until=date(2026, 11, 25))
    asleep = room.get().text
    awake = come_back(room, monday, hours=48)

    assert ("Later?" in asleep, "Dana Whitfield’s request wakes today" in awake) == (False, True)


def test_it_is_put_away_for_this_opening_and_brought_back(room: Room, monday: time_machine.Traveller) -> None:
    room.post("card/", {"away": "yes"})
    away = room.get().text
    room.post("card/", {"away": "no"})
    back = room.get().text
    room.post("card/", {"away": "yes"})
    anew = come_back(room, monday)

    assert ["Last decision" in page for page in (away, back, anew)] == [False, True, True]
    assert 'accesskey="s">Bring the card back</button>' in away


def test_a_promise_is_noted_in_one_line_and_once(room: Room) -> None:
    form = {"words": "Win rate by segment", "to_name": "Rune", "due_on": "2026-11-27"}
    answers = [room.post("promises/", form) for _ in range(2)]

    assert [(answer.status, answer.location) for answer in answers] == [(303, "/in/signal/")] * 2
    assert [row["words"] for row in room.rows("promise")] == ["Win rate by segment"]
    assert "Win rate by segment" in room.get().text


def test_what_is_missing_is_said_beside_what_was_typed(room: Room) -> None:
    page = room.post("promises/", {"words": "Win rate", "to_name": "", "due_on": "soon"})

    assert page.status == 422
    assert ("Write to whom." in page.text, "Write the day as 2026-11-25." in page.text) == (True, True)
    assert 'value="Win rate"' in page.text


@pytest.mark.parametrize("path", ["promises/", "decisions/new/"])
def test_words_that_name_another_client_are_stopped(room: Room, path: str) -> None:
    words = f"As for {room.other.canary}"
    form = {"words": words, "to_name": "Rune", "due_on": "2026-11-27"}
    form |= {"title": words, "choice": "x", "owner_name": "Dana", "decided_on": "2026-11-20"}

    page = room.post(path, form)

    assert (page.status, "do not go into Signal" in page.text) == (422, True)
    assert (room.rows("promise"), room.rows("decision")) == ([], [])


def test_a_promise_is_kept_or_let_go_for_a_reason(room: Room) -> None:
    for words in ("One", "Two"):
        room.post("promises/", {"words": words, "to_name": "Rune", "due_on": "2026-11-27"})
    one, two = (room.rows("promise", words=words)[0]["id"] for words in ("One", "Two"))
    kept = [room.post(f"promises/{one}/keeping/").status for _ in range(2)]
    unsaid = room.post(f"promises/{two}/letting-go/", {"because": ""})
    room.post(f"promises/{two}/letting-go/", {"because": "They do not need it"})

    page = room.get("promises/").text

    assert (kept, unsaid.status) == ([303, 303], 422)
    assert "No promise to Signal is open." in page
    assert "to Rune: They do not need it" in page


def test_a_decision_that_replaces_another_names_it(room: Room) -> None:
    form = {"title": "Paid", "choice": "Go on", "owner_name": "Dana", "decided_on": "2026-11-01"}
    room.post("decisions/new/", form)
    old = room.rows("decision")[0]["id"]
    room.post(f"decisions/{old}/next/", {**form, "choice": "Stop", "decided_on": "2026-11-20"})

    page = room.get("decisions/").text

    assert "Since Fri 20 Nov: Stop" in page
    assert page.count("Decided otherwise") == 1


def test_a_decision_is_asked_for_each_of_its_words_once(room: Room) -> None:
    page = room.get("decisions/new/").text

    asked = ["title", "choice", "why", "owner_name", "decided_on", "revisit_on"]
    assert re.findall(r'<(?:input|textarea)[^>]*\bid="id_(\w+)"', page) == asked


def test_a_day_to_look_again_comes_after_the_decision(room: Room) -> None:
    form = {"title": "Paid", "choice": "Go on", "owner_name": "Dana", "decided_on": "2026-11-20"}

    page = room.post("decisions/new/", {**form, "revisit_on": "2026-11-20"})

    assert (page.status, "Choose a day after the decision." in page.text) == (422, True)


@pytest.mark.parametrize("path", ["promises/{}/keeping/", "promises/{}/letting-go/", "decisions/{}/next/"])
def test_what_is_another_clients_is_missing(room: Room, cast: "Cast", path: str) -> None:
    from bulkhead.vault.models import Decision, Promise

    by, day = cast.maren.actor, date(2026, 11, 27)
    with inside(room.other.client):
        promise = Promise.make("x", to_name="y", due_on=day, by=by).pk
        decision = Decision.take("x", choice="y", owner_name="z", decided_on=day, by=by).pk

    answer = room.post(path.format(promise if "promise" in path else decision), {"because": "x"})

    assert answer.status == 404


def test_many_of_everything_cost_no_more_queries(room: Room, cast: "Cast") -> None:
    from bulkhead.vault.models import Person, Promise, Request

    few = len(room.queries(""))
    with inside(room.member.client):
        dana = Person.objects.get(pk=room.member.sponsor)
        for number in range(12):
            Promise.make(f"P {number}", to_name="Rune", due_on=date(2026, 11, 27), by=cast.maren.actor)
            Request.ask(f"Q {number}", kind="question", person=dana)

    assert len(room.queries("")) == few <= 12


def test_a_stranger_and_an_associate_are_refused(stranger: "Browser", cast: "Cast") -> None:
    from tests.browse import desk_browser

    tobias = desk_browser(as_practitioner=cast.tobias)
    paths = ["/in/signal/promises/", "/in/signal/decisions/", "/in/signal/search/?q=x"]

    assert [stranger.get(path).status for path in paths] == [302, 302, 302]
    assert [tobias.get(path).status for path in paths] == [404, 404, 404]
