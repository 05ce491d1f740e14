"""A client that was added a minute ago gets the usual rhythm; its work stands planned, there and in the calendar."""

from collections.abc import Callable

import pytest

from tests.browser import steps
from tests.browser.serving import Served
from tests.browser.steps import CORRIGAN, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
BEATS = ["Weekly update", "Monthly report", "Board summary", "Quarterly review"]
LABELS = ["Weekly update", "Monthly report", "Board pack"]


def test_the_usual_rhythm_fills_the_calendar_of_a_new_client(staffed: Served, arrive: Callable[..., Visitor]) -> None:
    maren = arrive(staffed.desk, titles=TITLES)
    maren.looks = False
    steps.sign_in(maren)
    steps.add_client(maren, CORRIGAN)
    steps.open_client(maren, CORRIGAN)
    maren.looks = True

    the_rhythm_is_set_up(maren)
    its_work_is_planned(maren)
    the_calendar_shows_it(maren)


def the_rhythm_is_set_up(maren: Visitor) -> None:
    maren.follow("Deliverables")
    maren.follow("Set up the usual rhythm")
    maren.press("Plan them")
    rules = maren.page.get_by_role("table", name="Rules").locator("tbody tr")
    assert sorted(rule.locator("a").inner_text() for rule in rules.all()) == sorted(BEATS)


def its_work_is_planned(maren: Visitor) -> None:
    """A hundred days of it, each piece its own deliverable."""
    maren.go("/in/corrigan/deliverables/")
    titles = maren.page.locator("main tbody th a").all_inner_texts()
    weekly = [title for title in titles if title.startswith("Weekly update")]
    assert (len(weekly) >= 8, len(set(titles)) == len(titles)) == (True, True)


def the_calendar_shows_it(maren: Visitor) -> None:
    maren.go("/calendar/?client=corrigan")
    marks = maren.page.locator("[data-on]").all_inner_texts()
    assert [label for label in LABELS if not any(mark.startswith(label) for mark in marks)] == []
    maren.go("/calendar/year/?client=corrigan")
    assert maren.page.locator("main tbody i.s").count() >= 12
