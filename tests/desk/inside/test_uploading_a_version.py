"""A file becomes the next version, or waits in the tray with the reason."""

from tests.desk.inside.conftest import Room, practice_rows


def test_a_clean_file_is_the_next_version(room: Room) -> None:
    answer = room.upload(b"# Plan\n\nBetter in every line.\n")
    made = room.rows("version", number=2)[0]

    assert (answer.status, answer.location) == (303, f"{room.home}{room.one}")
    assert (made["name"], made["kind"], made["made_by"]) == ("plan.md", "md", "Maren Okafor")
    assert room.rows("deliverable")[0]["state"] == "draft"
    assert "Send for review" in room.browser.follow(answer).text


def test_a_file_that_names_another_client_stays_in_the_tray(room: Room) -> None:
    answer = room.upload(b"# Plan\n\nReuse what Brasswinkle paid for.\n")
    waiting = practice_rows("trayitem")

    assert answer.status == 422
    assert "<mark>Brasswinkle</mark>" in answer.text
    assert 'href="/tray/"' in answer.text
    assert [(one["verdict"], one["name"], one["state"]) for one in waiting] == [("stop", "plan.md", "waiting")]
    assert len(room.rows("version")) == 1
    assert len(room.rows("blob")) == 2


def test_a_file_that_cannot_be_read_is_held_with_the_reason(room: Room) -> None:
    answer = room.upload(b"%PDF-1.7\nnot much of one", name="plan.pdf")

    assert answer.status == 422
    assert '<span class="status open">Held</span>' in answer.text
    assert [one["verdict"] for one in practice_rows("trayitem")] == ["hold"]
    assert len(room.rows("version")) == 1


def test_an_empty_file_and_no_file_are_refused_in_words(room: Room) -> None:
    empty = room.upload(b"")
    none = room.post(f"{room.one}versions/", {"note": ""})

    assert (empty.status, "This file is empty." in empty.text) == (422, True)
    assert (none.status, "Choose a file." in none.text) == (422, True)
    assert practice_rows("trayitem") == []


def test_a_note_that_names_another_client_is_stopped_before_the_file_is_read(room: Room) -> None:
    answer = room.post(
        f"{room.one}versions/", {"note": "As for Brasswinkle", "reissued_because": "why"}, file=("plan.md", b"# Plan\n")
    )

    assert answer.status == 422
    assert "Write it without these words" in answer.text
    assert 'value="As for Brasswinkle"' in answer.text
    assert len(room.rows("version")) == 1


def test_a_file_name_that_names_another_client_is_stopped(room: Room) -> None:
    assert room.upload(name="brasswinkle-plan.md").status == 422
    assert len(room.rows("version")) == 1


def test_a_cancelled_deliverable_takes_no_version(room: Room) -> None:
    form = {"title": "Brief", "kind": "brief", "suffix": "", "due_on": "2030-01-01"}
    location = room.post("deliverables/new/", form).location.removeprefix(room.home)
    room.post(f"{location}cancellation/", {"because": "Merged."})

    answer = room.post(f"{location}versions/", {"note": ""}, file=("plan.md", b"# Plan\n"))

    assert "This was cancelled; plan it again" in room.browser.follow(answer).text
    assert len(room.rows("version")) == 1


def test_a_reload_of_the_answer_leads_back_to_the_deliverable(room: Room) -> None:
    answer = room.get(f"{room.one}versions/")

    assert (answer.status, answer.location) == (303, f"{room.home}{room.one}")
