"""The same acts with JavaScript switched off: each is a plain page and a form."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.browser import paper, steps
from tests.browser.serving import Served
from tests.browser.steps import CORRIGAN, HARBOR, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
ITEM = "Positioning framework"
TITLE = "Where we stand in 2027"


@pytest.fixture
def plain(arrive: Callable[..., Visitor]) -> Callable[..., Visitor]:
    """Visitors without scripts."""

    def one(home: str, *, titles: dict[str, str]) -> Visitor:
        return arrive(home, titles=titles, scripts=False)

    return one


def test_a_document_travels_without_a_single_script(staffed: Served, plain: Callable[..., Visitor]) -> None:
    maren = plain(staffed.desk, titles=TITLES)
    steps.sign_in(maren)
    steps.add_client(maren, CORRIGAN)
    steps.shelve(maren, title=ITEM)
    maren.follow("Open a client Ctrl K")
    maren.press("Open Corrigan")
    steps.invite_chief(maren, CORRIGAN)
    steps.pull(maren, CORRIGAN, item=ITEM, title=TITLE)
    steps.upload(maren, CORRIGAN, name=paper.FINISHED, content=paper.finished(CORRIGAN.name))
    maren.press("Send for review")
    steps.deliver(maren, CORRIGAN)
    niamh = steps.come_in(plain, CORRIGAN, maren=maren)
    niamh.follow(f"Read {TITLE}")
    niamh.press("Approve")

    assert niamh.says("You approved this version")


@pytest.fixture
def maren(week: Served, plain: Callable[..., Visitor]) -> Visitor:
    visitor = plain(week.desk, titles=TITLES)
    steps.sign_in(visitor)
    steps.open_client(visitor, HARBOR)
    return visitor


def test_a_day_at_the_desk_needs_no_script(maren: Visitor) -> None:
    maren.go("/inbox/")
    maren.page.get_by_label("Other ways, Harbor: Alan Frost").click()
    maren.press("Put it on the next agenda")
    assert maren.says("Alan Frost’s request at Harbor: on the next agenda.")

    maren.go("/agenda/?client=harbor&kind=monthly_report")
    with maren.leaving():
        maren.page.get_by_role("link", name="Move Harbor’s Monthly report").click()
    maren.fill(due_on=(datetime.now(UTC) + timedelta(days=9)).date().isoformat())
    maren.press("Move")
    assert maren.says("Harbor’s Monthly report is due on")

    maren.go("/reviews/")
    maren.press("Send the ticked for review")
    assert maren.says("One draft is in review.")

    maren.go("/imports/")
    assert maren.says("Type bin/bulkhead import FOLDER in a terminal instead.")


def test_changes_of_an_item_are_chosen_without_a_script(maren: Visitor) -> None:
    steps.shelve(maren, title=ITEM, content=paper.summary("Key metrics"))
    steps.pull(maren, HARBOR, item=ITEM, title=TITLE)
    maren.go("/library/")
    maren.follow(ITEM)
    maren.follow("New version")
    maren.attach(paper.as_file(paper.TEMPLATE, paper.summary("Key metrics", "What we ask of the board")))
    maren.press("Add this version")
    maren.follow("See the changes for Harbor")
    maren.page.locator("#changes input[value='skip']").check(force=True)
    maren.press("Keep these choices")

    assert maren.says("It is skipped. Decided by Maren Okafor.")


def test_a_client_asks_sends_and_adds_without_a_script(maren: Visitor, plain: Callable[..., Visitor]) -> None:
    alan = steps.come_in(plain, HARBOR, maren=maren)
    alan.go("/")
    alan.fill(words="When do we meet?")
    alan.press("Send the question")
    asked = alan.says("Waits for Maren")
    alan.go("/send/")
    alan.attach(paper.as_file("calls.csv", b"caller,at\n"))
    alan.press("Send")
    sent = alan.says("calls.csv")
    alan.go("/people/")
    alan.fill(name="Rune Sales", email="rune@harborclinics.example")
    alan.pick("role", "leader")
    alan.press("Add and invite")

    assert (asked, sent, alan.says("Rune Sales")) == (True, True, True)
