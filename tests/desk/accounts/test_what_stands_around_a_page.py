"""The bar, the palette, and whose page it is."""

import re
from collections.abc import Callable

from bulkhead.practice.accounts.models import Allocation
from bulkhead.practice.tray.models import TrayItem
from bulkhead.web.desk.palette import MOST, options
from tests.browse import Answer, Browser, desk_browser
from tests.cast import Cast

PLACES = re.compile(r'<nav class="places".*?</nav>', re.DOTALL)
CURRENT = re.compile(r'aria-current="page">([^<]+)<')


def places(page: str) -> list[str]:
    found = PLACES.search(page)
    return re.findall(r">([^<>\n]+)</a>", found[0]) if found else []


def leave_in_the_tray(cast: Cast, count: int) -> None:
    for number in range(count):
        item = TrayItem(client=cast.harbor.client, door="upload", blob_id=cast.maren.id, name=f"{number}.md", size=1)
        item.verdict, item.sha256, item.arrived_by = "stop", "0" * 64, "Maren Okafor"
        item.save()


def test_the_bar_leads_to_every_place_and_marks_this_one(desk: Browser) -> None:
    page = desk.get("/mail/").text

    assert places(page) == ["Portfolio", "Inbox", "Calendar", "Library", "Tray", "Mail", "Clients"]
    assert CURRENT.findall(page)[0] == "Mail"


def test_what_waits_in_the_tray_is_counted_in_words(desk: Browser, cast: Cast) -> None:
    leave_in_the_tray(cast, 2)

    assert "Tray, 2 waiting" in places(desk.get("/mail/").text)


def test_an_associate_sees_the_own_clients_and_no_page_of_the_principal(cast: Cast) -> None:
    Allocation(practitioner=cast.tobias, client=cast.signal.client).save()
    leave_in_the_tray(cast, 1)

    page = desk_browser(as_practitioner=cast.tobias).get("/account/").text

    assert places(page) == ["Portfolio", "Inbox", "Calendar", "Library", "Tray", "Clients"]
    assert ("Signal" in page, "Harbor" in page, "/status/" in page) == (True, False, False)


def test_inside_a_client_its_name_comes_first_everywhere(desk: Browser) -> None:
    desk.post("/openings/", {"client": "signal"})

    page = desk.get("/in/signal/people/").text

    assert re.findall(r"<title>(.*?)</title>", page) == ["Signal · People"]
    assert '<body data-hue="225">' in page
    assert '<strong class="bar-client">Signal</strong>' in page
    assert 'action="/in/signal/leaving/"' in page
    assert "Open until " in page


def test_the_palette_opens_each_client_by_name_and_hue(cast: Cast) -> None:
    offered = [(one.label, one.url, one.hue, one.name, one.value) for one in options(cast.maren)][:2]

    assert offered == [
        ("Harbor", "/openings/", 165, "client", "harbor"),
        ("Signal", "/openings/", 225, "client", "signal"),
    ]


def test_the_palette_offers_nobody_what_is_not_theirs(cast: Cast) -> None:
    assert [one.label for one in options(cast.tobias) if one.name] == []
    assert [one.label for one in options(cast.tobias)] == [
        "Portfolio",
        "Inbox",
        "Calendar",
        "Library",
        "Tray",
        "Clients",
        "Search",
        "Account",
    ]


def test_a_long_palette_ends_with_a_way_to_all_clients(cast: Cast) -> None:
    offered = options(cast.maren, most=1)

    assert [one.label for one in offered][:2] == ["Harbor", "All clients"]
    assert MOST >= 15


def test_the_palette_is_a_page_too(desk: Browser) -> None:
    page = desk.get("/palette/").text

    assert re.findall(r'name="client" value="(\w+)">Open \w+</button>', page) == ["harbor", "signal"]


def test_nobody_else_gets_the_palette(stranger: Browser) -> None:
    assert stranger.get("/palette/").status == 302


def test_few_questions_are_asked(desk: Browser, asked: Callable[[Browser, str], tuple[Answer, int]]) -> None:
    desk.post("/openings/", {"client": "signal"})

    counts = [asked(desk, path)[1] for path in ("/palette/", "/mail/", "/status/", "/in/signal/people/")]

    assert max(counts) <= 10
