"""A chief executive at 400 pixels: approves, asks for a change, sends, adds a colleague, asks, and reads the answer."""

from collections.abc import Callable

import pytest

from tests.browser import paper, steps
from tests.browser.serving import Served
from tests.browser.steps import SIGNAL, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
FIRST, SECOND = "Plan for the quarter", "Brief for the agency"
PHONE = {"width": 400, "height": 860}
WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll("main :is(a.btn, button, summary, select, input:not([type=hidden]))")]
  .filter((one) => one.offsetParent && !one.closest(".vh"))
  .filter((one) => (one.closest("label") ?? one).getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML.slice(0, 90))"""


def delivered(maren: Visitor, *, title: str) -> None:
    """Work for Dana to approve."""
    steps.promise(maren, SIGNAL, title=title)
    steps.upload(maren, SIGNAL, name=paper.FINISHED, content=paper.finished(SIGNAL.name))
    maren.press("Send for review")
    steps.deliver(maren, SIGNAL)


def fits(dana: Visitor) -> None:
    """Nothing is wider than the phone or too small for a thumb."""
    assert (dana.page.evaluate(WIDER), dana.page.evaluate(SMALL)) == (False, []), dana.page.url


def test_a_chief_executive_does_it_all_on_a_phone(staffed: Served, arrive: Arrive) -> None:
    maren = arrive(staffed.desk, titles=TITLES)
    maren.looks = False
    steps.sign_in(maren)
    steps.open_client(maren, SIGNAL)
    for title in (FIRST, SECOND):
        delivered(maren, title=title)
    maren.go("/in/signal/wanted/")
    maren.fill(title="Call times of October")
    maren.press("Ask Signal")
    dana = steps.come_in(arrive, SIGNAL, maren=maren)
    dana.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a ViewportSize.

    dana.go("/")
    fits(dana)
    dana.press(f"Approve {FIRST}")
    dana.go("/")
    dana.follow(f"Ask for a change in {SECOND}")
    dana.fill(words="Name the partners.")
    dana.press("Ask for this change")
    it_is_asked(dana)
    a_file_is_sent(dana)
    a_colleague_is_added(dana)

    for page in ("/", "/requests/", "/send/", "/people/", "/me/"):
        dana.go(page)
        fits(dana)
    the_practice_sees_it(maren)
    the_answer_is_read(dana)


def it_is_asked(dana: Visitor) -> None:
    dana.go("/")
    dana.fill(words="Will Q4 land?")
    dana.press("Send the question")
    assert (dana.says("Waits for Maren"), dana.says("Answer promised by")) == (True, True)
    fits(dana)


def a_file_is_sent(dana: Visitor) -> None:
    """One that was asked for, and one that nobody asked for."""
    dana.go("/")
    dana.follow("Send Call times of October")
    fits(dana)
    dana.attach(paper.as_file("calls.csv", b"caller,at\nsomeone,09:12\n"))
    dana.press("Send")
    assert dana.says("Received")
    dana.go("/send/")
    dana.attach(paper.as_file("board.pdf", b"%PDF-1.4 nothing"))
    dana.fill(words="As promised")
    dana.press("Send")
    assert dana.says("board.pdf")


def a_colleague_is_added(dana: Visitor) -> None:
    dana.go("/people/")
    dana.fill(name="Rune Sales", email="rune@elsewhere.example")
    dana.pick("role", "leader")
    dana.press("Add and invite")
    assert dana.says("Ask Maren Okafor to add them.")
    dana.fill(email="rune@signalfoundry.example")
    dana.press("Add and invite")
    assert dana.says("Rune Sales")


def the_practice_sees_it(maren: Visitor) -> None:
    maren.go("/in/signal/requests/")
    assert (maren.says("Will Q4 land?"), maren.says("board.pdf"), maren.says("From Dana Whitfield")) == (True,) * 3
    maren.follow("Will Q4 land?")
    maren.fill(words="Yes, if March holds.")
    maren.press("Answer")
    assert maren.says("Yes, if March holds.")
    maren.go("/in/signal/wanted/")
    maren.follow("Call times of October")
    maren.press("That is it")
    assert maren.says("Accepted")


def the_answer_is_read(dana: Visitor) -> None:
    """Where it stands, and that it is enough; what was sent says so too."""
    dana.go("/requests/")
    row = dana.page.get_by_role("listitem").filter(has_text="Will Q4 land?")
    assert "Answered" in row.inner_text()
    dana.follow("Will Q4 land?")
    assert dana.says("Yes, if March holds.")
    fits(dana)
    dana.press("That answers it")
    assert dana.says("Closed")
    dana.go("/send/")
    dana.page.get_by_text("Asked for earlier").first.click()
    assert dana.says("Accepted")
