"""The first page of a new installation."""

from collections.abc import Callable

import pytest
from django.test import override_settings

from bulkhead.isolation.places import Places
from bulkhead.practice.accounts.founding import AlreadyFounded, Founding, found
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.trail.models import PracticeLine
from tests.browse import Answer, Browser, desk_browser

FORM = {
    "practice": "Northlight Fractional",
    "name": "Maren Okafor",
    "role_words": "CMO",
    "time_zone": "America/Chicago",
    "currency": "USD",
    "email": "Maren@Northlight.example",
    "password": "four plain words do",
}


@pytest.fixture
def newcomer(data: Places) -> Browser:
    return desk_browser()


def test_every_page_leads_to_the_first_one(newcomer: Browser) -> None:
    answer = newcomer.get("/library/")

    assert (answer.status, answer.location) == (302, "/first-run/")


def test_the_page_says_where_the_key_lies(newcomer: Browser, data: Places) -> None:
    page = newcomer.get("/first-run/")

    assert page.status == 200
    assert str(data.keys / "master") in page.text
    assert "bin/serve --demo" in page.text
    assert "data-timezone-guess" in page.text


@override_settings(SERVES_DEMO=True)
def test_a_demo_offers_no_other_demo(newcomer: Browser) -> None:
    assert "--demo" not in newcomer.get("/first-run/").text


def test_setting_up_makes_a_practice_and_signs_its_principal_in(newcomer: Browser) -> None:
    answer = newcomer.post("/first-run/", FORM)

    practice, maren = Practice.objects.get(), Practitioner.objects.get()
    assert (answer.status, answer.location) == (302, "/")
    assert (practice.name, practice.time_zone, practice.currency) == ("Northlight Fractional", "America/Chicago", "USD")
    assert (maren.name, maren.email, maren.role_words) == ("Maren Okafor", "maren@northlight.example", "CMO")
    assert maren.is_principal
    assert newcomer.get("/account/").status == 200


def test_setting_up_is_written_into_the_log(newcomer: Browser) -> None:
    newcomer.post("/first-run/", FORM)

    lines = list(PracticeLine.objects.order_by("number").values_list("act", "words"))
    assert lines == [
        ("practice.founded", "Maren Okafor set up Northlight Fractional."),
        ("signed.in", "Maren Okafor signed in."),
    ]


def test_the_next_page_asks_to_copy_the_key_and_to_set_up_more_than_a_password(newcomer: Browser, data: Places) -> None:
    newcomer.post("/first-run/", FORM)

    page = newcomer.get("/account/").text
    assert f"Copy {data.keys / 'master'} to a safe place now" in page
    assert "You sign in with your password alone." in page


def test_a_passkey_is_added_without_typing_the_password_again(newcomer: Browser) -> None:
    newcomer.post("/first-run/", FORM)

    assert newcomer.get("/account/passkeys/new/").status == 200


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("practice", "", "Name the practice."),
        ("name", " ", "Type your name."),
        ("email", "maren", "Type it as name@domain."),
        ("password", "harbour", "7 characters; 12 are needed. Four plain words do."),
        ("password", "x", "1 character; 12 are needed. Four plain words do."),
        ("password", "password1234", "This one is among the first that are tried. Four plain words do."),
        ("time_zone", "Mars/Olympus", "Select a valid choice."),
        ("currency", "XXX", "Select a valid choice."),
    ],
)
def test_a_mistake_is_said_beside_its_field(newcomer: Browser, field: str, value: str, sentence: str) -> None:
    answer = newcomer.post("/first-run/", {**FORM, field: value})

    assert answer.status == 422
    assert sentence in answer.text
    assert Practice.objects.count() == 0


def test_a_zone_that_was_chosen_is_not_guessed_again(newcomer: Browser) -> None:
    answer = newcomer.post("/first-run/", {**FORM, "password": "short"})

    assert "data-timezone-guess" not in answer.text
    assert '<option value="America/Chicago" selected>' in answer.text


def test_the_page_is_gone_once_there_is_a_practice(desk: Browser, stranger: Browser) -> None:
    answers = [browser.get("/first-run/") for browser in (desk, stranger)] + [stranger.post("/first-run/", FORM)]

    assert [answer.status for answer in answers] == [404, 404, 404]
    assert Practice.objects.count() == 1


def test_whoever_is_second_founds_nothing(cast: object) -> None:
    wanted = Founding("Other", "Eve", "", "UTC", "USD", "eve@other.example", "four plain words do")

    with pytest.raises(AlreadyFounded):
        found(wanted)

    assert Practitioner.objects.filter(name="Eve").count() == 0


def test_a_form_without_its_token_sets_nothing_up(newcomer: Browser) -> None:
    answer = newcomer.post("/first-run/", FORM, token=False)

    assert answer.status == 403
    assert "Nothing was changed." in answer.text
    assert Practice.objects.count() == 0


def test_another_method_is_refused(newcomer: Browser) -> None:
    assert newcomer.request("PUT", "/first-run/").status == 403


def test_few_questions_are_asked(newcomer: Browser, asked: Callable[[Browser, str], tuple[Answer, int]]) -> None:
    _, count = asked(newcomer, "/first-run/")

    assert count <= 3
