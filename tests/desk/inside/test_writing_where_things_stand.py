"""The sentence at the top of the client's portal."""

from tests.desk.inside.conftest import Room, practice_rows, soon

WORDS = {
    "words": "On track for the quarter.",
    "next_step": "Sign the budget",
    "next_step_by": "Dana",
    "next_step_on": soon(),
}


def test_a_new_sentence_stands_at_once(room: Room) -> None:
    answer = room.post("status/", WORDS)
    page = room.browser.follow(answer).text

    assert (answer.status, answer.location) == (303, "/in/signal/")
    assert "<h1>On track for the quarter.</h1>" in page
    assert "It stands on Signal’s portal now." in page


def test_words_that_name_another_client_are_stopped_and_stay_in_the_form(room: Room) -> None:
    answer = room.post("status/", {**WORDS, "words": "Same shape as Brasswinkle last year."})

    assert answer.status == 422
    assert "These words do not go into Signal" in answer.text
    assert "<mark>Brasswinkle</mark>" in answer.text
    assert "Harbor: code name" in answer.text
    assert "Same shape as Brasswinkle last year.</textarea>" in answer.text
    assert len(room.rows("statussentence")) == 1
    assert [event["door"] for event in practice_rows("guardevent", verdict="stop")] == ["status"]


def test_the_next_step_is_read_too(room: Room) -> None:
    answer = room.post("status/", {**WORDS, "next_step": "Call alan@harborclinics.example"})

    assert answer.status == 422
    assert "next step" in answer.text
    assert len(room.rows("statussentence")) == 1


def test_nothing_written_is_a_sentence_about_what_is_missing(room: Room) -> None:
    answer = room.post("status/", {"words": " ", "next_step_on": "soon"})

    assert answer.status == 422
    assert "Write where things stand." in answer.text
    assert "Write the day as 2026-11-25." in answer.text
    assert len(room.rows("statussentence")) == 1


def test_a_sentence_that_is_too_long_is_refused(room: Room) -> None:
    assert room.post("status/", {**WORDS, "words": "a" * 241}).status == 422


def test_the_form_is_a_page_of_its_own(room: Room) -> None:
    assert "What should Signal read first?" in room.get("status/").text
