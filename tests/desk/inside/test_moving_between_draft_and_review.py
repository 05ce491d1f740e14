"""A draft goes to review, and back."""

from tests.desk.inside.conftest import Room


def test_a_draft_goes_to_review_and_offers_delivery(room: Room) -> None:
    room.upload()
    answer = room.post(f"{room.one}review/")
    page = room.browser.follow(answer).text

    assert answer.status == 303
    assert room.rows("deliverable")[0]["state"] == "in_review"
    assert 'aria-current="step">In review' in page
    assert ">Deliver to Signal</a>" in page


def test_it_can_be_taken_back_to_draft(room: Room) -> None:
    room.upload()
    room.post(f"{room.one}review/")
    room.post(f"{room.one}draft/")

    assert room.rows("deliverable")[0]["state"] == "draft"


def test_what_is_no_draft_does_not_go_to_review(room: Room) -> None:
    answer = room.post(f"{room.one}review/")

    assert "Only a draft with a version can go to review." in room.browser.follow(answer).text
    assert room.rows("deliverable")[0]["state"] == "delivered"


def test_what_is_not_in_review_is_not_taken_back(room: Room) -> None:
    answer = room.post(f"{room.one}draft/")

    assert "Only something in review can go back to draft." in room.browser.follow(answer).text
