"""A client's people sign in by a link: once, in the browser that asked, and never by a machine that only looks."""

import http.client
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser import steps
from tests.browser.serving import Served
from tests.browser.steps import HARBOR, SIGNAL, TITLES, Company
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
GOOD = "Your link is good."


@pytest.fixture
def maren(staffed: Served, arrive: Arrive) -> Visitor:
    visitor = arrive(staffed.desk, titles=TITLES)
    visitor.looks = False
    steps.sign_in(visitor)
    for company in (SIGNAL, HARBOR):
        steps.open_client(visitor, company)
    visitor.looks = True
    return visitor


def test_a_link_signs_in_the_browser_that_asked_once_and_no_other(maren: Visitor, arrive: Arrive) -> None:
    dana, link, _ = asking(arrive, SIGNAL, maren=maren)
    stranger = arrive(dana.home, titles=dana.titles)

    stranger.go(link)
    elsewhere = stranger.text()
    dana.go(link)
    good = dana.text()
    dana.press("Sign in")
    home = dana.page.title()
    dana.go(link)
    used = dana.text()

    assert ("Open this link where you asked for it." in elsewhere, GOOD in good) == (True, True)
    assert (home, "This link was used already." in used) == (f"{SIGNAL.portal_name} · Home", True)
    assert stranger.context.cookies() == [] or not is_in(stranger)


def test_six_digits_open_where_they_were_asked_for(maren: Visitor, arrive: Arrive) -> None:
    dana, _, digits = asking(arrive, SIGNAL, maren=maren)

    dana.fill(code="000000" if digits != "000000" else "111111")
    dana.press("Sign in")
    wrong = dana.text()
    dana.fill(code=digits)
    dana.press("Sign in")

    assert ("These digits open nothing." in wrong, is_in(dana)) == (True, True)


def test_a_scanner_that_opens_the_link_and_runs_its_scripts_uses_nothing(maren: Visitor, arrive: Arrive) -> None:
    dana, link, _ = asking(arrive, SIGNAL, maren=maren)
    scanner = arrive(dana.home, titles=dana.titles)

    answers = [status(link, method=method) for method in ("HEAD", "GET", "GET")]
    scanner.go(link)
    scanner.page.wait_for_timeout(300)

    assert (answers, is_in(scanner)) == ([200, 200, 200], False)
    dana.go(link)
    dana.press("Sign in")
    assert is_in(dana)


def test_whoever_is_removed_is_out_at_the_next_click(maren: Visitor, arrive: Arrive) -> None:
    alan = steps.come_in(arrive, HARBOR, maren=maren)

    maren.go("/in/harbor/people/")
    maren.page.get_by_label(f"Change {HARBOR.chief}").click()
    maren.follow("Remove")
    maren.press(f"Remove {HARBOR.chief}")
    alan.follow("Delivered")

    assert urlsplit(alan.page.url).path == "/sign-in/"


def asking(arrive: Arrive, company: Company, *, maren: Visitor) -> tuple[Visitor, str, str]:
    """Someone who asked for a link in their own browser; the link and its digits as the desk copies them."""
    someone = arrive(steps.portal_of(maren, company), titles={"": company.portal_name})
    someone.go("/")
    someone.fill(email=company.email)
    someone.press("Ask for a link")
    link, digits = steps.copy_link(maren, company, kind="Sign-in link")
    return someone, link, digits


def status(link: str, *, method: str) -> int:
    """What a machine without a browser is answered."""
    address = urlsplit(link)
    asking = http.client.HTTPConnection("127.0.0.1", address.port or 80, timeout=10)
    asking.request(method, address.path, headers={"Host": address.netloc})
    answer = asking.getresponse().status
    asking.close()
    return answer


def is_in(someone: Visitor) -> bool:
    someone.go("/")
    return urlsplit(someone.page.url).path == "/"
