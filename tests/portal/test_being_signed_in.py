"""One's own sessions, and the ways out."""

from uuid import UUID, uuid4

import pytest

from bulkhead.isolation import inside
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session
from bulkhead.web.ui.browsers import browser_words
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.conftest import Portals

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"


@pytest.fixture
def on_windows(cast: Cast, portal_of: Portals) -> tuple[Browser, UUID]:
    """Dana's other browser, and the id of its session."""
    browser = portal_of(cast.signal.client)
    with inside(cast.signal.client):
        token = Session.start(Person.objects.get(pk=cast.signal.sponsor), browser=FIREFOX)
        browser.cookies["__Host-portal"] = token
        return browser, Session.of(token).pk


def test_it_lists_role_and_browsers(dana: Browser, on_windows: tuple[Browser, UUID]) -> None:
    page = dana.get("/me/")

    assert "Sponsor. Sees everything delivered, approves." in page.text
    assert "Firefox on Windows" in page.text
    assert page.text.index("This browser") < page.text.index("Firefox on Windows")


def test_one_session_can_be_ended_from_another_browser(dana: Browser, on_windows: tuple[Browser, UUID]) -> None:
    browser, session = on_windows

    answer = dana.post(f"/me/sessions/{session}/end/")

    assert (answer.status, answer.location) == (303, "/me/")
    assert browser.get("/").location == "/sign-in/"
    assert dana.get("/").status == 200


def test_signing_out_ends_this_session_alone(dana: Browser, on_windows: tuple[Browser, UUID]) -> None:
    browser, _ = on_windows
    token = dana.cookies["__Host-portal"]

    answer = dana.post("/sign-out/")

    assert (answer.status, answer.location) == (303, "/sign-in/")
    assert "__Host-portal" not in dana.cookies
    dana.cookies["__Host-portal"] = token
    assert dana.get("/").status == 302
    assert browser.get("/").status == 200


def test_signing_out_everywhere_ends_them_all(dana: Browser, on_windows: tuple[Browser, UUID]) -> None:
    browser, _ = on_windows

    assert dana.post("/me/sessions/end/").location == "/sign-in/"

    assert browser.get("/").status == 302


def test_the_sessions_of_others_are_not_there(
    chase: Browser, cast: Cast, on_windows: tuple[Browser, UUID], portal_of: Portals
) -> None:
    browser, session = on_windows
    alan = portal_of(cast.harbor.client, as_person=cast.harbor.sponsor)

    answers = [one.post(f"/me/sessions/{session}/end/") for one in (chase, alan)]

    assert [answer.status for answer in answers] == [404, 404]
    assert chase.post(f"/me/sessions/{uuid4()}/end/").content == answers[0].content
    assert browser.get("/").status == 200


@pytest.mark.parametrize("path", ["/sign-out/", "/me/sessions/end/"])
def test_leaving_takes_a_press_and_a_token(dana: Browser, path: str) -> None:
    assert dana.get(path).status == 405
    assert dana.post(path, token=False).status == 403
    assert dana.get("/").status == 200


def test_a_session_cookie_of_one_client_opens_no_other(dana: Browser, cast: Cast, portal_of: Portals) -> None:
    other = portal_of(cast.harbor.client)
    other.cookies["__Host-portal"] = dana.cookies["__Host-portal"]

    assert other.get("/").location == "/sign-in/"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (IPHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        ("curl/8.0", "An unknown browser"),
        ("", "An unknown browser"),
    ],
)
def test_a_browser_is_named_in_words(agent: str, words: str) -> None:
    assert browser_words(agent) == words
