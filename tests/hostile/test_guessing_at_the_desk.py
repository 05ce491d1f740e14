"""Whoever guesses at the desk is slowed down, and keeps nobody out: neither at a known browser nor with a passkey."""

import json
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import override_settings

from bulkhead.practice.accounts.models import Practitioner
from tests.browse import Answer, Browser, desk_browser
from tests.cast import PASSWORD, Cast
from tests.desk.accounts.authenticator import Authenticator
from tests.desk.accounts.test_the_second_factor import add_passkey

MAREN = {"login": "maren@northlight.example", "password": PASSWORD}
TOBIAS = {"login": "tobias@northlight.example", "password": PASSWORD}
WRONG = {**MAREN, "password": "not her password"}
KNOWN = "__Host-known"


def sign_in(browser: Browser, form: dict[str, str], *, address: str = "127.0.0.1") -> Answer:
    return browser.post("/sign-in/", form, x_forwarded_for=address)


def anew(browser: Browser) -> Browser:
    """The same browser after its session ended."""
    return Browser(browser.application, browser.host, cookies={KNOWN: browser.cookies[KNOWN]})


@pytest.fixture
def known(cast: Cast) -> Browser:
    """A browser that Maren came in with before."""
    browser = desk_browser()
    sign_in(browser, MAREN)
    return anew(browser)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that was tried for real; the slow hash itself is left out."""
    tried: list[str] = []

    def verify(_: object, password: str, __: str) -> bool:
        tried.append(password)
        return password == PASSWORD

    monkeypatch.setattr(Argon2PasswordHasher, "verify", verify)
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda _, password, salt: tried.append(password) or "argon2$x")
    monkeypatch.setattr(Argon2PasswordHasher, "must_update", lambda *_: False)
    return tried


@pytest.fixture
def clock() -> Iterator[Callable[[float], None]]:
    with time_machine.travel("2026-11-23T14:00:00+00:00", tick=False) as travelling:
        yield travelling.shift


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def besiege(times: int, *, clock: Callable[[float], None] = lambda _: None) -> list[int]:
    """As many guesses at Maren's password, each from an address and a browser of its own, one a second."""
    said = []
    for n in range(times):
        said.append(sign_in(desk_browser(), WRONG, address=f"198.51.{n // 250 % 250}.{n % 250}").status)
        clock(1)
    return said


def test_many_addresses_try_a_password_eight_times_in_five_minutes(
    cast: Cast, hashed: list[str], clock: Callable[[float], None], record_property: Callable[[str, object], None]
) -> None:
    said = besiege(200, clock=clock)

    record_property("measured", f"{len(said)} guesses from as many addresses in 200 seconds: {len(hashed)} were tried")
    assert (set(said), len(hashed)) == ({422}, 8)


@pytest.mark.deep
def test_ten_thousand_guesses_are_eight_in_five_minutes(
    cast: Cast, hashed: list[str], clock: Callable[[float], None], record_property: Callable[[str, object], None]
) -> None:
    besiege(10_000, clock=clock)

    record_property("measured", f"10,000 guesses in {10_000 // 60} minutes: {len(hashed)} were tried")
    assert len(hashed) <= 8 * (10_000 // 300 + 1)


def test_the_owner_comes_in_during_a_siege_with_the_browser_of_yesterday(
    known: Browser, hashed: list[str], clock: Callable[[float], None]
) -> None:
    besiege(40, clock=clock)

    strangers, own = sign_in(desk_browser(), MAREN), sign_in(known, MAREN)

    assert (strangers.status, "Too many tries." in strangers.text) == (422, True)
    assert (own.status, own.location) == (302, "/")


def test_the_owner_comes_in_from_the_besiegers_own_address(known: Browser, hashed: list[str]) -> None:
    floods = [sign_in(desk_browser(), WRONG).status for _ in range(40)]

    assert (floods[-1], sign_in(known, MAREN).status) == (429, 302)


def test_the_owner_comes_in_during_a_siege_with_a_passkey_from_a_new_browser(
    cast: Cast, hashed: list[str], clock: Callable[[float], None]
) -> None:
    key = Authenticator()
    _add(key)
    besiege(12)
    browser = desk_browser()

    asked = json.loads(browser.get("/sign-in/passkey/", ACCEPT="application/json").text)["request_options"]
    answer = browser.post("/sign-in/passkey/", {"credential": key.get(asked)})

    assert (answer.status, browser.get("/account/").status) == (302, 200)


def test_a_known_browser_guesses_no_more_often_than_any_other(
    known: Browser, hashed: list[str], clock: Callable[[float], None]
) -> None:
    said = []
    for _ in range(20):
        said.append("Too many tries." in sign_in(known, WRONG).text)
        clock(10)

    assert (said.index(True), len(hashed)) == (8, 8)


def test_an_associates_browser_is_a_strangers_where_the_principal_signs_in(cast: Cast, hashed: list[str]) -> None:
    """Else each sign-in of theirs would bring eight more guesses."""
    for _ in range(8):
        sign_in(desk_browser(), WRONG)
    browser = desk_browser()
    sign_in(browser, TOBIAS)
    count = len(hashed)

    answer = sign_in(anew(browser), WRONG)

    assert ("Too many tries." in answer.text, len(hashed)) == (True, count)


@pytest.mark.parametrize("mark", ["", "x", "a.b.c", f"{'n' * 43}.{'0' * 32}.{'0' * 64}", "known\r\n"])
def test_a_mark_that_we_did_not_make_is_none(cast: Cast, hashed: list[str], mark: str) -> None:
    for _ in range(8):
        sign_in(desk_browser(), WRONG)
    browser = desk_browser()
    browser.cookies[KNOWN] = mark

    assert "Too many tries." in sign_in(browser, MAREN).text


def test_a_mark_with_another_name_in_it_is_none(known: Browser, cast: Cast, hashed: list[str]) -> None:
    nonce, _, proof = known.cookies[KNOWN].split(".")
    for _ in range(8):
        sign_in(desk_browser(), {**WRONG, "login": TOBIAS["login"]})
    known.cookies[KNOWN] = f"{nonce}.{cast.tobias.pk.hex}.{proof}"

    assert "Too many tries." in sign_in(known, TOBIAS).text


def test_a_mark_lets_nobody_in(known: Browser) -> None:
    assert known.get("/account/").status == 302


def test_who_a_visitor_says_they_are_is_believed_of_the_proxy_alone(cast: Cast, hashed: list[str]) -> None:
    """Without one, a header does not make a new address."""
    said = [sign_in(desk_browser(), {**WRONG, "login": f"n{n}@x.example"}, address=f"203.0.113.{n}") for n in range(14)]

    assert ["Too many tries." in one.text for one in said].index(True) == 10


def test_an_unknown_name_costs_as_many_hashes_and_queries_as_a_known_one(
    cast: Cast, hashed: list[str], asked_of_practice: Callable[[Callable[[], Answer]], list[str]]
) -> None:
    Practitioner.objects.filter(email=TOBIAS["login"]).update(is_active=False)
    names = (MAREN["login"], "nobody@northlight.example", TOBIAS["login"])
    for name in names:
        sign_in(desk_browser(), {**WRONG, "login": name})
    hashed.clear()

    asked = [asked_of_practice(lambda name=name: sign_in(desk_browser(), {**WRONG, "login": name})) for name in names]

    assert (asked[0], asked[0]) == (asked[1], asked[2])
    assert hashed == [WRONG["password"]] * 3


def _add(key: Authenticator) -> None:
    browser = desk_browser()
    sign_in(browser, MAREN)
    browser.post("/account/again/?next=/account/passkeys/new/", {"password": PASSWORD})
    assert add_passkey(browser, key).status == 302
