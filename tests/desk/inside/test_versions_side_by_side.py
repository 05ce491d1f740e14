"""A reissue says why; two versions are compared word by word; a receipt goes on paper."""

import pytest

from bulkhead.crossings.comparing import Difference
from bulkhead.web.desk.shown.wording import Piece, passages
from tests.browse import portal_browser
from tests.cast import Cast
from tests.desk.inside.conftest import Room


def reissued(room: Room, because: str = "the October spend was wrong") -> object:
    return room.post(
        f"{room.one}versions/",
        {"note": "", "reissued_because": because},
        file=("plan.md", b"# The plan\n\nAll about growth.\n"),
    )


def test_delivered_work_takes_a_new_version_only_for_a_reason(room: Room) -> None:
    refused = reissued(room, because="")

    assert refused.status == 422
    assert "Say why it is issued again; its readers see the reason." in refused.text
    assert (len(room.rows("version")), room.rows("deliverable")[0]["state"]) == (1, "delivered")


def test_a_reason_that_names_another_client_is_stopped(room: Room) -> None:
    answer = reissued(room, because="Brasswinkle asked")

    assert (answer.status, len(room.rows("version"))) == (422, 1)


def test_the_readers_are_told_why_it_was_issued_again(room: Room, cast: Cast) -> None:
    reissued(room)
    room.post(f"{room.one}review/")
    version = room.rows("version", number=2)[0]["id"]
    form = {"version": version, "approvers": [room.member.sponsor], "confirm": "Signal"}
    room.post(f"{room.one}delivery/", form)
    delivery = room.rows("delivery", version=version)[0]["id"]

    page = portal_browser(cast.signal.client, as_person=cast.signal.sponsor).get(f"/delivered/{delivery}/").text

    assert "Reissued because the October spend was wrong" in page


def test_a_version_after_a_reissue_keeps_its_reason_until_it_is_delivered(room: Room) -> None:
    reissued(room)
    room.upload(b"# A third one\n")
    room.post(f"{room.one}versions/", {"note": ""}, file=("plan.md", b"# A fourth one\n"))

    assert [row["reissued_because"] for row in room.rows("version")] == [
        "a figure was wrong",
        "a figure was wrong",
        "the October spend was wrong",
        "",
    ]


def test_two_versions_are_compared_word_by_word(room: Room) -> None:
    reissued(room)
    page = room.get(f"{room.one}compare/").text

    assert "<h1>Version 1 against version 2.</h1>" in page
    assert "<del>Quillfeather</del>" in page
    assert "<ins>growth</ins>" in page


@pytest.mark.parametrize("query", ["?a=2&b=1", "?a=1&b=2", "?a=nonsense&b=99", "?a=&b="])
def test_whatever_is_asked_for_the_older_one_comes_first(room: Room, query: str) -> None:
    reissued(room)

    assert "<h1>Version 1 against version 2.</h1>" in room.get(f"{room.one}compare/{query}").text


def test_a_version_against_itself_says_so(room: Room) -> None:
    reissued(room)

    assert "Choose two different versions." in room.get(f"{room.one}compare/?a=1&b=1").text


def test_a_single_version_has_nothing_to_be_compared_with(room: Room) -> None:
    assert room.get(f"{room.one}compare/").status == 404


def test_comparing_is_reading_and_stands_in_the_log(room: Room) -> None:
    reissued(room)
    room.get(f"{room.one}compare/")

    assert [len(room.rows("vaultline", act=act)) for act in ("version.read", "draft.read")] == [1, 1]


def test_words_that_stayed_are_not_struck() -> None:
    [passage] = passages([Difference("page 1", "Spend was 6,000.", "Spend was 9,000.", "changed")])

    assert passage.pieces == [
        Piece("same", "Spend was "),
        Piece("old", "6,000"),
        Piece("new", "9,000"),
        Piece("same", "."),
    ]


def test_a_passage_of_a_whole_book_is_shown_whole() -> None:
    [passage] = passages([Difference("page 1", "old " * 5000, "new " * 5000, "changed")])

    assert [piece.kind for piece in passage.pieces] == ["old", "new"]


def test_a_receipt_goes_on_paper(room: Room) -> None:
    address = f"{room.one}deliveries/{room.member.delivery}/receipt.pdf"
    answer = room.get(address)

    assert (answer.status, answer.header("Content-Type")) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert room.get(f"{room.one}deliveries/{room.other.delivery}/receipt.pdf").status == 404
