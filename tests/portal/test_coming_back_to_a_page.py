"""A page that was opened while signed out is the page one lands on; nothing else leads anywhere."""

import re

import pytest

from bulkhead.isolation import inside
from bulkhead.vault.people.sessions import SignIn
from tests.browse import Answer, Browser
from tests.cast import Cast
from tests.portal.conftest import Portals

EMAIL = "dana@signalfoundry.example"
NEXT = re.compile(r'name="next" value="([^"]*)"')
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/%2F/evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "/me/@evil.example/",
    "@evil.example/",
    "me/",
    "/me/\r\nLocation: https://evil.example/",
    "/me/\tx",
    "/me/?next=//evil.example/",
    "/me/#//evil.example/",
    "/me/..//evil.example/",
    "/nowhere/",
    "/sign-in/",
    "/sign-ins/abc/",
    "/sign-out/",
    "/static/ui/css/base.css",
    "",
]


def asked(browser: Browser, *, onward: str) -> Answer:
    return browser.post("/sign-ins/", {"email": EMAIL, "next": onward})


def minted(cast: Cast) -> tuple[str, str]:
    """Link and digits as the worker would put them into the mail."""
    with inside(cast.signal.client):
        return SignIn.objects.order_by("-asked_at").first().mint()


def at_the_door(browser: Browser, *, path: str) -> str:
    """What the sign-in page carries on after this page sent there."""
    return NEXT.findall(browser.follow(browser.get(path)).text)[0]


def test_a_delivery_opened_while_signed_out_comes_after_the_link(
    visitor: Browser, cast: Cast, signal_plan: str
) -> None:
    carried = at_the_door(visitor, path=signal_plan)
    asked(visitor, onward=carried)
    token, _ = minted(cast)

    answer = visitor.post(f"/sign-ins/{token}/")

    assert carried == signal_plan
    assert (answer.status, answer.location) == (303, signal_plan)
    assert visitor.follow(answer).status == 200
    assert "__Host-onward" not in visitor.cookies


def test_it_comes_after_the_digits_as_well_and_after_a_second_mail(
    visitor: Browser, cast: Cast, signal_plan: str
) -> None:
    asked(visitor, onward=at_the_door(visitor, path=signal_plan))
    visitor.post("/sign-in-repeats/")
    _, code = minted(cast)

    answer = visitor.post("/sign-in-codes/", {"code": code})

    assert (answer.status, answer.location) == (303, signal_plan)


def test_another_try_with_another_address_still_leads_there(visitor: Browser, signal_plan: str) -> None:
    wrong = visitor.post("/sign-ins/", {"email": "dana", "next": signal_plan})
    asked(visitor, onward=signal_plan)

    assert NEXT.findall(wrong.text) == [signal_plan]
    assert NEXT.findall(visitor.get("/sign-in/").text) == [signal_plan]


def test_whoever_is_in_goes_there_at_once(dana: Browser, signal_plan: str) -> None:
    answer = dana.get(f"/sign-in/?next={signal_plan}")

    assert (answer.status, answer.location) == (302, signal_plan)


def test_the_cookie_that_remembers_is_closed_to_others(visitor: Browser, signal_plan: str) -> None:
    answer = asked(visitor, onward=signal_plan)

    cookie = next(value for name, value in answer.headers if name == "Set-Cookie" and "__Host-onward=" in value)
    assert all(word in cookie for word in ("HttpOnly", "Max-Age=900", "Path=/", "SameSite=Lax", "Secure"))


def test_a_form_that_was_sent_too_late_leads_to_the_first_page(visitor: Browser, signal_plan: str) -> None:
    answer = visitor.post(f"{signal_plan}approvals/")

    assert (answer.status, answer.location) == (302, "/sign-in/")


def test_what_was_given_to_somebody_else_is_not_there_after_signing_in(
    visitor: Browser, cast: Cast, portal_of: Portals
) -> None:
    asked(visitor, onward=f"/delivered/{cast.harbor.delivery}/")
    token, _ = minted(cast)

    landed = visitor.follow(visitor.post(f"/sign-ins/{token}/"))

    assert landed.status == 404


@pytest.mark.parametrize("onward", ELSEWHERE)
def test_no_word_in_the_form_leads_elsewhere(visitor: Browser, cast: Cast, onward: str) -> None:
    asked(visitor, onward=onward)
    token, _ = minted(cast)

    answer = visitor.post(f"/sign-ins/{token}/")

    assert (answer.status, answer.location) == (303, "/")


@pytest.mark.parametrize("onward", ELSEWHERE)
def test_no_word_in_the_cookie_leads_elsewhere(visitor: Browser, cast: Cast, onward: str) -> None:
    asked(visitor, onward="/")
    _, code = minted(cast)
    visitor.cookies["__Host-onward"] = onward

    answer = visitor.post("/sign-in-codes/", {"code": code})

    assert (answer.status, answer.location) == (303, "/")


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example/", "/%5Cevil.example/", "/%0d%0ax/"])
def test_no_word_in_the_address_leads_elsewhere(visitor: Browser, dana: Browser, onward: str) -> None:
    assert NEXT.findall(visitor.get(f"/sign-in/?next={onward}").text) == ["/"]
    assert dana.get(f"/sign-in/?next={onward}").location == "/"
