"""Asking for a link: the same answer for everybody, a link for one browser, six digits, five mails an hour."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from bulkhead.base.clock import now
from bulkhead.isolation import inside
from bulkhead.isolation.connection import vault_connection
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import LINK_LASTS, Session, SignIn
from bulkhead.vault.trail.letters import NO_SERVER
from bulkhead.vault.trail.models import OutboxEntry
from tests.browse import Answer, Browser
from tests.cast import Cast
from tests.portal.conftest import Portals

KNOWN = "dana@signalfoundry.example"
UNKNOWN = "nobody@signalfoundry.example"
SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.6 Safari/605.1.15"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"


def ask(browser: Browser, *, email: str = KNOWN) -> Answer:
    return browser.post("/sign-ins/", {"email": email})


def minted(cast: Cast) -> tuple[str, str]:
    """Link and digits as the worker would put them into the mail."""
    with inside(cast.signal.client):
        return SignIn.objects.order_by("-asked_at").first().mint()


def rows(cast: Cast) -> tuple[int, int]:
    with inside(cast.signal.client):
        return SignIn.objects.count(), OutboxEntry.objects.filter(kind="mail.sign_in").count()


def is_in(browser: Browser) -> bool:
    return browser.get("/").status == 200


def test_the_link_of_the_mail_lets_in_with_one_press(visitor: Browser, cast: Cast) -> None:
    ask(visitor)
    token, _ = minted(cast)

    page = visitor.get(f"/sign-ins/{token}/")
    answer = visitor.post(f"/sign-ins/{token}/")

    assert (page.status, page.text.count("<button")) == (200, 1)
    assert (answer.status, answer.location) == (303, "/")
    cookie = next(value for name, value in answer.headers if name == "Set-Cookie" and "__Host-portal=" in value)
    assert all(word in cookie for word in ("HttpOnly", "Max-Age=1209600", "Path=/", "SameSite=Lax", "Secure"))
    assert is_in(visitor)


def test_the_six_digits_let_in_as_well(visitor: Browser, cast: Cast) -> None:
    ask(visitor)
    _, code = minted(cast)

    answer = visitor.post("/sign-in-codes/", {"code": f"{code[:3]} {code[3:]}"})

    assert answer.status == 303
    assert is_in(visitor)


def test_where_no_mail_server_is_set_nobody_is_told_to_look_in_their_mail(visitor: Browser, cast: Cast) -> None:
    before = visitor.get("/sign-in/").text
    with inside(cast.signal.client):
        OutboxEntry.objects.filter(kind="mail.delivered").latest("written_at").mark_failed(NO_SERVER)

    asked = [visitor.get("/sign-in/").text, visitor.follow(ask(visitor)).text]

    assert ("a link is sent to it" in before, ">Ask for a link</button>" in before) == (True, True)
    assert ("ask Maren Okafor, who finds it at the desk" in asked[0], "is sent to it" in asked[0]) == (True, False)
    assert "<h1>Ask Maren Okafor for your link.</h1>" in asked[1]
    assert [words in asked[1] for words in ("Look in your mail", "Send it again", "the mail<")] == [False] * 3


def test_a_link_that_could_not_be_sent_does_not_tell_who_is_known(visitor: Browser, cast: Cast) -> None:
    ask(visitor)
    with inside(cast.signal.client):
        OutboxEntry.objects.get(kind="mail.sign_in").mark_failed(NO_SERVER)

    assert "<h1>Look in your mail.</h1>" in visitor.get("/sign-in/mail/").text
    assert "a link is sent to it" in visitor.get("/sign-in/").text


def test_known_and_unknown_get_the_same_answer(portal_of: Portals, cast: Cast) -> None:
    known, unknown = portal_of(cast.signal.client), portal_of(cast.signal.client)

    answers = [ask(known), ask(unknown, email=UNKNOWN)]
    pages = [browser.get("/sign-in/mail/") for browser in (known, unknown)]
    wrong = [browser.post("/sign-in-codes/", {"code": "000000"}) for browser in (known, unknown)]
    again = [browser.post("/sign-in-repeats/") for browser in (known, unknown)]

    for first, second in (answers, pages, wrong, again):
        assert _without_secrets(first) == _without_secrets(second)


def test_asking_for_an_unknown_address_takes_the_same_statements_and_leaves_nothing(
    portal_of: Portals, cast: Cast
) -> None:
    known, unknown = portal_of(cast.signal.client), portal_of(cast.signal.client)

    statements = [_statements(lambda: ask(known)), _statements(lambda: ask(unknown, email=UNKNOWN))]
    guesses = [_statements(lambda b=b: b.post("/sign-in-codes/", {"code": "000000"})) for b in (known, unknown)]

    assert statements[0] == statements[1]
    assert guesses[0] == guesses[1]
    assert rows(cast) == (1, 1)


def test_an_address_that_is_none_is_sent_back_with_a_sentence(visitor: Browser, cast: Cast) -> None:
    answer = ask(visitor, email="dana")

    assert answer.status == 422
    assert "Type your e-mail address, such as name@company.com." in answer.text
    assert rows(cast) == (0, 0)


def test_a_link_opened_in_another_browser_says_where_to_open_it(
    visitor: Browser, cast: Cast, portal_of: Portals
) -> None:
    ask(visitor)
    token, _ = minted(cast)
    other = portal_of(cast.signal.client)

    looked, pressed = other.get(f"/sign-ins/{token}/"), other.post(f"/sign-ins/{token}/")

    assert (looked.status, pressed.status) == (200, 410)
    assert "Open this link where you asked for it." in pressed.text
    assert "Dana" not in looked.text + pressed.text
    assert not is_in(other)
    assert visitor.post(f"/sign-ins/{token}/").status == 303


def test_looking_never_uses_a_link(visitor: Browser, cast: Cast) -> None:
    ask(visitor)
    token, _ = minted(cast)

    for method in ("GET", "HEAD", "GET"):
        assert visitor.request(method, f"/sign-ins/{token}/").status == 200

    assert visitor.post(f"/sign-ins/{token}/").status == 303


def test_a_link_works_once(visitor: Browser, cast: Cast) -> None:
    ask(visitor)
    token, _ = minted(cast)
    visitor.post(f"/sign-ins/{token}/")

    again = visitor.post(f"/sign-ins/{token}/")

    assert again.status == 410
    assert "This link was used already." in again.text


def test_a_link_older_than_a_quarter_of_an_hour_says_so(visitor: Browser, cast: Cast) -> None:
    ask(visitor)
    token, code = minted(cast)
    with inside(cast.signal.client):
        SignIn.objects.update(expires_at=now() - timedelta(seconds=1))

    by_link, by_code = visitor.post(f"/sign-ins/{token}/"), visitor.post("/sign-in-codes/", {"code": code})

    assert (by_link.status, by_code.status) == (410, 422)
    assert "This link is too old." in by_link.text
    assert not is_in(visitor)


def test_a_link_that_never_was_is_not_complete(visitor: Browser) -> None:
    page = visitor.get("/sign-ins/made-up/")

    assert "This link is not complete." in page.text
    assert visitor.post("/sign-ins/made-up/").status == 410


def test_five_wrong_guesses_end_the_code(visitor: Browser, cast: Cast) -> None:
    ask(visitor)
    token, code = minted(cast)
    wrong = "000000" if code != "000000" else "000001"

    for _ in range(5):
        assert visitor.post("/sign-in-codes/", {"code": wrong}).status == 422

    assert visitor.post("/sign-in-codes/", {"code": code}).status == 422
    assert visitor.post(f"/sign-ins/{token}/").status == 410


def test_digits_are_good_only_where_they_were_asked_for(visitor: Browser, cast: Cast, portal_of: Portals) -> None:
    ask(visitor)
    _, code = minted(cast)

    other = portal_of(cast.signal.client)

    assert other.post("/sign-in-codes/", {"code": code}).status == 422


def test_the_sixth_mail_of_an_hour_is_silently_not_sent(visitor: Browser, cast: Cast) -> None:
    answers = [ask(visitor) for _ in range(7)]

    assert {answer.status for answer in answers} == {303}
    assert rows(cast) == (5, 5)


def test_sending_again_needs_no_address(visitor: Browser, cast: Cast) -> None:
    ask(visitor)

    assert visitor.post("/sign-in-repeats/").location == "/sign-in/mail/"

    assert rows(cast) == (2, 2)


def test_the_first_mail_still_works_after_the_second_was_asked_for(visitor: Browser, cast: Cast) -> None:
    ask(visitor)
    token, _ = minted(cast)
    visitor.post("/sign-in-repeats/")

    assert visitor.post(f"/sign-ins/{token}/").status == 303


def test_signing_in_anew_ends_the_session_this_browser_had(dana: Browser, cast: Cast) -> None:
    before = dana.cookies["__Host-portal"]
    ask(dana)
    token, _ = minted(cast)

    dana.post(f"/sign-ins/{token}/")

    assert dana.cookies["__Host-portal"] != before
    with inside(cast.signal.client):
        assert Session.of(before) is None


def test_the_nonce_lives_as_long_as_a_link(visitor: Browser) -> None:
    answer = ask(visitor)

    cookie = next(value for name, value in answer.headers if name == "Set-Cookie" and "__Host-asked=" in value)
    assert f"Max-Age={int(LINK_LASTS.total_seconds())}" in cookie
    assert all(word in cookie for word in ("HttpOnly", "Path=/", "SameSite=Lax", "Secure"))


def test_a_removed_person_is_as_unknown_as_anybody(visitor: Browser, cast: Cast) -> None:
    ask(visitor)
    token, _ = minted(cast)
    with inside(cast.signal.client):
        Person.objects.get(pk=cast.signal.sponsor).remove(by=cast.maren.actor)

    assert visitor.post(f"/sign-ins/{token}/").status == 410
    ask(visitor)

    assert rows(cast) == (1, 1)


def test_a_person_of_one_client_is_unknown_at_the_other(cast: Cast, portal_of: Portals) -> None:
    ask(portal_of(cast.harbor.client))

    with inside(cast.harbor.client):
        assert SignIn.objects.count() == 0


@pytest.mark.parametrize(("agent", "told"), [(SAFARI, True), (CHROME, False)])
def test_safari_on_plain_http_is_told_what_works(visitor: Browser, agent: str, told: bool) -> None:
    page = visitor.get("/sign-in/", user_agent=agent)

    assert ("Use Chrome, Edge or Firefox." in page.text) is told
    assert "bin/serve" not in page.text


def test_whoever_is_in_is_not_asked_again(dana: Browser) -> None:
    assert (dana.get("/sign-in/").status, dana.get("/sign-in/").location) == (302, "/")


def test_the_mail_page_without_having_asked_leads_to_the_door(visitor: Browser) -> None:
    assert visitor.get("/sign-in/mail/").location == "/sign-in/"


@pytest.mark.parametrize("path", ["/sign-ins/", "/sign-in-codes/", "/sign-in-repeats/", "/sign-out/"])
def test_acts_are_no_pages(visitor: Browser, path: str) -> None:
    assert visitor.get(path).status == 405


def _without_secrets(answer: Answer) -> tuple[int, list[str], str]:
    names = [name for name, _ in answer.headers]
    return answer.status, names, re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.text)


def _statements(act: Callable[[], Answer]) -> list[str]:
    asked: list[str] = []
    wrappers = vault_connection().execute_wrappers
    wrappers.append(lambda run, sql, *rest: (asked.append(sql.split('"s')[0]), run(sql, *rest))[1])
    try:
        act()
    finally:
        wrappers.pop()
    return asked
