"""A thought from a client's work is written anew; nothing of that work goes along."""

from uuid import uuid4

import pytest

from tests.browse import Browser
from tests.cast import Cast
from tests.desk.library.conftest import lines, rows, vault_rows

WORDS: dict[str, object] = {
    "title": "Filling a new site",
    "kind": "playbook",
    "tags": "launch",
    "text": "# Steps\n\n- One\n",
}


@pytest.fixture
def here(desk: Browser, cast: Cast) -> str:
    desk.post("/openings/", {"client": "harbor"})
    return f"/in/harbor/deliverables/{cast.harbor.deliverable}/lift/"


def test_the_page_begins_empty(desk: Browser, cast: Cast, here: str) -> None:
    page = desk.get(here).text

    assert 'name="title"' in page
    assert f"All about {cast.harbor.canary}" not in page
    assert 'name="title" value="' not in page


def test_what_is_written_anew_is_a_draft_and_both_logs_say_so(desk: Browser, cast: Cast, here: str) -> None:
    answer = desk.post(here, WORDS)
    item = rows("item")[0]

    assert answer.location == f"/library/{item['id']}/"
    assert (item["title"], item["status"], item["tags"]) == ("Filling a new site", "draft", ["launch"])
    assert [row["deliverable_id"] for row in rows("lift")] == [cast.harbor.deliverable]
    assert lines("library.lifted") == [
        "Maren Okafor began Filling a new site in the library with work of Harbor at hand."
    ]
    told = [row["words"] for row in vault_rows(cast.harbor, "vaultline", act="lift.begun")]
    assert told == [
        f"Maren Okafor began an item of the practice’s own library with Plan for {cast.harbor.canary} at hand."
    ]


def test_a_second_press_is_the_same_item(desk: Browser, cast: Cast, here: str) -> None:
    once = desk.get(here).text.split('name="once" value="')[1].split('"')[0]
    places = {desk.post(here, {**WORDS, "once": once}).location for _ in range(2)}

    assert len(places) == 1
    assert (len(rows("item")), len(rows("itemversion")), len(rows("lift"))) == (1, 1, 1)
    assert len(vault_rows(cast.harbor, "vaultline", act="lift.begun")) == 1


@pytest.mark.parametrize("words", ["As Alan Frost likes it.", "For Harbor Family Clinics LLC.", "Brasswinkle"])
def test_words_that_name_the_client_show_where_and_nothing_is_kept(
    desk: Browser, cast: Cast, here: str, words: str
) -> None:
    answer = desk.post(here, {**WORDS, "text": f"# Steps\n\n{words}\n"})

    assert answer.status == 422
    assert "<mark>" in answer.text
    assert (rows("item"), rows("lift"), vault_rows(cast.harbor, "vaultline", act="lift.begun")) == ([], [], [])


def test_the_clients_own_file_is_refused(desk: Browser, cast: Cast, here: str) -> None:
    own = f"# The plan\n\nAll about {cast.harbor.canary}.\n".encode()
    answer = desk.post(here, {**WORDS, "text": ""}, files={"file": ("plan.md", own)})

    assert answer.status == 422
    assert "This is the client’s own file." in answer.text
    assert rows("item") == []


def test_nothing_written_is_nothing_lifted(desk: Browser, here: str) -> None:
    answer = desk.post(here, {"title": "", "kind": "benchmark"})

    assert answer.status == 422
    assert "Choose a file, or write it below." in answer.text


def test_a_foreign_deliverable_a_closed_door_and_an_associate_are_refused(
    desk: Browser, associate: Browser, stranger: Browser, cast: Cast, here: str
) -> None:
    foreign = here.replace(str(cast.harbor.deliverable), str(cast.signal.deliverable))
    closed = f"/in/signal/deliverables/{cast.signal.deliverable}/lift/"

    assert desk.post(foreign, WORDS).status == 404
    assert desk.get(here.replace(str(cast.harbor.deliverable), str(uuid4()))).status == 404
    assert desk.post(closed, WORDS).status == 403
    assert associate.post(here, WORDS).status == 404
    assert stranger.post(here, WORDS, token=False).status in (302, 403)
    assert rows("item") == []
