"""A remark beside a deliverable, for the client's people to read."""

from tests.desk.inside.conftest import Room


def test_a_comment_stands_in_the_thread(room: Room) -> None:
    answer = room.post(f"{room.one}comments/", {"words": "Page two is new."})

    assert (answer.status, answer.location) == (303, f"{room.home}{room.one}")
    assert "Page two is new." in room.browser.follow(answer).text
    assert [one["by_practice"] for one in room.rows("comment")] == [True, True]


def test_a_comment_that_names_another_client_is_stopped_and_stays_in_the_form(room: Room) -> None:
    answer = room.post(f"{room.one}comments/", {"words": "Brasswinkle did this too."})

    assert answer.status == 422
    assert "<mark>Brasswinkle</mark>" in answer.text
    assert "Brasswinkle did this too.</textarea>" in answer.text
    assert len(room.rows("comment")) == 1


def test_an_empty_comment_is_refused(room: Room) -> None:
    answer = room.post(f"{room.one}comments/", {"words": "  "})

    assert (answer.status, "Write something first." in answer.text) == (422, True)


def test_changes_asked_and_comments_are_one_thread_in_their_order(room: Room) -> None:
    from bulkhead.isolation import inside
    from bulkhead.vault.models import ChangeAsked, Delivery, Person

    with inside(room.member.client):
        dana = Person.objects.get(pk=room.member.sponsor)
        ChangeAsked.ask(Delivery.objects.get(), person=dana, words="Show the share.")
    room.post(f"{room.one}comments/", {"words": "It comes today."})

    page = room.get(room.one).text
    at = [page.index(words) for words in ("Remember Quillfeather.", "Show the share.", "It comes today.")]
    assert at == sorted(at)
    assert 'aria-current="step">Change asked' in page
