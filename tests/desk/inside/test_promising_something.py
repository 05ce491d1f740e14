"""Deliverables are added, changed and cancelled."""

import pytest

from tests.desk.inside.conftest import Room, soon

PROMISE = {"title": "Brief for the launch", "kind": "brief", "suffix": "Nov 26", "due_on": soon()}


def test_a_promise_becomes_a_scheduled_deliverable(room: Room) -> None:
    answer = room.post("deliverables/new/", PROMISE)
    page = room.browser.follow(answer).text
    made = room.rows("deliverable", title="Brief for the launch")[0]

    assert answer.status == 303
    assert (made["state"], made["kind"], made["suffix"]) == ("scheduled", "brief", "Nov 26")
    assert 'aria-current="step">Scheduled' in page
    assert "Upload the first version" in page


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "", "Give it a title"),
        ("title", "a" * 121, "at most 120"),
        ("kind", "secret", "Select a valid choice"),
        ("suffix", "Board-Q4", "Use letters and digits only."),
        ("suffix", "a" * 13, "at most 12"),
        ("due_on", "", "Choose the day it is due."),
        ("due_on", "2026-13-01", "Choose the day it is due."),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field(room: Room, field: str, value: str, says: str) -> None:
    answer = room.post("deliverables/new/", {**PROMISE, field: value})

    assert (answer.status, says in answer.text) == (422, True)
    assert len(room.rows("deliverable")) == 1


@pytest.mark.parametrize("field", ["title", "suffix"])
def test_a_title_or_calendar_word_that_names_another_client_is_stopped(room: Room, field: str) -> None:
    answer = room.post("deliverables/new/", {**PROMISE, field: "Brasswinkle"})

    assert answer.status == 422
    assert "<mark>Brasswinkle</mark>" in answer.text
    assert 'value="Brasswinkle"' in answer.text
    assert len(room.rows("deliverable")) == 1


def test_a_changed_date_keeps_the_first_one(room: Room) -> None:
    first = room.rows("deliverable")[0]["due_on"]
    answer = room.post(f"{room.one}edit/", {**PROMISE, "due_on": soon(30)})
    changed = room.rows("deliverable")[0]

    assert answer.status == 303
    assert (changed["title"], changed["original_due_on"]) == ("Brief for the launch", first)
    assert "first promised for" in room.get(room.one).text


def test_a_change_to_the_name_of_another_client_is_stopped(room: Room) -> None:
    assert room.post(f"{room.one}edit/", {**PROMISE, "title": "Plan for Brasswinkle"}).status == 422
    assert room.rows("deliverable")[0]["title"] == "Plan for Quillfeather"


def test_a_promise_is_cancelled_with_its_reason(room: Room) -> None:
    location = room.post("deliverables/new/", PROMISE).location.removeprefix(room.home)
    answer = room.post(f"{location}cancellation/", {"because": "Merged into the plan."})
    page = room.browser.follow(answer).text

    assert answer.status == 303
    assert "Merged into the plan." in page
    assert "Upload" not in page


def test_a_cancellation_takes_a_reason_that_names_nobody_else(room: Room) -> None:
    location = room.post("deliverables/new/", PROMISE).location.removeprefix(room.home)
    none = room.post(f"{location}cancellation/", {"because": ""})
    foreign = room.post(f"{location}cancellation/", {"because": "Brasswinkle comes first."})

    assert (none.status, foreign.status) == (422, 422)
    assert "Say why; it stands in the log." in none.text
    assert room.rows("deliverable", title="Brief for the launch")[0]["state"] == "scheduled"


def test_what_is_delivered_cannot_be_cancelled(room: Room) -> None:
    answer = room.post(f"{room.one}cancellation/", {"because": "Too late."})

    assert "Only something scheduled or in draft can be cancelled." in room.browser.follow(answer).text
    assert room.rows("deliverable")[0]["state"] == "delivered"


def test_the_list_says_how_much_is_open_and_late(room: Room, bare: Room) -> None:
    room.post("deliverables/new/", {**PROMISE, "due_on": soon(-2)})

    assert "<h1>One is late, one open.</h1>" in room.get("deliverables/").text
    assert "Nothing is promised to Bloom yet." in bare.get("deliverables/").text
