"""Whoever floods a portal's door slows down themselves: no person is bombed with mail, and none is kept out."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import override_settings

from bulkhead.config import portal
from bulkhead.isolation import inside
from bulkhead.vault.people.arriving import GUESSES, MAILS
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import SignIn
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.web.portal import own
from tests.browse import Answer, Browser, portal_browser
from tests.cast import Cast, Member

DANA, CHASE = "dana@signalfoundry.example", "chase@signalfoundry.example"
KNOWN, ASKED = "__Host-known", "__Host-asked"
Clock = Callable[[timedelta], None]


@pytest.fixture
def clock() -> Iterator[Clock]:
    with time_machine.travel("2026-11-23T14:00:00+00:00", tick=False) as travelling:
        yield travelling.shift


@pytest.fixture
def door(cast: Cast) -> Iterator[Browser]:
    """A stranger at Signal's door; the process is that portal's for the whole test."""
    browser = portal_browser(cast.signal.client)
    names = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "FILE_UPLOAD_HANDLERS")
    with override_settings(**{name: getattr(portal, name) for name in names}):
        own.settle(cast.signal.client.vault_id)
        yield replace(browser, around=nullcontext)


@pytest.fixture
def known(cast: Cast, door: Browser) -> Browser:
    """A browser that Dana came in with before, and whose session is over."""
    return come_in_by_link(anew(door), cast.signal, DANA)


def come_in_by_link(browser: Browser, member: Member, email: str) -> Browser:
    ask(browser, email)
    token, _ = minted(member, email)
    assert browser.post(f"/sign-ins/{token}/").status == 303
    browser.post("/sign-out/")
    return replace(browser, cookies={KNOWN: browser.cookies[KNOWN]})


def anew(browser: Browser) -> Browser:
    """Another browser at the same door."""
    return replace(browser, cookies={})


def ask(browser: Browser, email: str) -> Answer:
    return browser.post("/sign-ins/", {"email": email})


def minted(member: Member, email: str) -> tuple[str, str]:
    """Link and digits of the newest request, as its mail says them."""
    with inside(member.client):
        return SignIn.objects.filter(person__email=email).order_by("-asked_at", "-pk")[0].mint()


def mails(member: Member, email: str) -> int:
    with inside(member.client):
        person = Person.objects.get(email=email)
        return OutboxEntry.objects.filter(kind="mail.sign_in", payload__person=str(person.pk)).count()


def spent(member: Member, email: str) -> list[int]:
    with inside(member.client):
        return list(SignIn.objects.filter(person__email=email).values_list("tries", flat=True))


def guess(browser: Browser, code: str) -> int:
    return browser.post("/sign-in-codes/", {"code": code}).status


def besiege(door: Browser, member: Member, email: str, *, times: int) -> None:
    """So many requests for one person, each from a browser and an address of its own."""
    for n in range(times):
        answer = _from(anew(door), f"198.51.{n // 250}.{n % 250}").post("/sign-ins/", {"email": email})
        assert answer.status == 303, "nobody is told that it was one too many"


def _from(browser: Browser, address: str) -> Browser:
    """The same browser at another address, as the proxy says it."""
    inner = browser.application

    def application(environ: dict[str, object], start_response: Callable[..., object]) -> object:
        return inner({**environ, "REMOTE_ADDR": address}, start_response)

    return replace(browser, application=application)


def test_one_person_is_sent_five_mails_an_hour_however_many_ask(
    door: Browser, cast: Cast, clock: Clock, record_property: Callable[[str, object], None]
) -> None:
    besiege(door, cast.signal, DANA, times=300)

    record_property("measured", f"300 requests in a minute for one person: {mails(cast.signal, DANA)} mails")
    assert (mails(cast.signal, DANA), mails(cast.signal, CHASE)) == (MAILS, 0)


@pytest.mark.deep
def test_ten_thousand_requests_in_a_day_are_five_mails_an_hour(
    door: Browser, cast: Cast, clock: Clock, record_property: Callable[[str, object], None]
) -> None:
    for _ in range(100):
        besiege(door, cast.signal, DANA, times=100)
        clock(timedelta(minutes=14.4))

    record_property("measured", f"10,000 requests in a day for one person: {mails(cast.signal, DANA)} mails")
    assert mails(cast.signal, DANA) <= MAILS * 25


def test_the_person_besieged_comes_in_with_the_browser_of_yesterday(known: Browser, door: Browser, cast: Cast) -> None:
    besiege(door, cast.signal, DANA, times=20)
    before = mails(cast.signal, DANA)

    ask(known, DANA)
    _, code = minted(cast.signal, DANA)

    assert (mails(cast.signal, DANA), guess(known, code)) == (before + 1, 303)


def test_colleagues_of_the_person_besieged_notice_nothing(door: Browser, cast: Cast) -> None:
    besiege(door, cast.signal, DANA, times=20)

    ask(anew(door), CHASE)

    assert mails(cast.signal, CHASE) == 1


def test_a_known_browser_asks_no_more_often_than_any_other(known: Browser, cast: Cast) -> None:
    before = mails(cast.signal, DANA)

    for _ in range(12):
        ask(known, DANA)
        del known.cookies[ASKED]  # what the browser forgets, its mark still knows.

    assert mails(cast.signal, DANA) == before + MAILS


def test_a_colleagues_browser_is_a_strangers_where_another_name_is_typed(door: Browser, cast: Cast) -> None:
    chases = come_in_by_link(anew(door), cast.signal, CHASE)
    besiege(door, cast.signal, DANA, times=MAILS)

    ask(chases, DANA)

    assert mails(cast.signal, DANA) == MAILS


def test_a_mark_of_one_persons_browser_serves_nobody_else(known: Browser, door: Browser, cast: Cast) -> None:
    nonce, _, proof = known.cookies[KNOWN].split(".")
    besiege(door, cast.signal, CHASE, times=MAILS)
    forged = replace(known, cookies={KNOWN: f"{nonce}.{cast.signal.board.hex}.{proof}"})

    ask(forged, CHASE)

    assert mails(cast.signal, CHASE) == MAILS


def test_a_mark_lets_nobody_in(known: Browser) -> None:
    assert (known.get("/").status, known.get("/").location) == (302, "/sign-in/")


def test_who_uses_a_browser_now_has_a_mark_of_their_own(known: Browser, cast: Cast) -> None:
    chases = come_in_by_link(replace(known, cookies=dict(known.cookies)), cast.signal, CHASE)

    assert UUID(chases.cookies[KNOWN].split(".")[1]) == cast.signal.board
    assert chases.cookies[KNOWN].split(".")[0] != known.cookies[KNOWN].split(".")[0]


def test_after_twenty_wrong_guesses_in_a_day_digits_open_nothing_for_strangers(
    known: Browser, door: Browser, cast: Cast, clock: Clock
) -> None:
    tried = 0
    for _ in range(12):  # hours, each with a fresh code and its five tries.
        guesser = anew(door)
        ask(guesser, DANA)
        _, code = minted(cast.signal, DANA)
        tried += sum(guess(guesser, _other_than(code)) == 422 for _ in range(4))
        last = guess(guesser, code)
        clock(timedelta(hours=1, seconds=1))
        if last == 422:
            break

    assert (tried, sum(spent(cast.signal, DANA)) >= GUESSES, last) == (GUESSES, True, 422)


def test_during_such_a_siege_the_link_opens_and_the_digits_do_in_the_own_browser(
    known: Browser, door: Browser, cast: Cast
) -> None:
    with inside(cast.signal.client):
        SignIn.objects.filter(person=cast.signal.sponsor).update(tries=GUESSES)
    strange = anew(door)

    ask(strange, DANA)
    link, digits = minted(cast.signal, DANA)
    by_digits, by_link = guess(strange, digits), strange.post(f"/sign-ins/{link}/").status
    ask(known, DANA)
    _, digits = minted(cast.signal, DANA)

    assert (by_digits, by_link, guess(known, digits)) == (422, 303, 303)


def test_the_day_after_digits_open_again(door: Browser, cast: Cast, clock: Clock) -> None:
    ask(anew(door), DANA)
    with inside(cast.signal.client):
        SignIn.objects.update(tries=GUESSES)
    clock(timedelta(days=1, seconds=1))

    ask(door, DANA)

    assert guess(door, minted(cast.signal, DANA)[1]) == 303


PATHS = (
    "/sign-ins/",
    "/sign-in-codes/",
    "/sign-in/challenges/",
    "/sign-in/passkeys/",
    "/sign-ins/x/",
    "/invitations/x/",
)


@pytest.mark.parametrize("path", PATHS)
def test_the_sixty_first_form_of_a_minute_is_refused_before_it_costs_anything(
    door: Browser, path: str, asked_of_vault: Callable[[Callable[[], Answer]], list[str]]
) -> None:
    for _ in range(60):
        ask(door, "nobody")

    asked = asked_of_vault(lambda: door.post(path, {"email": DANA, "code": "000000"}))
    refused = door.post(path, {"email": DANA, "code": "000000"})

    assert (refused.status, "Wait a minute" in refused.text, asked) == (429, True, [])
    assert door.get("/sign-in/").status == 200


def test_a_flood_from_one_address_holds_up_neither_another_nor_a_known_browser(known: Browser, door: Browser) -> None:
    for _ in range(70):
        ask(door, "nobody")

    answers = [ask(door, DANA), ask(known, DANA), ask(_from(anew(door), "203.0.113.7"), DANA)]

    assert [answer.status for answer in answers] == [429, 303, 303]


def test_a_household_with_many_addresses_counts_as_one(door: Browser) -> None:
    said = [ask(_from(door, f"2001:db8:1:2::{n:x}"), "nobody").status for n in range(61)]

    assert (said[-1], ask(_from(door, "2001:db8:1:3::1"), "nobody").status) == (429, 422)


def test_a_guessed_link_invitation_or_calendar_tells_nothing(
    door: Browser, asked_of_vault: Callable[[Callable[[], Answer]], list[str]]
) -> None:
    """256 bits are not guessed; what is asked of the store does not depend on the word either."""
    for place in ("/sign-ins/{}/", "/invitations/{}/", "/feeds/{}.ics"):
        paths = [place.format(word) for word in ("x", "n" * 43, "é", "%27%22%00", "a" * 2000)]
        asked = {tuple(asked_of_vault(lambda path=path: door.get(path))) for path in paths}
        said = {(answer.status, answer.content) for answer in map(door.get, paths)}
        assert (len(asked), len(said)) == (1, 1), place


def _other_than(code: str) -> str:
    return "000000" if code != "000000" else "111111"
