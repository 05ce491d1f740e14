"""A sign-in at the desk ends when it is too old or too long unused; a shorter length ends what is open already."""

import pytest
import time_machine

from bulkhead.practice.accounts.models import Practice
from bulkhead.practice.trail.models import PracticeLine
from tests.browse import Browser, desk_browser
from tests.cast import Cast
from tests.desk.accounts.test_the_second_factor import MAREN

MONDAY = "2026-11-23T08:00:00+00:00"
HOUR, DAY = 3600, 86_400


@pytest.fixture
def signed_in(cast: Cast) -> Browser:
    """To be used while the clock stands still."""
    return desk_browser()


def is_in(browser: Browser) -> bool:
    return browser.get("/account/").status == 200


def test_it_lasts_as_long_as_the_practice_has_it_however_much_it_is_used(signed_in: Browser) -> None:
    Practice.objects.update(session_hours=24)
    with time_machine.travel(MONDAY, tick=False) as clock:
        signed_in.post("/sign-in/", MAREN)
        seen = []
        for _ in range(5):
            clock.shift(6 * HOUR - 60)
            seen.append(is_in(signed_in))

    assert seen == [True, True, True, True, False]


def test_it_ends_sooner_when_nobody_uses_it(signed_in: Browser) -> None:
    Practice.objects.update(session_idle_hours=1)
    with time_machine.travel(MONDAY, tick=False) as clock:
        signed_in.post("/sign-in/", MAREN)
        seen = []
        for minutes in (50, 50, 50, 61):
            clock.shift(minutes * 60)
            seen.append(is_in(signed_in))

    assert seen == [True, True, True, False]


def test_a_shorter_length_ends_what_is_open_at_once(signed_in: Browser, cast: Cast) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        signed_in.post("/sign-in/", MAREN)
        clock.shift(2 * DAY)
        before = is_in(signed_in)
        here = desk_browser()
        here.post("/sign-in/", MAREN)
        here.post("/practice/safety/", {"session_hours": "24", "session_idle_hours": "24"})
        after = (is_in(signed_in), is_in(here))

    assert (before, after) == (True, (False, True))
    words = "Maren Okafor set how long a sign-in at the desk lasts to 24 hours."
    assert PracticeLine.objects.filter(words=words).count() == 1


def test_what_ended_leads_to_the_sign_in_and_opens_no_client(signed_in: Browser) -> None:
    Practice.objects.update(session_hours=8)
    with time_machine.travel(MONDAY, tick=False) as clock:
        signed_in.post("/sign-in/", MAREN)
        signed_in.post("/openings/", {"client": "signal"})
        clock.shift(8 * HOUR)
        answer = signed_in.get("/in/signal/")

    assert (answer.status, answer.location) == (302, "/sign-in/?next=%2Fin%2Fsignal%2F")
    assert "__Host-desk" not in signed_in.cookies


def test_a_session_from_before_lengths_were_kept_counts_from_its_last_writing(cast: Cast) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        maren = desk_browser(as_practitioner=cast.maren)
        Practice.objects.update(session_hours=24)
        clock.shift(23 * HOUR)
        before = is_in(maren)
        clock.shift(1 * HOUR + 1)
        after = is_in(maren)

    assert (before, after) == (True, False)


def test_a_length_that_is_not_offered_is_refused(desk: Browser) -> None:
    answer = desk.post("/practice/safety/", {"session_hours": "9999", "session_idle_hours": "1"})

    assert answer.status == 422


def test_somebody_elses_change_is_not_overwritten_unseen(desk: Browser, cast: Cast) -> None:
    practice = Practice.objects.get()
    seen = practice.safety_mark
    practice.make_safe({"country": "Ireland"}, by=cast.maren.actor)

    form = {"session_hours": "24", "session_idle_hours": "24", "country": "Norway", "seen": seen}
    first = desk.post("/practice/safety/", form)

    assert (first.status, Practice.objects.get().country) == (422, "Ireland")
    assert "Press again to put yours in its place." in first.text


def test_words_for_every_client_name_none_of_them(desk: Browser, cast: Cast) -> None:
    form = {"session_hours": "24", "session_idle_hours": "24", "retention": "As Signal Foundry, Inc. wants it."}

    answer = desk.post("/practice/safety/", form)

    assert answer.status == 422
    assert "This names Signal, and every client would read it." in answer.text
    assert Practice.objects.get().retention == ""
