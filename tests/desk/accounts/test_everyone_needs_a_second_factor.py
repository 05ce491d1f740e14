"""Where the practice asks a second factor of everyone, nothing opens to somebody who has none."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator as Factor
from django.test import override_settings
from django.urls import get_resolver

from bulkhead.isolation import keys
from bulkhead.practice.accounts.factors import without_second_factor
from bulkhead.practice.accounts.founding import first_code
from bulkhead.practice.accounts.models import Practice
from bulkhead.practice.trail.models import PracticeLine
from tests.browse import Answer, Browser, desk_browser
from tests.cast import PASSWORD, Cast
from tests.desk.accounts.test_setting_up_the_practice import FORM
from tests.desk.accounts.test_the_second_factor import MAREN, set_up_codes

HALFWAY = "/account/second-factor/"
SAFE = {"session_hours": "336", "session_idle_hours": "336"}


def ask_of_everyone(desk: Browser, **more: str) -> Answer:
    return desk.post("/practice/safety/", {**SAFE, "second_factor": "on", **more})


@pytest.fixture
def asked_of_everyone(cast: Cast) -> Cast:
    Practice.objects.update(second_factor=True)
    return cast


def test_switching_it_on_leads_whoever_did_it_to_set_one_up(desk: Browser) -> None:
    ask_of_everyone(desk)

    answer = desk.get("/")

    assert (answer.status, answer.location) == (302, HALFWAY)
    assert "One more step before anything opens." in desk.get(HALFWAY).text
    words = "Maren Okafor set whether everyone signs in with a second factor: yes."
    assert PracticeLine.objects.filter(words=words).count() == 1


def test_no_address_leads_round_it(asked_of_everyone: Cast) -> None:
    desk = desk_browser(as_practitioner=asked_of_everyone.maren)
    every = get_resolver("bulkhead.web.desk.urls").url_patterns
    routes = [one for one in every if "<" not in str(one.pattern)]
    waits = [one for one in routes if one.callback.declared.who not in ("anyone", "arrived")]

    answers = {str(one.pattern): desk.get(f"/{one.pattern}") for one in waits if "GET" in one.callback.declared.methods}
    sent = {str(one.pattern): desk.post(f"/{one.pattern}") for one in waits if "POST" in one.callback.declared.methods}

    assert len(answers) > 25
    assert {path for path, answer in answers.items() if answer.location != HALFWAY} == set()
    assert {path for path, answer in sent.items() if answer.location != HALFWAY} == set()


def test_a_client_that_is_open_closes_too(asked_of_everyone: Cast) -> None:
    desk = desk_browser(as_practitioner=asked_of_everyone.maren)

    known, unknown = desk.get("/in/signal/"), desk.get("/in/nobody/")

    assert (known.location, unknown.location) == (HALFWAY, HALFWAY)


def test_the_pages_on_the_way_name_no_client(asked_of_everyone: Cast) -> None:
    desk = desk_browser()
    desk.post("/sign-in/", MAREN)

    pages = [desk.get(path).text for path in (HALFWAY, "/account/codes/", "/account/passkeys/new/")]

    assert [name for name in ("Signal", "Harbor") for page in pages if name in page] == []


def test_whoever_set_one_up_goes_on_and_sees_the_recovery_codes(asked_of_everyone: Cast) -> None:
    desk = desk_browser()
    desk.post("/sign-in/", MAREN)
    desk.post("/account/again/?next=/account/codes/", {"password": PASSWORD})

    set_up_codes(desk)

    assert "10 recovery codes left." in desk.get("/account/recovery/").text
    assert desk.get("/").status == 200
    assert [person.name for person in without_second_factor()] == ["Tobias Lind"]


def test_the_last_one_is_not_removed(asked_of_everyone: Cast) -> None:
    desk = desk_browser()
    desk.post("/sign-in/", MAREN)
    desk.post("/account/again/?next=/account/codes/", {"password": PASSWORD})
    set_up_codes(desk)

    desk.post("/account/codes/removal/")

    assert Factor.objects.filter(type="totp").count() == 1
    assert "Set up another one before you remove this one." in desk.get("/account/").text


def test_the_first_one_signs_every_other_browser_out(cast: Cast) -> None:
    earlier, here = desk_browser(), desk_browser()
    for browser in (earlier, here):
        browser.post("/sign-in/", MAREN)
    here.post("/account/again/?next=/account/codes/", {"password": PASSWORD})

    set_up_codes(here)

    assert (earlier.get("/account/").status, here.get("/account/").status) == (302, 200)


def test_an_associate_is_asked_too_and_finds_no_page_of_a_principal(asked_of_everyone: Cast) -> None:
    tobias = desk_browser(as_practitioner=asked_of_everyone.tobias)

    assert (tobias.get("/").location, tobias.get("/practice/").status) == (HALFWAY, 404)


def test_it_is_asked_from_the_start_where_others_can_come(desk: Browser, cast: Cast) -> None:
    with override_settings(IS_REACHED_FROM_ELSEWHERE=True):
        led = desk.get("/").location
        why = desk.get(HALFWAY).text
    here = desk.get("/").status

    assert (led, here) == (HALFWAY, 200)
    assert "because this desk can be reached from other machines" in why


def test_once_decided_it_holds_wherever_it_runs(desk: Browser, cast: Cast) -> None:
    desk.post("/practice/safety/", {**SAFE, "retention": "All of it."})

    with override_settings(IS_REACHED_FROM_ELSEWHERE=True):
        assert desk.get("/practice/").location == HALFWAY
    desk.post("/practice/safety/", {**SAFE, "second_factor": "on"})
    assert desk.get("/").location == HALFWAY


def test_calendar_addresses_go_on_and_are_listed(desk: Browser, cast: Cast) -> None:
    made = desk.post("/calendar/feed/addresses/", {"instead_of": ""}).text
    address = made.partition("/feeds/")[2].partition(".ics")[0]

    assert "Calendar address of Maren Okafor" in desk.get("/practice/").text
    ask_of_everyone(desk)
    assert desk_browser().get(f"/feeds/{address}.ics").status == 200


def test_the_first_page_asks_for_the_code_of_the_log_where_others_can_come(data: object) -> None:
    newcomer = desk_browser()
    with override_settings(IS_REACHED_FROM_ELSEWHERE=True):
        without = newcomer.post("/first-run/", FORM)
        wrong = newcomer.post("/first-run/", {**FORM, "code": "0000-0000-0000"})
        nobody = Practice.only()
        right = newcomer.post("/first-run/", {**FORM, "code": f" {first_code().upper()} "})

    assert (without.status, wrong.status, nobody, right.status) == (422, 422, None, 302)
    assert "This is not the code." in wrong.text


def test_the_code_is_of_this_data_folder_alone(data: object) -> None:
    assert first_code().replace("-", "") == keys.ring().secret(b"first page")[:12]


def test_it_costs_one_question_a_page(
    asked_of_everyone: Cast, asked: Callable[[Browser, str], tuple[Answer, int]]
) -> None:
    desk = desk_browser()
    desk.post("/sign-in/", MAREN)
    desk.post("/account/again/?next=/account/codes/", {"password": PASSWORD})
    set_up_codes(desk)

    _, with_it = asked(desk, "/clients/")
    Practice.objects.update(second_factor=False)
    _, without = asked(desk, "/clients/")

    assert with_it - without == 1
