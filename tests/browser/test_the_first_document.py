"""The whole path of one document: from the private library to a client's own portal, and nothing to another."""

import time
from collections.abc import Callable

import pytest

from tests.browser import paper, steps
from tests.browser.serving import Served
from tests.browser.steps import CORRIGAN, HARBOR, SIGNAL, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
ITEM = "Positioning framework"
TITLE = "Where we stand in 2027"
WORDS_OF_SIGNAL = ("Signal", "signal", "Dana", "Whitfield", TITLE, "positioning-signal")


def test_one_document_travels_from_the_library_to_the_clients_own_portal(fresh: Served, arrive: Arrive) -> None:
    maren = arrive(fresh.desk, titles=TITLES)
    steps.found(maren)
    steps.add_client(maren, SIGNAL)
    steps.add_client(maren, HARBOR)
    steps.shelve(maren, title=ITEM)
    steps.open_client(maren, SIGNAL)
    steps.invite_chief(maren, SIGNAL)
    deliverable = steps.pull(maren, SIGNAL, item=ITEM, title=TITLE)
    steps.upload(maren, SIGNAL, name=paper.FINISHED, content=paper.finished(SIGNAL.name))
    maren.press("Send for review")
    steps.deliver(maren, SIGNAL)

    dana = steps.come_in(arrive, SIGNAL, maren=maren)
    waited = dana.says("Waiting for you")
    dana.follow(f"Read {TITLE}")
    dana.press("Approve")

    assert (waited, dana.says("You approved this version")) == (True, True)
    assert shown_delivered(maren, within=5)
    maren.go("/in/signal/log/")
    assert maren.says(f"Dana Whitfield approved {TITLE}")
    nothing_is_known_at_the_other_client(maren, arrive)
    a_misfiled_paper_waits_in_the_tray_until_it_is_let_in(maren, deliverable)


def shown_delivered(maren: Visitor, *, within: float) -> bool:
    """Whether the calendar of the practice says delivered before the time is over."""
    deadline = time.monotonic() + within
    maren.go("/calendar/")
    while not maren.page.locator("main").get_by_text("delivered").count() and time.monotonic() < deadline:
        maren.page.reload()
    return maren.page.locator("main").get_by_text("delivered").count() > 0


def nothing_is_known_at_the_other_client(maren: Visitor, arrive: Arrive) -> None:
    steps.open_client(maren, HARBOR)
    steps.invite_chief(maren, HARBOR)
    for room in ("", "deliverables/", "people/", "log/", "post/"):
        maren.go(f"/in/harbor/{room}")
        said = maren.page.locator("main").inner_text()
        assert [word for word in WORDS_OF_SIGNAL if word in said] == [], room

    alan = steps.come_in(arrive, HARBOR, maren=maren)
    for room in ("/", "/delivered/", "/opened/", "/me/"):
        alan.go(room)
        said = alan.page.content()
        assert [word for word in WORDS_OF_SIGNAL if word in said] == [], room


def a_misfiled_paper_waits_in_the_tray_until_it_is_let_in(maren: Visitor, deliverable: str) -> None:
    maren.go(deliverable)
    steps.upload(maren, SIGNAL, name=paper.MISFILED, content=paper.misfiled(names=HARBOR.legal_name))
    assert (maren.says(paper.MISFILED), maren.says("Version 3 ")) == (True, False)

    maren.go("/tray/")
    waiting = maren.page.locator("details.guard").filter(has_text=paper.MISFILED)
    assert waiting.count() == 1
    steps.let_pass(maren, SIGNAL, waiting)

    maren.go(deliverable)
    assert maren.page.locator("main table").get_by_role("link", name=paper.MISFILED).count() == 1


def test_a_client_is_opened_and_a_delivery_made_by_keyboard_alone(staffed: Served, arrive: Arrive) -> None:
    maren = arrive(staffed.desk, titles=TITLES)
    steps.sign_in(maren)
    steps.add_client(maren, CORRIGAN)

    maren.go("/")
    with maren.leaving():
        maren.page.keyboard.press("Control+k")
        maren.page.keyboard.type("corri", delay=5)
        maren.page.keyboard.press("Enter")
    steps.invite_chief(maren, CORRIGAN)
    steps.promise(maren, CORRIGAN, title=TITLE)
    steps.upload(maren, CORRIGAN, name=paper.FINISHED, content=paper.finished(CORRIGAN.name))
    steps.press_by_keyboard(maren, "Send for review")
    steps.press_by_keyboard(maren, "Deliver to Corrigan")
    maren.tab_to("Type the client’s name")
    maren.page.keyboard.type("Corrigan", delay=5)
    steps.press_by_keyboard(maren, "Deliver to Corrigan")

    assert maren.page.title() == f"Corrigan · Receipt, {TITLE}"
