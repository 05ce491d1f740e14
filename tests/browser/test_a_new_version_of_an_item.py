"""An item of the library gets a new version: a client skips one change and takes another; its next draft has it so."""

from collections.abc import Callable

import pytest

from tests.browser import paper, steps
from tests.browser.serving import Served
from tests.browser.steps import HARBOR, SIGNAL, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
ITEM = "Board summary"
OLD = ("Key metrics", "What comes next")
NEW = ("What is true today", "What we ask of the board")
FOR_HARBOR = ["Board summary for Harbor", "Key metrics", "What we ask of the board"]
FOR_SIGNAL = ["Board summary for Signal", "What is true today", "What we ask of the board"]


@pytest.fixture
def maren(staffed: Served, arrive: Arrive) -> Visitor:
    """At the item, of which Harbor holds the first of two versions."""
    visitor = arrive(staffed.desk, titles=TITLES)
    visitor.looks = False
    steps.sign_in(visitor)
    for company in (HARBOR, SIGNAL):
        steps.open_client(visitor, company)
    steps.shelve(visitor, title=ITEM, content=paper.summary(*OLD))
    steps.pull(visitor, HARBOR, item=ITEM, title="The first pack")
    visitor.go("/library/")
    visitor.follow(ITEM)
    visitor.follow("New version")
    visitor.attach(paper.as_file(paper.TEMPLATE, paper.summary(*NEW)))
    visitor.fill(note="Asks of the board.")
    visitor.press("Add this version")
    visitor.looks = True
    return visitor


def test_what_is_skipped_is_not_in_the_next_draft(maren: Visitor) -> None:
    assert maren.says("1, one behind")
    maren.follow("See the changes for Harbor")
    for change in (OLD[0], NEW[0]):
        skip(maren, change=change)
    assert maren.says("Two of four are taken.")
    maren.press("Make the next draft for Harbor")
    maren.fill(title="The second pack")
    maren.press("Pull it for Harbor")

    harbors = paper.read(maren.download("the-second-pack.docx"))
    steps.pull(maren, SIGNAL, item=ITEM, title="The first pack")
    signals = paper.read(maren.download("the-first-pack.docx"))

    assert (harbors, signals) == (FOR_HARBOR, FOR_SIGNAL)


def skip(maren: Visitor, *, change: str) -> None:
    """The page keeps it at once, and says so."""
    row = maren.page.locator("#changes tbody tr").filter(has_text=change)
    with maren.page.expect_response("**/choices/"):
        row.locator("input[value='skip']").check(force=True)
    maren.sees("Decided by Maren Okafor.")
    maren.look()
