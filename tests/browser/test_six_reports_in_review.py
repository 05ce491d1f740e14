"""Six monthly reports go to review in one press; a client that is not open is named, with the way to open it."""

from collections.abc import Callable

import pytest

from tests.browser import steps
from tests.browser.serving import Served
from tests.browser.visitor import Visitor
from tests.browser.week import CANARIES

pytestmark = pytest.mark.browser
TITLES = {name.lower(): name for name in CANARIES}
OPEN_FIRST = ("Bloom", "Crest", "Delta", "Harbor", "Signal")


def test_five_go_at_once_and_the_sixth_after_its_door(week: Served, arrive: Callable[..., Visitor]) -> None:
    maren = arrive(week.desk, titles=TITLES)
    maren.looks = False
    steps.sign_in(maren)
    maren.go("/reviews/?kind=monthly_report")
    for name in OPEN_FIRST:
        maren.press(f"Open {name}")

    maren.looks = True
    ticked = [box.is_checked() for box in maren.page.get_by_role("checkbox").all()]
    named = maren.says("Ember is not open. Open it to send its drafts.")
    maren.press("Send the ticked for review")
    five = (maren.says("Five drafts are in review."), maren.says("One draft waits for review."))
    maren.press("Open Ember")
    maren.press("Send the ticked for review")

    assert (sorted(ticked), named, five) == ([False, *[True] * 5], True, (True, True))
    assert maren.says("One draft is in review.")
    assert states_of_the_reports(maren) == dict.fromkeys(sorted(CANARIES), "in review")


def states_of_the_reports(maren: Visitor) -> dict[str, str]:
    """As the agenda of the practice says, once the worker told it."""
    maren.go("/agenda/?kind=monthly_report")
    rows = maren.page.locator("main li").filter(has_text="Monthly report").all()
    found = {row.locator(".who").inner_text(): row.locator(".row-end").inner_text().split("\n")[0] for row in rows}
    return dict(sorted(found.items()))
