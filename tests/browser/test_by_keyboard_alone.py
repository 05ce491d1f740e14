"""Without a mouse: a change of an item is skipped, and somebody who asked is put off."""

from collections.abc import Callable

import pytest

from tests.browser import paper, steps
from tests.browser.serving import Served
from tests.browser.steps import HARBOR, press_by_keyboard
from tests.browser.visitor import Visitor
from tests.browser.week import CANARIES

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
TITLES = {name.lower(): name for name in CANARIES}
ITEM = "Board summary"
STATE = """() => [...document.querySelectorAll("[data-keys-item]")].map(one => [
  one.contains(document.activeElement),
  one.querySelector("[data-keys-tick]").checked,
  one.querySelector("details").open,
])"""


@pytest.fixture
def maren(week: Served, arrive: Arrive) -> Visitor:
    visitor = arrive(week.desk, titles=TITLES)
    visitor.looks = False
    steps.sign_in(visitor)
    return visitor


def test_a_change_of_an_item_is_skipped(maren: Visitor) -> None:
    steps.shelve(maren, title=ITEM, content=paper.summary("Key metrics"))
    steps.open_client(maren, HARBOR)
    steps.pull(maren, HARBOR, item=ITEM, title="The first pack")
    maren.go("/library/")
    maren.follow(ITEM)
    maren.follow("New version")
    maren.attach(paper.as_file(paper.TEMPLATE, paper.summary("Key metrics", "What we ask of the board")))
    maren.press("Add this version")

    press_by_keyboard(maren, "See the changes for Harbor")
    maren.tab_to("Take")
    with maren.page.expect_response("**/choices/"):
        maren.page.keyboard.press("ArrowRight")
    maren.sees("It is skipped.")
    kept = maren.page.evaluate("document.activeElement.value")

    assert kept == "skip"


def test_the_tray_is_gone_through_and_emptied(maren: Visitor) -> None:
    steps.open_client(maren, HARBOR)
    deliverable = steps.promise(maren, HARBOR, title="Notes on the pipeline")
    for name in ("first.docx", "second.docx"):
        maren.go(deliverable)
        steps.upload(maren, HARBOR, name=name, content=paper.misfiled(names="Signal Foundry"))
    maren.go("/tray/")

    for key in ("j", "x", "ArrowDown", "Enter", "x", "k", "k", "x"):
        maren.page.keyboard.press(key)
    moved = maren.page.evaluate(STATE)
    press_by_keyboard(maren, "Throw them away")

    assert moved[:2] == [[True, False, True], [False, True, True]]
    assert (maren.says("first.docx is deleted."), maren.says("second.docx is deleted.")) == (True, False)


def test_somebody_who_asked_is_put_on_the_next_agenda(maren: Visitor) -> None:
    steps.open_client(maren, HARBOR)
    maren.go("/inbox/")
    maren.tab_to("Other ways, Harbor: Alan Frost")
    maren.page.keyboard.press("Enter")
    maren.tab_to("Put it on the next agenda")
    with maren.leaving():
        maren.page.keyboard.press("Enter")

    put_off = maren.page.get_by_role("list", name="Put off")
    words = "Alan Frost asks a question; on the next agenda"
    assert maren.says("Alan Frost’s request at Harbor: on the next agenda.")
    assert steps.once_told(maren, "/inbox/", is_so=lambda: put_off.get_by_text(words).count() == 1)


def test_escape_closes_the_menu_and_the_focus_is_on_it_again(maren: Visitor) -> None:
    maren.go("/inbox/")
    maren.tab_to("Other ways, Signal: Dana Whitfield")
    maren.page.keyboard.press("Enter")
    maren.page.keyboard.press("Tab")
    maren.page.keyboard.press("Escape")

    focus = maren.page.evaluate("[document.activeElement.ariaLabel, document.activeElement.parentElement.open]")
    assert focus == ["Other ways, Signal: Dana Whitfield", False]
