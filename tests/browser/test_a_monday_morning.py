"""Monday over six clients: what is red and why, an answer, a date moved, a debt paid; no material on the way."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.browser import steps
from tests.browser.serving import Served
from tests.browser.visitor import Visitor
from tests.browser.week import CANARIES, clash_day

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
TITLES = {name.lower(): name for name in CANARIES}
WHAT_THE_CARD_SAYS = ["Last decision", "You promised", "Waits for you", "Changed"]
STANDS = [
    ("Signal", "Off track", "an answer you promised is more than a day over"),
    ("Delta", "At risk", "1 thing finished and not delivered"),
    ("Harbor", "At risk", "1 thing late"),
    *((name, "On track", "nothing late, nobody waits") for name in ("Bloom", "Crest", "Ember")),
]


def test_monday_from_the_portfolio_to_the_last_debt(week: Served, arrive: Arrive) -> None:
    maren = arrive(week.desk, titles=TITLES)
    steps.sign_in(maren)

    every_client_stands_with_its_cause(maren)
    the_first_clock_leads_into_its_client(maren)
    a_pack_leaves_the_day_of_two_by_keyboard(maren)
    what_was_finished_is_delivered(maren)
    nothing_of_a_vault_stands_in_the_practice(maren)


def every_client_stands_with_its_cause(maren: Visitor) -> None:
    maren.go("/")

    rows = maren.page.get_by_role("table", name="Clients").locator("tbody tr")
    shown = [row.locator("th, td").all_inner_texts()[:2] for row in rows.all()]
    assert [(client.strip(), *stand.strip().split("\n")) for client, stand in shown] == STANDS


def the_first_clock_leads_into_its_client(maren: Visitor) -> None:
    """The inbox, the client from it, its card, the answer, and back."""
    maren.follow("Inbox")
    first = maren.page.get_by_role("table", name="Waits for you").locator("tbody tr").first
    assert ("Signal" in first.inner_text(), "days late" in first.inner_text()) == (True, True)
    maren.press("Open Signal: Dana Whitfield asks a question", within=first)
    assert maren.says("Dana Whitfield asks")
    maren.follow("Overview")
    card = maren.page.get_by_role("region", name="Your first time in Signal")
    assert [word.inner_text() for word in card.locator("h3").all()] == WHAT_THE_CARD_SAYS
    maren.follow("Dana Whitfield asks a question", within=card)
    maren.fill(words="Yes, if March holds.")
    maren.press("Answer")
    assert maren.says("Yes, if March holds.")
    maren.follow("Bulkhead")
    maren.follow("Inbox")
    waits = maren.page.get_by_role("table", name="Waits for you")
    assert steps.once_told(maren, "/inbox/", is_so=lambda: not waits.get_by_text("Signal").count())


def a_pack_leaves_the_day_of_two_by_keyboard(maren: Visitor) -> None:
    """The year shows it red, the month carries it a day on."""
    on = clash_day()
    maren.go("/calendar/year/")
    assert (maren.page.locator("tfoot td.clash").get_attribute("title") or "").endswith(": two board packs")
    maren.page.get_by_role("region", name="Clashes ahead").get_by_role("link").first.press("Enter")
    maren.page.wait_for_url("**/calendar/month/**")
    maren.look()
    assert maren.page.locator(f"td.clash[data-day='{on}']").count() == 1

    maren.page.locator("[data-on]").filter(has_text="Signal").filter(has_text="Board pack").focus()
    with maren.leaving():
        for key in ("m", "ArrowRight", "Enter"):
            maren.page.keyboard.press(key)

    moved = maren.page.locator(f"[data-on='{on + timedelta(days=1)}']")
    assert (" ".join(moved.inner_text().split()), maren.page.locator("td.clash").count()) == (
        "Signal Board pack , scheduled",
        0,
    )
    maren.go("/calendar/year/")
    assert maren.page.locator("tfoot td.clash").count() == 0


def what_was_finished_is_delivered(maren: Visitor) -> None:
    maren.go("/debts/")
    maren.follow("Plan")
    maren.press("Open Delta")
    maren.follow("Deliver to Delta")
    maren.fill(confirm="Delta")
    maren.press("Deliver to Delta")
    assert maren.page.title().startswith("Delta · Receipt")
    maren.go("/debts/")
    assert maren.says("Everything finished is delivered.")


def nothing_of_a_vault_stands_in_the_practice(maren: Visitor) -> None:
    on = clash_day()
    pages = ["/", "/inbox/", "/calendar/", f"/calendar/month/?from={on}", "/calendar/year/", "/agenda/", "/debts/"]
    for page in [*pages, "/reviews/", "/clients/", "/palette/", "/search/?q=plan", "/library/", "/tray/"]:
        maren.page.goto(f"{maren.home}{page}")
        said = maren.page.content()
        assert [word for word in CANARIES.values() if word in said] == [], page
