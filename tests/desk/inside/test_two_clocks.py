"""Harbor goes by New York time and the practice by Chicago time: both are said, in one way on every page."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
import time_machine

from bulkhead.isolation import inside
from tests.desk.inside.conftest import Room, opened

if TYPE_CHECKING:
    from tests.browse import Browser
    from tests.cast import Cast

MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
NINE = "today 09:00 · 10:00 in New York"
TOMORROW = "tomorrow 09:00 · 10:00 in New York"


@pytest.fixture(autouse=True)
def _monday() -> object:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def harbor(desk: "Browser", cast: "Cast") -> Room:
    return opened(desk, cast.harbor, cast.signal)


def asked(cast: "Cast") -> object:
    from bulkhead.crossings.project import project
    from bulkhead.vault.models import Person, Request

    with inside(cast.harbor.client):
        alan = Person.objects.get(pk=cast.harbor.sponsor)
        pk = Request.ask("When?", kind="question", person=alan).pk
    project(cast.harbor.client)
    return pk


def test_a_promise_reads_the_same_on_every_page_of_the_desk(harbor: Room, cast: "Cast") -> None:
    request = asked(cast)
    pages = [harbor.browser.get("/inbox/").text, harbor.get("requests/").text, harbor.get(f"requests/{request}/").text]
    portfolio = harbor.browser.get("/").text

    assert [TOMORROW in page for page in (*pages, portfolio)] == [True] * 4


@pytest.mark.parametrize("path", ["requests/", "", "doors/", "DELIVERABLE"])
def test_what_happened_is_on_the_practices_clock_with_theirs_beside_it(harbor: Room, cast: "Cast", path: str) -> None:
    asked(cast)

    page = harbor.get(harbor.one if path == "DELIVERABLE" else path).text

    assert NINE in page if path != "doors/" else "open now, until today 17:00 · 18:00 in New York" in page


@pytest.mark.parametrize("path", ["log/", "", "DELIVERABLE"])
def test_a_log_says_once_whose_time_it_shows(harbor: Room, room: Room, path: str) -> None:
    theirs, same = (at.get(at.one if path == "DELIVERABLE" else path).text for at in (harbor, room))

    assert (theirs.count("Times are Chicago time."), same.count("Times are")) == (1, 0)
    assert '<span class="when">today 09:00</span>' in theirs


def test_a_client_of_the_same_zone_is_told_once(room: Room) -> None:
    page = room.get("log/").text

    assert ("in Chicago" in page, " · " in page.partition("<main")[2]) == (False, False)


@pytest.mark.parametrize(("member", "words"), [("signal", "08:30"), ("harbor", "07:30 · 08:30 in New York")])
def test_a_meeting_in_the_agenda_is_said_on_both_clocks(desk: "Browser", cast: "Cast", member: str, words: str) -> None:
    from bulkhead.crossings.project import project
    from bulkhead.vault.models import Deliverable

    client = getattr(cast, member).client
    with inside(client):
        Deliverable.objects.update(state="scheduled", due_on=date(2026, 11, 25), at=time(8, 30))
    project(client)

    page = " ".join(desk.get("/agenda/").text.split())

    assert f">{words}<" in page


def test_a_rule_asks_for_their_time_by_name(harbor: Room) -> None:
    assert "For a meeting, in New York time." in harbor.get("rules/new/").text


def test_the_portal_names_its_own_zone_once(cast: "Cast", portal_of: Callable[..., "Browser"]) -> None:
    asked(cast)
    alan = portal_of(cast.harbor.client, as_person=cast.harbor.sponsor)
    pages = [alan.get(path).text for path in ("/", "/delivered/", "/requests/", "/me/", "/opened/")]

    assert [page.count("Times are New York time.") for page in pages] == [1] * 5
    assert "Answer promised by tomorrow 10:00<" in pages[2].replace("\n", "<")
    assert "in New York" not in "".join(page.partition("<footer")[0] for page in pages)


def test_a_stranger_at_the_portals_door_is_not_told_its_zone(cast: "Cast", portal_of: Callable[..., "Browser"]) -> None:
    assert "New York" not in portal_of(cast.harbor.client).get("/sign-in/").text
