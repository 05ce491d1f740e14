"""What is due for whom: labels, dates and states over all clients."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.browse import Browser
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast
from tests.desk.practice.conftest import due

TUESDAY = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _tuesday() -> object:
    with time_machine.travel(TUESDAY, tick=False):
        yield


@pytest.fixture
def filled(cast: Cast) -> Cast:
    due(cast.signal, TODAY, state="in_review", label="Board pack")
    due(cast.signal, TODAY - DAY, state="scheduled", label="Weekly update")
    due(cast.harbor, TODAY + 14 * DAY, label="Plan")
    due(cast.harbor, TODAY - 20 * DAY, label="Audit")
    due(cast.harbor, TODAY, state="delivered", label="Brief")
    return cast


def test_a_calendar_of_one_client_leads_to_what_comes_again_there(desk: Browser, cast: Cast) -> None:
    one, all_of_them = desk.get("/calendar/?client=signal").text, desk.get("/calendar/").text

    assert '<a class="btn quiet" href="/in/signal/rules/">What comes again for Signal</a>' in one
    assert "What comes again" not in all_of_them


def test_lanes_show_a_row_a_client_and_a_column_a_week(desk: Browser, filled: Cast) -> None:
    page = desk.get("/calendar/").text

    assert "One thing is due this week, two are late." in page
    assert 'class="now" aria-current="date">23 Nov, this week</th>' in page
    assert page.count('<th scope="col">') == 8
    assert '<tr data-hue="225" data-lane><th scope="row"><a class="who" href="/in/signal/">Signal</a></th>' in page
    assert '<span>Board pack<i class="vh">, in review</i></span>' in page
    assert '<span>Weekly update<i class="vh">, scheduled, late</i></span>' in page
    assert "1 thing is late from before these weeks." in page


def test_a_chip_leads_into_the_client(desk: Browser, filled: Cast) -> None:
    page = desk.get("/calendar/?client=signal").text

    assert page.count('<a class="chip review" href="/in/signal/deliverables/') == 1
    assert "<span>Audit" not in page


def test_other_weeks_are_asked_by_date(desk: Browser, filled: Cast) -> None:
    page = desk.get("/calendar/?from=2026-11-04").text

    assert "2 Nov" in page
    assert '<span>Audit<i class="vh">, draft, late</i></span>' in page
    assert 'href="/calendar/?from=2026-09-07"' in page


@pytest.mark.parametrize(
    "nonsense", ["?from=yesterday", "?from=9999-99-99", "?state=gone&client=%00&page=x", "?page=-1"]
)
def test_nonsense_in_an_address_is_left_out(desk: Browser, filled: Cast, nonsense: str) -> None:
    assert desk.get(f"/calendar/{nonsense}").status == 200
    assert desk.get(f"/agenda/{nonsense}").status == 200


def test_the_agenda_lists_by_day(desk: Browser, filled: Cast) -> None:
    page = desk.get("/agenda/").text

    assert page.index("Monday 23 November 2026") < page.index("Tuesday 24 November 2026")
    assert ">Audit</a>" not in page


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("?state=late", {"Weekly update", "Audit"}),
        ("?state=delivered", {"Brief"}),
        ("?client=harbor", {"Plan", "Brief"}),
        ("?client=harbor&state=late", {"Audit"}),
        ("?client=Signal", {"Board pack", "Weekly update"}),
    ],
)
def test_the_agenda_is_filtered(desk: Browser, filled: Cast, query: str, labels: set[str]) -> None:
    page = desk.get(f"/agenda/{query}").text

    assert {
        label for label in ("Board pack", "Weekly update", "Plan", "Audit", "Brief") if f">{label}</a>" in page
    } == labels


def test_late_begins_at_midnight_in_the_clients_own_zone(desk: Browser, cast: Cast) -> None:
    due(cast.signal, TODAY, label="Board pack")
    due(cast.harbor, TODAY, label="Plan")

    with time_machine.travel(datetime(2026, 11, 25, 5, 30, tzinfo=UTC), tick=False):
        page = desk.get("/agenda/?state=late").text

    assert (">Plan</a>" in page, ">Board pack</a>" in page) == (True, False)


def test_an_empty_calendar_names_what_comes_next(desk: Browser, cast: Cast) -> None:
    due(cast.harbor, date(2027, 3, 2), label="Monthly report")

    assert (
        "Nothing is due before Tuesday 2 March. Harbor’s monthly report is the next to leave."
        in desk.get("/calendar/").text
    )
    assert "Nothing fits this filter." in desk.get("/calendar/?client=signal").text


def test_a_practice_without_clients_begins_with_one(newcomer: Browser) -> None:
    assert "Add your first client" in newcomer.get("/calendar/").text
    assert "Add your first client" in newcomer.get("/agenda/").text


@pytest.mark.parametrize("path", ["/calendar/", "/agenda/"])
def test_only_allocated_clients_stand_there(associate: Browser, stranger: Browser, filled: Cast, path: str) -> None:
    page = associate.get(path).text

    assert ("Signal" in page, "Board pack" in page) == (False, False)
    assert stranger.get(path).location == f"/sign-in/?next=%2F{path.strip('/')}%2F"
    assert associate.post(path).status == 405


@pytest.mark.parametrize("path", ["/", "/calendar/", "/agenda/"])
def test_material_of_a_client_is_never_shown(desk: Browser, cast: Cast, path: str) -> None:
    from bulkhead.crossings.project import project

    project(cast.signal.client)
    project(cast.harbor.client)
    page = desk.get(path).text

    assert "Signal" in page
    assert (SIGNAL_CANARY in page, HARBOR_CANARY in page, "Plan for" in page) == (False, False, False)
