"""Each door through which words come into a client: the name of another one is stopped there, with its place."""

import pytest

from tests.cast import HARBOR_CANARY
from tests.desk.inside.conftest import Room, Row, practice_rows, soon

PROMISE = {"title": "Brief", "kind": "brief", "suffix": "", "due_on": soon()}
SENTENCE = {"words": "On track.", "next_step": "", "next_step_by": ""}
RUNE = {"name": "Rune Sales", "email": "rune@signalfoundry.example", "role": "leader", "title": ""}
MODELS = ("deliverable", "version", "blob", "comment", "statussentence", "person", "vaultline")
# What is sent, the field that names Harbor, and the place that is said: {one} is Signal's deliverable.
DOORS: dict[str, tuple[str, Row, str, str]] = {
    "promise": ("deliverables/new/", PROMISE, "title", "title"),
    "promise, calendar word": ("deliverables/new/", PROMISE, "suffix", "calendar word"),
    "change": ("{one}edit/", PROMISE, "title", "title"),
    "change, calendar word": ("{one}edit/", PROMISE, "suffix", "calendar word"),
    "cancellation": ("{one}cancellation/", {}, "because", "reason"),
    "comment": ("{one}comments/", {}, "words", "comment"),
    "status sentence": ("status/", SENTENCE, "words", "where things stand"),
    "next step": ("status/", SENTENCE, "next_step", "next step"),
    "next step, who": ("status/", SENTENCE, "next_step_by", "who"),
    "person": ("people/new/", RUNE, "title", "title"),
    "person, changed": ("people/{sponsor}/edit/", {"role": "sponsor"}, "title", "title"),
}


def held(room: Room) -> dict[str, list[Row]]:
    """Everything in the vault that a person wrote."""
    return {model: room.rows(model) for model in MODELS}


@pytest.mark.parametrize("door", DOORS)
def test_words_that_name_another_client_do_not_come_in(room: Room, door: str) -> None:
    path, form, field, place = DOORS[door]
    before = held(room)

    answer = room.post(path.format(one=room.one, sponsor=room.member.sponsor), {**form, field: HARBOR_CANARY})

    assert answer.status == 422
    assert f'<span class="muted">{place}</span>' in answer.text
    assert f"<mark>{HARBOR_CANARY}</mark>" in answer.text
    assert "Harbor: code name" in answer.text
    assert held(room) == before
    assert [event["verdict"] for event in practice_rows("guardevent", named_id=room.other.client.id)] == ["stop"]


@pytest.mark.parametrize("door", [door for door in DOORS if door != "cancellation"])
def test_the_same_words_about_the_own_client_do(room: Room, door: str) -> None:
    """The twin: what stops the foreign word is whose it is."""
    path, form, field, _ = DOORS[door]

    own = room.member.canary[:12]
    answer = room.post(path.format(one=room.one, sponsor=room.member.sponsor), {**form, field: own})

    assert answer.status == 303


def test_a_versions_note_is_read_before_its_file_comes_in(room: Room) -> None:
    before = held(room)

    answer = room.post(
        f"{room.one}versions/",
        {"note": f"As for {HARBOR_CANARY}", "reissued_because": "why"},
        file=("plan.md", b"# Plan\n"),
    )

    assert answer.status == 422
    assert '<span class="muted">what changed</span>' in answer.text
    assert held(room) == before


def test_a_files_name_is_read_like_the_file(room: Room) -> None:
    before = held(room)

    answer = room.upload(b"# Plan\n", f"plan-{HARBOR_CANARY}.md")

    assert answer.status == 422
    assert '<span class="muted">file name</span>' in answer.text
    assert held(room) == before
    assert [item["verdict"] for item in practice_rows("trayitem")] == ["stop"]


def test_a_calendar_word_is_read_as_the_calendar_shows_it_and_a_question_is_a_no(room: Room) -> None:
    """Alone an everyday name says nothing; behind the kind it reads as a name."""
    answer = room.post("deliverables/new/", {**PROMISE, "suffix": "Harbor"})

    assert answer.status == 422
    assert "Brief <mark>Harbor</mark>" in answer.text
    assert [event["verdict"] for event in practice_rows("guardevent", named_id=room.other.client.id)] == ["stop"]


def test_the_clients_own_name_may_stand_behind_the_kind(room: Room) -> None:
    assert room.post("deliverables/new/", {**PROMISE, "suffix": "Signal"}).status == 303
