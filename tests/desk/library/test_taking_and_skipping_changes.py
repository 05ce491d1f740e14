"""From the version a client holds to the newest: each change is taken or skipped, and the next copy follows."""

import re
from uuid import uuid4

from tests.browse import Browser
from tests.cast import Cast
from tests.desk.library.conftest import FIRST, SECOND, Shelf, lines, rows, text_in

CHANGES = re.compile(r'name="(change-\d+)" value="skip"')
SEEN = re.compile(r'name="seen" value="([^"]*)"')


def _form(desk: Browser, shelf: Shelf, **answers: str) -> dict[str, object]:
    page = desk.get(f"{shelf.home}?for=harbor").text
    found = SEEN.search(page)
    assert found is not None
    return {"client": "harbor", "seen": found[1], **dict.fromkeys(CHANGES.findall(page), "take"), **answers}


def _kept(shelf: Shelf) -> list[list[object]]:
    made = rows("tailoring")
    return [sorted(row["answer"] for row in rows("choice", tailoring=one["id"])) for one in made]


def test_the_two_versions_of_the_library_are_shown_and_nothing_of_the_client(desk: Browser, shelf: Shelf) -> None:
    page = desk.get(f"{shelf.home}?for=harbor").text

    assert "From 1 to 2, for Harbor" in page
    assert "<del>Key metrics</del>" in page
    assert "<ins>What is true today</ins>" in page
    assert shelf.cast.harbor.canary not in page
    assert "All are taken." in page


def test_a_skipped_change_is_put_back_in_the_next_copy_and_only_there(desk: Browser, shelf: Shelf, cast: Cast) -> None:
    before = text_in(cast.harbor, rows("pull")[0]["deliverable_id"])
    form = _form(desk, shelf, **{"change-0": "skip"})

    answer = desk.post(f"{shelf.home}choices/", form)
    harbors = text_in(cast.harbor, shelf.pull(cast.harbor))
    signals = text_in(cast.signal, shelf.pull(cast.signal))

    assert answer.status == 303
    assert "Key metrics" in harbors
    assert "What we ask of the board" in harbors
    assert "Key metrics" not in signals
    assert text_in(cast.harbor, rows("pull")[0]["deliverable_id"]) == before


def test_who_decided_is_kept_in_the_practice(desk: Browser, shelf: Shelf, cast: Cast) -> None:
    form = _form(desk, shelf, **{"change-1": "skip"})
    desk.post(f"{shelf.home}choices/", form)

    assert _kept(shelf) == [["skip", *["take"] * (len(form) - 3)]]
    assert {row["chosen_by"] for row in rows("choice")} == {"Maren Okafor"}
    assert [words.startswith("Maren Okafor takes ") for words in lines("library.chosen")] == [True]


def test_the_same_answers_twice_are_one_decision(desk: Browser, shelf: Shelf) -> None:
    form = _form(desk, shelf, **{"change-0": "skip"})
    statuses = [desk.post(f"{shelf.home}choices/", form).status for _ in range(3)]

    assert statuses == [303, 303, 303]
    assert len(rows("tailoring")) == 1


def test_taking_everything_again_leaves_no_file_behind(desk: Browser, shelf: Shelf) -> None:
    from bulkhead.isolation.blobs import practice_blobs

    desk.post(f"{shelf.home}choices/", _form(desk, shelf, **{"change-0": "skip"}))
    desk.post(f"{shelf.home}choices/", _form(desk, shelf, **{"change-0": "take"}))

    assert [row["blob_id"] for row in rows("tailoring")] == [None, None]
    assert len(list(practice_blobs().folder.iterdir())) == 2


def test_who_decides_second_sees_what_was_decided_and_overwrites_nothing(desk: Browser, shelf: Shelf) -> None:
    hers, his = (_form(desk, shelf, **{f"change-{one}": "skip"}) for one in (0, 1))
    desk.post(f"{shelf.home}choices/", hers)
    answer = desk.post(f"{shelf.home}choices/", his)

    assert answer.status == 422
    assert "Maren Okafor decided about it while this page was open." in answer.text
    assert len(rows("tailoring")) == 1


def test_make_the_next_draft_keeps_the_choices_and_goes_to_the_pull(desk: Browser, shelf: Shelf) -> None:
    answer = desk.post(f"{shelf.home}choices/", _form(desk, shelf, **{"change-0": "skip", "onward": "1"}))
    desk.post("/openings/", {"client": "harbor"})
    page = desk.follow(answer).text

    assert answer.location == f"/in/harbor/pulls/?item={shelf.item}"
    assert "1 change of version 2 is left out for Harbor, as Maren Okafor decided." in page


def test_htmx_gets_the_section_alone(desk: Browser, shelf: Shelf) -> None:
    form = _form(desk, shelf, **{"change-0": "skip"})
    answer = desk.post(f"{shelf.home}choices/", form, hx_request="true")

    assert answer.status == 200
    assert "<!doctype" not in answer.text
    assert "Decided by Maren Okafor." in answer.text


def test_a_version_is_skipped_as_a_whole_and_offered_again(desk: Browser, shelf: Shelf, cast: Cast) -> None:
    skip = {"client": "harbor", "version": "2"}
    for _ in range(2):
        assert desk.post(f"{shelf.home}passing/", skip).status == 303
    skipped = desk.get("/library/").text, desk.get(shelf.home).text
    desk.post(f"{shelf.home}passing/", {"client": "harbor", "again": "1"})

    assert "Nobody works with an older version than you do." in skipped[0]
    assert "1, 2 skipped" in skipped[1]
    assert "1, one behind" in desk.get(shelf.home).text
    assert len(lines("library.passed")) == 2


def test_a_form_of_an_older_version_skips_nothing(desk: Browser, shelf: Shelf) -> None:
    shelf.add(SECOND + b"\nMore.\n")
    desk.post(f"{shelf.home}passing/", {"client": "harbor", "version": "2"})

    assert [row["passed_number"] for row in rows("holding")] == [0]


def test_a_newer_version_counts_again_after_one_was_skipped(desk: Browser, shelf: Shelf) -> None:
    desk.post(f"{shelf.home}passing/", {"client": "harbor", "version": "2"})
    shelf.add(SECOND + b"\nMore.\n")

    assert "1, two behind" in desk.get(shelf.home).text


def test_what_was_skipped_is_said_when_it_comes_again(desk: Browser, shelf: Shelf, cast: Cast) -> None:
    desk.post(f"{shelf.home}choices/", _form(desk, shelf, **{"change-0": "skip"}))
    shelf.pull(cast.harbor)
    shelf.add(SECOND + b"\nMore.\n")
    page = desk.get(f"{shelf.home}?for=harbor").text

    assert "From 2 to 3, for Harbor" in page
    assert page.count("skipped last time") == 1


def test_versions_of_two_kinds_of_file_are_taken_whole(desk: Browser, shelf: Shelf) -> None:
    shelf.add(b"Only words.\n", name="board.txt")
    page = desk.get(f"{shelf.home}?for=harbor").text

    assert "It is taken whole, or not at all." in page
    assert 'name="change-0"' not in page


def test_nobody_decides_for_a_client_that_is_not_theirs(desk: Browser, associate: Browser, shelf: Shelf) -> None:
    form = _form(desk, shelf, **{"change-0": "skip"})

    for who, client, status in ((associate, "harbor", 404), (desk, "signal", 404), (desk, "nobody", 404)):
        for act in ("choices/", "passing/"):
            assert who.post(shelf.home + act, {**form, "client": client}).status == status
        assert who.get(f"{shelf.home}?for={client}").status == status
    assert (rows("tailoring"), [row["passed_number"] for row in rows("holding")]) == ([], [0])


def test_a_wrong_method_and_an_unknown_item_are_refused(desk: Browser, stranger: Browser, shelf: Shelf) -> None:
    assert [desk.get(shelf.home + act).status for act in ("choices/", "passing/")] == [405, 405]
    assert desk.post(f"/library/{uuid4()}/choices/", {"client": "harbor"}).status == 404
    assert stranger.post(f"{shelf.home}choices/", {"client": "harbor"}, token=False).status in (302, 403)


def test_the_page_of_a_deliverable_can_say_that_a_newer_version_is_there(shelf: Shelf, cast: Cast) -> None:
    from bulkhead.practice.library.holdings import behind
    from bulkhead.practice.library.models import Pull

    older, newest = rows("pull")[0]["deliverable_id"], shelf.pull(cast.signal)
    newer = behind(Pull.origin(older))  # type: ignore[arg-type]  # the id of a deliverable.

    assert newer is not None
    assert (newer.title, newer.held, newer.newest) == ("Board summary", 1, 2)
    assert behind(Pull.origin(newest)) is None
    assert behind(Pull.origin(cast.harbor.deliverable)) is None


def test_the_first_version_is_the_one_that_was_pulled(shelf: Shelf, cast: Cast) -> None:
    assert "Key metrics" in text_in(cast.harbor, rows("pull")[0]["deliverable_id"])  # type: ignore[arg-type]  # an id.
    assert FIRST != SECOND
