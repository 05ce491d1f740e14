"""A date is carried to another day: by mouse, by keyboard, and through the door of a client that is shut."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator

from bulkhead.base.clock import today
from tests.browser import steps
from tests.browser.serving import Served
from tests.browser.steps import SIGNAL, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
DAY = timedelta(days=1)
WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
VIEWS = ("/calendar/", "/calendar/?by=day", "/calendar/month/", "/calendar/year/", "/agenda/", "/calendar/feed/")


def wednesday() -> date:
    """A day in the middle of a week of the next month, so that the days beside it stand in the same grid."""
    first = (today("America/Chicago").replace(day=1) + 32 * DAY).replace(day=9)
    return first + (2 - first.weekday()) % 7 * DAY


def test_a_date_is_carried_by_mouse_by_keyboard_and_through_the_door(staffed: Served, arrive: Arrive) -> None:
    maren = arrive(staffed.desk, titles=TITLES)
    steps.sign_in(maren)
    steps.open_client(maren, SIGNAL)
    on = wednesday()
    promised(maren, on)

    by_mouse(maren, on)
    it_is_undone(maren, on)
    by_keyboard(maren, on)
    a_stranger_to_the_day_is_left_where_it_was(maren, on + 7 * DAY)
    through_the_door(maren, on + 7 * DAY)
    every_view_is_whole_on_a_phone(maren)


def promised(maren: Visitor, on: date) -> None:
    maren.go("/in/signal/deliverables/new/")
    maren.fill(title="Carried about", suffix="Carry", due_on=on.isoformat())
    maren.press("Promise it")


def item(maren: Visitor, on: date) -> Locator:
    return maren.page.locator(f"[data-carry] a[data-on='{on}']").filter(has_text="Carry")


def by_mouse(maren: Visitor, on: date) -> None:
    maren.go(f"/calendar/month/?from={on}")
    with maren.leaving():
        item(maren, on).drag_to(maren.page.locator(f"td[data-day='{on + DAY}']"))

    assert maren.says("Moved")
    assert item(maren, on + DAY).count() == 1


def it_is_undone(maren: Visitor, on: date) -> None:
    maren.press("Undo")

    assert item(maren, on).count() == 1


def by_keyboard(maren: Visitor, on: date) -> None:
    """It says where it is, and the focus is on it again where it was put down."""
    item(maren, on).focus()
    says = maren.page.locator("[data-carry-says]")
    maren.page.keyboard.press("m")
    picked_up = says.inner_text()
    maren.page.keyboard.press("ArrowDown")
    carried = says.inner_text()
    with maren.leaving():
        maren.page.keyboard.press("Enter")

    assert picked_up == "Picked up. Arrows carry it, Enter puts it down, Escape leaves it."
    there = on + 7 * DAY
    assert carried == f"{there:%A} {there.day} {there:%B}. Enter puts it down."
    assert item(maren, there).get_attribute("autofocus") == ""


def a_stranger_to_the_day_is_left_where_it_was(maren: Visitor, on: date) -> None:
    item(maren, on).focus()
    for key in ("m", "ArrowRight", "Escape"):
        maren.page.keyboard.press(key)

    assert maren.page.locator("[data-carry-says]").inner_text() == "Left where it was."
    assert maren.page.locator(".carried, .aim").count() == 0
    assert item(maren, on).count() == 1


def through_the_door(maren: Visitor, on: date) -> None:
    """The day that was chosen waits behind it."""
    maren.go("/in/signal/")
    maren.press("Leave Signal")
    maren.go(f"/calendar/month/?from={on}")
    with maren.leaving():
        item(maren, on).drag_to(maren.page.locator(f"td[data-day='{on - DAY}']"))
    assert maren.says("Signal is not open.")
    maren.press("Open Signal")
    assert maren.page.locator("[name=due_on]").input_value() == (on - DAY).isoformat()
    maren.press("Move")

    assert maren.page.url.endswith(f"/calendar/month/?from={on}")
    assert item(maren, on - DAY).count() == 1


def every_view_is_whole_on_a_phone(maren: Visitor) -> None:
    maren.page.set_viewport_size({"width": 400, "height": 860})
    for view in VIEWS:
        maren.go(view)
        assert not maren.page.evaluate(WIDER), view
