"""A board member sees board packs and nothing else: on every page, in the calendar, at addresses of other things."""

import re
import time
from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.browser import paper, steps
from tests.browser.outside import Answer, fetched
from tests.browser.serving import Served
from tests.browser.steps import ID, SIGNAL, TITLES
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
CHASE = "Chase Banks"
PACK = "Pack for the board"
CANARY = "Quillfeather"
ROOMS = ["/", "/delivered/", "/requests/", "/send/", "/opened/", "/me/", "/me/feed/"]
SPONSORS_ROOMS = ["/people/", "/search/"]


@pytest.fixture
def maren(staffed: Served, arrive: Arrive) -> Visitor:
    """At her desk, with a pack that only the board has to read beside the plan of the cast."""
    visitor = arrive(staffed.desk, titles=TITLES)
    visitor.looks = False
    steps.sign_in(visitor)
    steps.open_client(visitor, SIGNAL)
    steps.promise(visitor, SIGNAL, title=PACK, kind="board_pack")
    steps.upload(visitor, SIGNAL, name=paper.FINISHED, content=paper.finished(SIGNAL.name))
    visitor.press("Send for review")
    steps.deliver(visitor, SIGNAL, to=CHASE)
    return visitor


def test_a_board_member_sees_packs_and_nothing_else(maren: Visitor, arrive: Arrive) -> None:
    chase = steps.come_in(arrive, SIGNAL, maren=maren, who=CHASE)

    on_the_pages(chase)
    in_the_calendar(chase)
    at_other_peoples_addresses(chase, hidden=addresses_of_others(maren))


def on_the_pages(chase: Visitor) -> None:
    said = {}
    for room in ROOMS:
        chase.go(room)
        said[room] = chase.page.content()

    assert [room for room in ROOMS if CANARY in said[room]] == []
    assert [room for room in ROOMS if PACK in said[room]] == ["/", "/delivered/", "/requests/", "/opened/"]
    assert chase.page.locator("input[type=search]").count() == 0
    chase.go("/delivered/")
    chase.follow(PACK)
    assert chase.page.get_by_role("link", name="Download").count() == 1


def in_the_calendar(chase: Visitor) -> None:
    chase.go("/me/feed/")
    chase.press("Make an address")
    address = chase.page.locator("main input[data-copy-source]").input_value()

    assert re.findall(rb"SUMMARY:(.*)\r\n", written(address)) == [b"Board pack"]


def written(address: str, *, within: float = 10) -> bytes:
    """The calendar at an address, once the worker wrote it."""
    deadline = time.monotonic() + within
    status, _, content = fetched(address)
    while status == 503 and time.monotonic() < deadline:
        time.sleep(0.2)
        status, _, content = fetched(address)
    assert status == 200
    return content


def addresses_of_others(maren: Visitor) -> list[str]:
    """In the portal: what was delivered to the sponsor, what they asked and what they sent."""
    maren.go("/in/signal/deliverables/")
    maren.follow(f"Plan for {CANARY}")
    delivery = first_id(maren, f"/in/signal/deliverables/{ID}/deliveries/{ID}/receipt/")
    maren.page.goto(f"{maren.home}/in/signal/requests/")
    asked, sent = (first_id(maren, f"/in/signal/{each}/") for each in (f"requests/{ID}", f"sent/{ID}/file"))
    shown = f"/delivered/{delivery}/"
    return [shown, f"{shown}file/", f"{shown}copy/", f"/requests/{asked}/", f"/sent/{sent}/copy/"]


def first_id(maren: Visitor, pattern: str) -> str:
    """The last id in the first address like that."""
    return re.findall(ID, steps.first_address(maren, pattern))[-1]


def at_other_peoples_addresses(chase: Visitor, *, hidden: list[str]) -> None:
    """Each is answered exactly as an address of nothing."""
    home = urlsplit(chase.page.url)
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in chase.context.cookies())  # type: ignore[typeddict-item]  # both are always there.

    def asked(path: str) -> Answer:
        return fetched(f"http://{home.netloc}{path}", cookie=cookie)

    nothing = asked(f"/delivered/{uuid4()}/")
    assert nothing[0] == 404
    assert [path for path in hidden if asked(path) != nothing] == []
    assert [asked(path) for path in SPONSORS_ROOMS] == [nothing] * len(SPONSORS_ROOMS)
