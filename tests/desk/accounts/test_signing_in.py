"""Coming back to the desk."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import override_settings

from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.trail.models import VaultLine
from tests.browse import Answer, Browser, desk_browser
from tests.cast import PASSWORD, Cast

MAREN = {"login": "maren@northlight.example", "password": PASSWORD}
WRONG = "This e-mail and this password do not belong together."
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
SAFARI = f"{MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15"
CHROME = f"{MAC} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"


def test_e_mail_and_password_lead_to_the_page_that_was_asked_for(stranger: Browser) -> None:
    asked = stranger.get("/mail/")
    page = stranger.follow(asked)
    answer = stranger.post(asked.location, MAREN)

    assert (asked.status, asked.location) == (302, "/sign-in/?next=%2Fmail%2F")
    assert page.status == 200
    assert (answer.status, answer.location) == (302, "/mail/")
    assert stranger.get("/mail/").status == 200


def test_signing_in_is_written_into_the_log(stranger: Browser) -> None:
    stranger.post("/sign-in/", MAREN)

    assert PracticeLine.objects.latest("number").words == "Maren Okafor signed in."


def test_the_address_may_be_typed_in_capitals(stranger: Browser) -> None:
    answer = stranger.post("/sign-in/", {**MAREN, "login": "MAREN@Northlight.example"})

    assert answer.status == 302


def test_the_session_is_a_new_one(stranger: Browser) -> None:
    stranger.cookies["__Host-desk"] = "fixedbysomeoneelse"

    answer = stranger.post("/sign-in/", MAREN)

    cookie = answer.header("Set-Cookie")
    assert stranger.cookies["__Host-desk"] != "fixedbysomeoneelse"
    assert [part in cookie for part in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax", "Domain")] == [True] * 4 + [
        False
    ]


@pytest.mark.parametrize("form", [{**MAREN, "password": "wrong wrong wrong"}, {**MAREN, "login": "nobody@x.example"}])
def test_a_wrong_password_and_an_unknown_address_read_the_same(stranger: Browser, form: dict[str, str]) -> None:
    answer = stranger.post("/sign-in/", form)

    assert answer.status == 422
    assert answer.text.count(WRONG) == 1


def test_nothing_typed_is_asked_for_by_name(stranger: Browser) -> None:
    page = stranger.post("/sign-in/", {"login": "", "password": ""}).text

    assert "Type your e-mail address." in page
    assert "Type your password." in page


def test_the_page_names_the_practice_and_no_client(stranger: Browser, cast: Cast) -> None:
    page = stranger.get("/sign-in/").text

    assert "Northlight Fractional" in page
    assert [word for word in ("Signal", "Harbor", "Tobias", "Okafor") if word in page] == []


def test_the_page_leads_to_no_page_that_is_not_there(stranger: Browser) -> None:
    paths = ["/sign-up/", "/signup/", "/accounts/login/", "/password/reset/", "/sign-in/reset/"]

    assert [stranger.get(path).status for path in paths] == [404] * len(paths)


@pytest.mark.parametrize(
    ("utc", "greeting"), [("14:00", "Good morning."), ("20:00", "Good afternoon."), ("03:00", "Good evening.")]
)
def test_the_greeting_keeps_the_clock_of_the_practice(stranger: Browser, utc: str, greeting: str) -> None:
    with time_machine.travel(f"2026-11-23T{utc}:00+00:00", tick=False):
        assert greeting in stranger.get("/sign-in/").text


@pytest.mark.parametrize(("agent", "is_said"), [(SAFARI, True), (CHROME, False)])
def test_safari_is_told_the_way_out(stranger: Browser, agent: str, is_said: bool) -> None:
    page = stranger.get("/sign-in/", USER_AGENT=agent).text

    assert ("bin/serve --tls" in page) is is_said


def test_a_closed_account_stays_out(stranger: Browser) -> None:
    Practitioner.objects.filter(email=MAREN["login"]).update(is_active=False)

    answer = stranger.post("/sign-in/", MAREN)

    assert answer.location == "/sign-in/closed/"
    assert "This account is closed." in stranger.follow(answer).text
    assert stranger.get("/account/").status == 302


def test_guessing_ends_after_eight_tries_and_begins_again_after_five_minutes(stranger: Browser) -> None:
    with time_machine.travel("2026-11-23T14:00:00+00:00", tick=False) as clock:
        for _ in range(8):
            stranger.post("/sign-in/", {**MAREN, "password": "wrong wrong wrong"})
        locked = stranger.post("/sign-in/", MAREN)
        clock.shift(5 * 60 + 1)
        free = stranger.post("/sign-in/", MAREN)

    assert (locked.status, "Too many tries. Wait five minutes" in locked.text) == (422, True)
    assert free.status == 302


def test_a_lock_outlives_a_restart(stranger: Browser) -> None:
    for _ in range(8):
        stranger.post("/sign-in/", {**MAREN, "password": "wrong wrong wrong"})

    assert "Too many tries" in desk_browser().post("/sign-in/", MAREN).text


@override_settings(ACCOUNT_RATE_LIMITS={"login": "1/m/ip"})
def test_a_flood_of_tries_is_answered_with_one_page(stranger: Browser) -> None:
    answers = [stranger.post("/sign-in/", MAREN | {"password": "wrong wrong wrong"}) for _ in range(2)]

    assert [answer.status for answer in answers] == [422, 429]
    assert "Wait five minutes, then try again." in answers[1].text


def test_another_site_is_no_place_to_go_on_to(stranger: Browser) -> None:
    answer = stranger.post("/sign-in/?next=https://elsewhere.example/", MAREN)

    assert answer.location == "/"


def test_a_form_that_came_too_late_leads_home(stranger: Browser) -> None:
    answer = stranger.post("/openings/", {"client": "signal"})

    assert answer.location == "/sign-in/?next=%2F"


def test_signing_out_ends_the_session(stranger: Browser) -> None:
    stranger.post("/sign-in/", MAREN)
    kept = dict(stranger.cookies)

    answer = stranger.post("/sign-out/")

    stranger.cookies.update(kept)
    assert answer.location == "/sign-in/"
    assert stranger.get("/account/").status == 302


def test_signing_out_leaves_every_client(desk: Browser, cast: Cast) -> None:
    desk.post("/openings/", {"client": "signal"})

    desk.post("/sign-out/")

    assert Opening.standing(practitioner=cast.maren, client=cast.signal.client) is None
    with inside(cast.signal.client):
        assert VaultLine.objects.order_by("-number")[0].act == "left"


def test_a_link_signs_nobody_out(desk: Browser) -> None:
    assert desk.get("/sign-out/").status == 405
    assert desk.get("/account/").status == 200


def test_few_questions_are_asked(stranger: Browser, asked: Callable[[Browser, str], tuple[Answer, int]]) -> None:
    _, count = asked(stranger, "/sign-in/")

    assert count <= 4
