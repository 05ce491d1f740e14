"""Somebody who was removed is out on every road: session, open page, passkey, feed, sign-in link, invitation."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser import steps
from tests.browser.outside import fetched
from tests.browser.serving import Served
from tests.browser.steps import HARBOR, TITLES
from tests.browser.test_the_clients_own_doors import add_passkey
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]


@pytest.fixture
def maren(staffed: Served, arrive: Arrive) -> Visitor:
    visitor = arrive(staffed.desk, titles=TITLES)
    visitor.looks = False
    steps.sign_in(visitor)
    steps.open_client(visitor, HARBOR)
    return visitor


def test_whoever_is_removed_is_out_on_every_road(maren: Visitor, arrive: Arrive) -> None:
    alan = steps.come_in(arrive, HARBOR, maren=maren)
    add_passkey(alan, named="Phone")
    feed = calendar_address(alan)
    invited = invitation_again(maren)
    link, asking = sign_in_link(alan, arrive, maren=maren)
    alan.go("/")
    alan.fill(words="Am I still here?")
    before = fetched(feed)[0]

    removed(maren)

    assert (before in (200, 503), fetched(feed)[0]) == (True, 404)
    the_open_page_leads_to_the_door(alan)
    for room in ("/", "/delivered/", "/people/", "/me/"):
        alan.go(room)
        assert (room, urlsplit(alan.page.url).path) == (room, "/sign-in/")
    alan.press("Use a passkey")
    assert alan.says("This passkey opens nothing here.")
    asking.go(link)
    assert asking.says("This link is too old.")
    asking.go(invited)
    assert asking.says("This invitation is over.")
    a_new_link_is_not_sent(maren, asking)
    assert not maren.says("Am I still here?")


def calendar_address(alan: Visitor) -> str:
    alan.go("/me/feed/")
    alan.press("Make an address")
    return alan.page.locator("main input[data-copy-source]").input_value()


def invitation_again(maren: Visitor) -> str:
    """A second invitation, for another device, that nobody used yet."""
    maren.go("/in/harbor/people/")
    maren.page.get_by_label(f"Change {HARBOR.chief}").click()
    maren.press("Invite again")
    return steps.copy_link(maren, HARBOR, kind="Invitation")[0]


def sign_in_link(alan: Visitor, arrive: Arrive, *, maren: Visitor) -> tuple[str, Visitor]:
    """Asked for in a second browser, and not used yet."""
    second = arrive(alan.home, titles=alan.titles)
    second.go("/sign-in/")
    second.fill(email=HARBOR.email)
    second.press("Ask for a link")
    return steps.copy_link(maren, HARBOR, kind="Sign-in link")[0], second


def removed(maren: Visitor) -> None:
    maren.go("/in/harbor/people/")
    maren.page.get_by_label(f"Change {HARBOR.chief}").click()
    maren.follow("Remove")
    maren.press(f"Remove {HARBOR.chief}")


def the_open_page_leads_to_the_door(alan: Visitor) -> None:
    """What was typed there before is not taken in any more."""
    alan.press("Send the question")
    assert urlsplit(alan.page.url).path == "/sign-in/"


def a_new_link_is_not_sent(maren: Visitor, asking: Visitor) -> None:
    """They are told the same as everybody; nothing is written to them."""
    told = []
    for email in (f"nobody.{HARBOR.email}", HARBOR.email):
        asking.go("/sign-in/")
        asking.fill(email=email)
        asking.press("Ask for a link")
        told.append(asking.text())
    assert told[0] == told[1]
    assert asking.says("If your address is known here")
    maren.go("/in/harbor/post/")
    assert (
        maren.page.get_by_role("row").filter(has_text=HARBOR.chief).get_by_role("button", name="Make a link").count()
        == 0
    )
    maren.go("/in/harbor/requests/")
