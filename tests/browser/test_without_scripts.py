"""The same path with JavaScript switched off: adding, pulling, delivering and approving are plain pages and forms."""

from collections.abc import Callable

import pytest

from tests.browser import paper, steps
from tests.browser.serving import Served
from tests.browser.steps import CORRIGAN, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
ITEM = "Positioning framework"
TITLE = "Where we stand in 2027"


def test_a_document_travels_without_a_single_script(staffed: Served, arrive: Callable[..., Visitor]) -> None:
    def plain(home: str, *, titles: dict[str, str]) -> Visitor:
        return arrive(home, titles=titles, scripts=False)

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
