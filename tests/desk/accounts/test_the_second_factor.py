"""More than a password: codes from a phone, recovery codes, passkeys."""

import html
import json
import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
import time_machine
from allauth.mfa.models import Authenticator as Factor
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from bulkhead.base.clock import now
from bulkhead.practice.trail.models import PracticeLine
from tests.browse import Answer, Browser, desk_browser
from tests.cast import PASSWORD, Cast
from tests.desk.accounts.authenticator import Authenticator

MAREN = {"login": "maren@northlight.example", "password": PASSWORD}
SECRET = re.compile(r'id="id_secret"[^>]*value="([A-Z2-7]+)"')
OPTIONS = re.compile(r'data-options="([^"]+)"')


class Phone(NamedTuple):
    """An authenticator app that has learned a secret."""

    secret: str

    @property
    def code(self) -> str:
        return format_hotp_value(hotp_value(self.secret, int(now().timestamp()) // 30))


@pytest.fixture
def maren(stranger: Browser) -> Browser:
    """Signed in, and has just typed the password again."""
    stranger.post("/sign-in/", MAREN)
    stranger.post("/account/again/?next=/account/", {"password": PASSWORD})
    return stranger


def set_up_codes(browser: Browser) -> Phone:
    found = SECRET.search(browser.get("/account/codes/").text)
    assert found
    phone = Phone(found[1])
    browser.post("/account/codes/", {"code": phone.code})
    return phone


def add_passkey(browser: Browser, authenticator: Authenticator) -> Answer:
    found = OPTIONS.search(browser.get("/account/passkeys/new/").text)
    assert found
    credential = authenticator.create(json.loads(html.unescape(found[1])))
    form = {"name": "Laptop", "passwordless": "True", "credential": credential}
    return browser.post("/account/passkeys/new/", form)


def recovery_codes(browser: Browser) -> list[str]:
    return re.findall(r"^\d{8}$", browser.get("/account/recovery/file/").text, re.MULTILINE)


def test_whoever_changes_how_to_sign_in_types_the_password_again(stranger: Browser) -> None:
    stranger.post("/sign-in/", MAREN)

    asked = stranger.get("/account/codes/")
    wrong = stranger.post(asked.location, {"password": "wrong wrong wrong"})
    right = stranger.post(asked.location, {"password": PASSWORD})

    assert asked.location == "/account/again/?next=%2Faccount%2Fcodes%2F"
    assert (wrong.status, "This is not your password." in wrong.text) == (422, True)
    assert right.location == "/account/codes/"


def test_codes_from_a_phone_are_asked_for_from_then_on(maren: Browser) -> None:
    with time_machine.travel("2026-11-23T14:00:00+00:00", tick=False) as clock:
        maren.post("/account/again/?next=/account/", {"password": PASSWORD})
        phone = set_up_codes(maren)
        clock.shift(60)
        browser = desk_browser()
        first = browser.post("/sign-in/", MAREN)
        wrong = browser.post("/sign-in/code/", {"code": "000000"})
        before = browser.get("/account/")
        second = browser.post("/sign-in/code/", {"code": phone.code})

    assert first.location == "/sign-in/code/"
    assert (wrong.status, "This code does not fit." in wrong.text) == (422, True)
    assert before.status == 302
    assert second.location == "/"
    assert browser.get("/account/").status == 200


def test_a_code_counts_once(maren: Browser) -> None:
    with time_machine.travel("2026-11-23T14:00:00+00:00", tick=False) as clock:
        maren.post("/account/again/?next=/account/", {"password": PASSWORD})
        phone = set_up_codes(maren)
        clock.shift(60)
        browsers = [desk_browser(), desk_browser()]
        for browser in browsers:
            browser.post("/sign-in/", MAREN)
        answers = [browser.post("/sign-in/code/", {"code": phone.code}).status for browser in browsers]

    assert answers == [302, 422]


def test_a_wrong_first_code_sets_nothing_up(maren: Browser) -> None:
    maren.get("/account/codes/")

    answer = maren.post("/account/codes/", {"code": "000000"})

    assert answer.status == 422
    assert Factor.objects.count() == 0


def test_ten_recovery_codes_come_with_it_and_each_counts_once(maren: Browser) -> None:
    set_up_codes(maren)
    codes = recovery_codes(maren)
    browsers = [desk_browser(), desk_browser()]
    for browser in browsers:
        browser.post("/sign-in/", MAREN)

    answers = [browser.post("/sign-in/code/", {"code": codes[0]}).status for browser in browsers]

    assert len(codes) == 10
    assert answers == [302, 422]
    assert "9 of 10 left" in maren.get("/account/").text


def test_new_recovery_codes_stop_the_old_ones(maren: Browser) -> None:
    set_up_codes(maren)
    old = recovery_codes(maren)

    maren.post("/account/recovery/new/")

    assert set(old) & set(recovery_codes(maren)) == set()


def test_recovery_codes_need_something_to_recover(maren: Browser) -> None:
    answer = maren.post("/account/recovery/new/")

    assert answer.status == 422
    assert "Set up a passkey or codes from your phone first." in answer.text
    assert maren.get("/account/recovery/").status == 404


def test_removing_the_codes_asks_first(maren: Browser) -> None:
    set_up_codes(maren)

    question = maren.get("/account/codes/removal/")
    before = Factor.objects.count()
    maren.post("/account/codes/removal/")

    assert "Ask for no codes from the phone any more?" in question.text
    assert (before, Factor.objects.count()) == (2, 0)


def test_a_passkey_signs_in_without_a_password(maren: Browser) -> None:
    key = Authenticator()
    added = add_passkey(maren, key)
    browser = desk_browser()
    options = json.loads(browser.get("/sign-in/passkey/", ACCEPT="application/json").text)["request_options"]

    answer = browser.post("/sign-in/passkey/", {"credential": key.get(options)})

    assert added.location == "/account/recovery/"
    assert answer.location == "/"
    assert browser.get("/account/").status == 200


def test_a_passkey_is_the_second_step_after_the_password(maren: Browser) -> None:
    key = Authenticator()
    add_passkey(maren, key)
    browser = desk_browser()
    browser.post("/sign-in/", MAREN)
    found = OPTIONS.search(browser.get("/sign-in/code/").text)
    assert found

    answer = browser.post("/sign-in/code/", {"credential": key.get(json.loads(html.unescape(found[1])))})

    assert answer.location == "/"


def test_a_passkey_of_a_portal_does_not_fit(maren: Browser) -> None:
    answer = add_passkey(maren, Authenticator(host="signal.localhost"))

    assert answer.status == 422
    assert Factor.objects.count() == 0


def test_a_key_that_does_not_know_its_owner_is_no_passkey(maren: Browser) -> None:
    answer = add_passkey(maren, Authenticator(proves_person=False))

    assert answer.status == 422
    assert Factor.objects.count() == 0


def test_an_answer_is_good_for_its_own_question_only(maren: Browser) -> None:
    key = Authenticator()
    add_passkey(maren, key)
    asked, other = desk_browser(), desk_browser()
    options = [json.loads(one.get("/sign-in/passkey/", ACCEPT="application/json").text) for one in (asked, other)]

    answer = other.post("/sign-in/passkey/", {"credential": key.get(options[0]["request_options"])})

    assert answer.location == "/sign-in/"
    assert other.get("/account/").status == 302


@pytest.mark.parametrize("credential", ["", "null", "{}", "[]", "nonsense", '{"response": {"userHandle": "eA"}}'])
def test_nonsense_signs_nobody_in(stranger: Browser, credential: str) -> None:
    stranger.get("/sign-in/passkey/", ACCEPT="application/json")

    answer = stranger.post("/sign-in/passkey/", {"credential": credential})

    assert (answer.status, answer.location) == (302, "/sign-in/")


def test_a_passkey_gets_another_name_and_goes(maren: Browser) -> None:
    add_passkey(maren, Authenticator())
    key = Factor.objects.get(type="webauthn").pk

    maren.post(f"/account/passkeys/{key}/", {"name": "Blue key"})
    named = maren.get("/account/").text
    maren.post(f"/account/passkeys/{key}/removal/")

    assert "Blue key" in named
    assert Factor.objects.count() == 0


def test_the_passkey_of_someone_else_is_not_there(maren: Browser, cast: Cast) -> None:
    add_passkey(maren, Authenticator())
    key = Factor.objects.get(type="webauthn").pk
    tobias = desk_browser()
    tobias.post("/sign-in/", {**MAREN, "login": "tobias@northlight.example"})
    tobias.post("/account/again/?next=/account/", {"password": PASSWORD})

    answers = [tobias.get(f"/account/passkeys/{key}/"), tobias.post(f"/account/passkeys/{key}/removal/")]

    assert [answer.status for answer in answers] == [404, 404]
    assert Factor.objects.filter(type="webauthn").count() == 1


def test_every_change_is_a_line_of_the_log(maren: Browser) -> None:
    set_up_codes(maren)
    maren.post("/account/codes/removal/")

    words = list(PracticeLine.objects.order_by("number").values_list("words", flat=True))[-2:]

    assert words == ["Maren Okafor set up codes from a phone.", "Maren Okafor removed the codes from a phone."]


@pytest.mark.parametrize(
    "path", ["codes/", "codes/removal/", "recovery/", "recovery/new/", "recovery/file/", "passkeys/new/", "again/"]
)
def test_a_stranger_is_sent_to_the_sign_in(stranger: Browser, path: str) -> None:
    answer = stranger.get(f"/account/{path}")

    assert answer.location.startswith("/sign-in/?next=")


def test_few_questions_are_asked(maren: Browser, asked: Callable[[Browser, str], tuple[Answer, int]]) -> None:
    set_up_codes(maren)
    add_passkey(maren, Authenticator())

    counts = [asked(maren, path)[1] for path in ("/account/", "/account/recovery/", "/account/passkeys/new/")]

    assert max(counts) <= 12
