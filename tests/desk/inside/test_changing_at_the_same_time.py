"""Two people have the same form open; what is owed; the list by state and kind."""

from datetime import timedelta

import pytest
import time_machine

from bulkhead.base.clock import now
from tests.desk.inside.conftest import Room, soon

PROMISE = {"title": "Brief for the launch", "kind": "brief", "suffix": "", "due_on": soon()}


def test_a_stale_change_is_refused_and_says_what_stands_there(room: Room) -> None:
    edit = f"{room.one}edit/"
    room.post(edit, {**PROMISE, "title": "Plan for spring", "edition": "1"})

    stale = room.post(edit, {**PROMISE, "title": "Plan for autumn", "edition": "1"})
    again = room.post(edit, {**PROMISE, "title": "Plan for autumn", "edition": "2"})

    assert stale.status == 422
    assert "It was changed meanwhile. It now says: Plan for spring, Brief, due" in stale.text
    assert 'value="Plan for autumn"' in stale.text
    assert 'name="edition" value="2"' in stale.text
    assert (again.status, room.rows("deliverable")[0]["title"]) == (303, "Plan for autumn")


def test_the_same_change_twice_is_one_line_in_the_log(room: Room) -> None:
    for _ in range(2):
        assert room.post(f"{room.one}edit/", {**PROMISE, "edition": "1"}).status == 303

    assert len(room.rows("vaultline", act="deliverable.changed")) == 1


def test_promising_twice_with_the_same_press_is_one_promise(room: Room) -> None:
    once = room.get("deliverables/new/").text.partition('name="once" value="')[2].partition('"')[0]
    for _ in range(2):
        room.post("deliverables/new/", {**PROMISE, "once": once})

    assert len(room.rows("deliverable", title="Brief for the launch")) == 1


def test_sending_the_same_file_twice_is_one_version(room: Room) -> None:
    for _ in range(2):
        room.upload()

    assert len(room.rows("version")) == 2


def test_cancelling_twice_keeps_the_first_reason(room: Room) -> None:
    location = room.post("deliverables/new/", PROMISE).location.removeprefix(room.home)
    for because in ("Merged into the plan.", "Something else."):
        room.post(f"{location}cancellation/", {"because": because})

    assert room.rows("deliverable", title="Brief for the launch")[0]["cancelled_because"] == "Merged into the plan."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Plan for Quillfeather", "Brief for the launch", "Audit"}),
        ("?state=open", {"Brief for the launch", "Audit"}),
        ("?state=late", {"Audit"}),
        ("?state=delivered", {"Plan for Quillfeather"}),
        ("?kind=brief", {"Brief for the launch"}),
        ("?state=late&kind=brief", set()),
        ("?state=nonsense&kind=<b>", {"Plan for Quillfeather", "Brief for the launch", "Audit"}),
    ],
)
def test_the_list_is_narrowed_by_state_and_kind(room: Room, query: str, found: set[str]) -> None:
    room.post("deliverables/new/", PROMISE)
    room.post("deliverables/new/", {**PROMISE, "title": "Audit", "kind": "audit", "due_on": soon(-3)})
    page = room.get(f"deliverables/{query}").text

    titles = {title for title in ("Plan for Quillfeather", "Brief for the launch", "Audit") if f">{title}</a>" in page}
    assert titles == found
    assert ("Nothing fits this filter." in page) == (not found)


def test_a_filter_stays_from_page_to_page(room: Room) -> None:
    for count in range(51):
        room.post("deliverables/new/", {**PROMISE, "title": f"Brief {count}"})
    page = room.get("deliverables/?kind=brief").text

    assert "?kind=brief&amp;page=2" in page
    assert len(room.queries("deliverables/?kind=brief")) <= 12


def test_what_lies_in_review_too_long_is_marked_as_owed(room: Room) -> None:
    room.upload()
    room.post(f"{room.one}review/")
    fresh = room.get("deliverables/").text
    with time_machine.travel(now() + timedelta(days=2)):
        room.browser.post("/openings/", {"client": "signal"})
        later = room.get("deliverables/").text
        page = room.get(room.one).text

    assert ("finished, not delivered" in fresh, "finished, not delivered" in later) == (False, True)
    assert "and Signal does not have it yet." in page
