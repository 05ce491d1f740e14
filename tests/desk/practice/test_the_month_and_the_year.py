"""The calendar as a grid of days, and as clients by weeks on one sheet."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.browse import Browser
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast
from tests.desk.practice.conftest import due, queries_of

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _tuesday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 24, 18, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def filled(cast: Cast) -> Cast:
    due(cast.signal, TODAY, state="in_review", label="Board pack", kind="board_pack")
    due(cast.signal, TODAY - DAY, state="scheduled", label="Weekly update", kind="weekly_update")
    due(cast.harbor, TODAY + 9 * DAY, state="scheduled", label="Plan", kind="plan")
    due(cast.harbor, TODAY - 9 * DAY, state="delivered", label="Brief", kind="brief")
    return cast


def cell(page: str, day: str) -> str:
    found = re.search(rf'<td data-day="{day}".*?</td>', page, re.DOTALL)
    assert found is not None
    return found[0]


def test_a_month_has_a_cell_a_day_in_whole_weeks(desk: Browser, filled: Cast) -> None:
    page = desk.get("/calendar/month/").text

    assert page.count("<td data-day=") == 42
    assert "<h1>November 2026</h1>" in page
    assert "Board pack" in cell(page, "2026-11-24")
    assert 'aria-current="date">24 today</time>' in cell(page, "2026-11-24")


def test_a_mark_says_client_label_and_state_and_how_it_is_carried(desk: Browser, filled: Cast) -> None:
    page = desk.get("/calendar/month/").text

    assert '<b>Signal</b> Weekly update<i class="vh">, scheduled, late</i>' in cell(page, "2026-11-23")
    assert 'data-on="2026-11-24"' in cell(page, "2026-11-24")
    assert "data-on" not in cell(page, "2026-11-15"), "what is delivered stays"


def test_a_full_day_leads_to_its_list(desk: Browser, cast: Cast) -> None:
    for number in range(6):
        due(cast.signal, TODAY, label=f"Audit {number}", kind="audit")

    day = cell(desk.get("/calendar/month/?kind=audit").text, "2026-11-24")

    assert day.count("<a class=") == 5
    assert 'href="/agenda/?kind=audit&amp;from=2026-11-24"><span>2 more</span>' in day


def test_months_are_left_by_their_links(desk: Browser, filled: Cast) -> None:
    page = desk.get("/calendar/month/?from=2026-12-31&client=harbor").text

    assert "<h1>December 2026</h1>" in page
    assert 'href="/calendar/month/?from=2026-11-01&amp;client=harbor"' in page
    assert 'href="/calendar/month/?from=2027-01-01&amp;client=harbor"' in page
    assert 'href="/calendar/month/?client=harbor"' in page


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("?client=harbor", {"Plan", "Brief"}),
        ("?state=late", {"Weekly update"}),
        ("?state=in_review", {"Board pack"}),
        ("?kind=plan", {"Plan"}),
        ("?kind=plan&state=late", set()),
        ("?kind=nonsense", {"Board pack", "Weekly update", "Plan", "Brief"}),
    ],
)
def test_a_month_is_filtered(desk: Browser, filled: Cast, query: str, labels: set[str]) -> None:
    page = desk.get(f"/calendar/month/{query}").text

    every = ("Board pack", "Weekly update", "Plan", "Brief")
    assert {label for label in every if f"</b> {label}<i" in page} == labels


def test_the_year_counts_by_state_and_week(desk: Browser, filled: Cast) -> None:
    page = desk.get("/calendar/year/").text

    assert "23 November 2026 to 21 November 2027" in page
    assert page.count('<th scope="col"') == 53
    [signal] = re.findall(r'<tr data-hue="225"><th scope="row">.*?</tr>', page)
    assert re.findall(r"<td>(<i.*?)</td>", signal) == ['<i class="l">1</i><i class="r">1</i>']
    [harbor] = re.findall(r'<tr data-hue="165"><th scope="row">.*?</tr>', page)
    assert re.findall(r"<td>(<i.*?)</td>", harbor) == ['<i class="s">1</i>']


def test_the_year_leads_back_to_what_was_and_on_again(desk: Browser, filled: Cast) -> None:
    page = desk.get("/calendar/year/").text
    back = desk.get("/calendar/year/?from=2026-08-24").text
    [harbor] = re.findall(r'<tr data-hue="165"><th scope="row">.*?</tr>', back)

    assert 'href="/calendar/year/?from=2026-08-24">Earlier' in page
    assert 'href="/calendar/year/?from=2027-02-22">Later' in page
    assert "24 August 2026 to 22 August 2027" in back
    assert re.findall(r"<td>(<i.*?)</td>", harbor) == ['<i class="d">1</i>', '<i class="s">1</i>']
    assert 'href="/calendar/year/">Today' in back


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("?state=late", ["l"]),
        ("?kind=plan", ["s"]),
        ("?client=harbor", ["s"]),
        ("?client=harbor&from=2026-09-28", ["d", "s"]),
        ("?kind=audit", []),
    ],
)
def test_the_year_is_filtered(desk: Browser, filled: Cast, query: str, marks: list[str]) -> None:
    page = desk.get(f"/calendar/year/{query}").text
    table = page[page.index("<tbody>") : page.index("</tbody>")]

    assert re.findall(r'<i class="(\w)">', table) == marks


def test_what_was_foreseen_and_never_planned_is_not_late(desk: Browser, cast: Cast) -> None:
    from bulkhead.practice.models import Series

    client = cast.signal.client
    Series(client=client, label="Plan", kind="plan", pattern={}, ahead="2026-W47=2026-11-18 2026-W49=2026-12-02").save()

    page = desk.get("/calendar/year/").text

    assert re.findall(r'<i class="(\w)">\d', page[page.index("<tbody>") : page.index("</tbody>")]) == ["s"]


@pytest.mark.parametrize("path", ["/calendar/month/", "/calendar/year/"])
def test_only_allocated_clients_stand_there(associate: Browser, stranger: Browser, filled: Cast, path: str) -> None:
    page = associate.get(path).text

    assert ("Signal" in page, "</b> Board pack" in page) == (False, False)
    assert stranger.get(path).status == 302
    assert associate.post(path).status == 405


@pytest.mark.parametrize("path", ["/calendar/month/", "/calendar/year/", "/calendar/?by=day"])
def test_material_of_a_client_is_never_shown(desk: Browser, cast: Cast, path: str) -> None:
    from bulkhead.crossings.project import project

    project(cast.signal.client)
    project(cast.harbor.client)
    page = desk.get(path).text

    assert "Signal" in page
    assert (SIGNAL_CANARY in page, HARBOR_CANARY in page, "Plan for" in page) == (False, False, False)


@pytest.mark.parametrize("path", ["/calendar/", "/calendar/?by=day", "/calendar/month/", "/calendar/year/", "/agenda/"])
def test_ten_clients_with_five_hundred_each_stay_small(desk: Browser, cast: Cast, path: str) -> None:
    crowd(cast, clients=10, each=500)

    asked, page = queries_of(desk, path), desk.get(path)

    assert len(asked) <= 12
    assert len(page.content) <= 60 * 1024


def test_days_stand_beside_each_other_too(desk: Browser, filled: Cast) -> None:
    page = desk.get("/calendar/?by=day&client=signal").text

    assert page.count('<th scope="col"') == 15
    assert 'aria-current="date">Tue 24 Nov, today</th>' in page
    assert 'href="/calendar/?from=2026-11-09&amp;client=signal&amp;by=day"' in page
    assert 'href="/calendar/month/?client=signal"' in page


def crowd(cast: Cast, *, clients: int, each: int) -> None:
    from uuid import uuid4

    from bulkhead.base.hues import HUES
    from bulkhead.practice.models import CalendarEntry, Client, Sheet

    made = [
        Client(display_name=f"Company {n}", slug=f"company-{n}", hue=HUES[n], state="live", port=20000 + n)
        for n in range(clients - 2)
    ]
    Client.objects.bulk_create(made)
    kinds = ["weekly_update", "weekly_call", "monthly_report", "board_pack"]
    CalendarEntry.objects.bulk_create(
        CalendarEntry(
            id=uuid4(),
            client=client,
            label=kinds[n % 4].replace("_", " ").capitalize() + " W48",
            kind=kinds[n % 4],
            due_on=TODAY + (n * 7 % 700 - 600) * DAY,
            state=["delivered", "draft", "in_review", "scheduled"][n % 4],
        )
        for client in [cast.signal.client, cast.harbor.client, *made]
        for n in range(each)
    )
    for client in [cast.signal.client, cast.harbor.client, *made]:
        Sheet.draw(client, entries=client.entries.all(), series=[])
