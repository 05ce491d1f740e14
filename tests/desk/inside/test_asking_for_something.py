"""“Please send us”: asked of somebody or anyone, accepted, sent back or withdrawn; each step with who and when."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from bulkhead.base.clock import today
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.sent import Answer, Parcel, SentFile
from bulkhead.vault.requests.wanted import Wanted
from tests.desk.inside.conftest import Room

NEED: dict[str, object] = {
    "title": "Call times",
    "detail": "A line a call.",
    "person": "",
    "due_on": "",
    "expected": "2",
}


def ask(room: Room, **other: object) -> UUID:
    """The id of something that was asked for."""
    answer = room.post("wanted/", {**NEED, **other})
    assert answer.status == 303, answer.text
    with inside(room.member.client):
        return Wanted.objects.latest("asked_at").pk


def send(room: Room, wanted: UUID, *contents: bytes) -> None:
    """Dana sends it."""
    with inside(room.member.client):
        parcels = [Parcel(vault_blobs().put([content]), "calls.csv") for content in contents]
        dana = Person.objects.get(pk=room.member.sponsor)
        SentFile.hand_in(parcels, wanted=Wanted.objects.get(pk=wanted), person=dana)


def steps(room: Room) -> list[object]:
    return [row["state"] for row in room.rows("wantedmove")]


def test_what_is_asked_for_stands_in_the_list_and_a_mail_waits(room: Room) -> None:
    due = today("America/Chicago") + timedelta(days=3)
    ask(room, person=str(room.member.board), due_on=due.isoformat())

    page, [row] = room.get("wanted/").text, room.rows("wanted")
    [mail] = room.rows("outboxentry", kind="mail.wanted")
    assert ("Call times" in page, "Chase Banks" in page, "0 of 2" in page) == (True, True, True)
    assert (row["due_on"], row["asked_by"], mail["payload"]["person"]) == (due, "Maren Okafor", str(room.member.board))  # type: ignore[index]  # JSON.


def test_the_same_asked_twice_is_asked_once(room: Room) -> None:
    assert ask(room) == ask(room)
    assert len(room.rows("outboxentry", kind="mail.wanted")) == 1


@pytest.mark.parametrize("field", ["title", "detail"])
def test_words_that_name_another_client_are_stopped(room: Room, field: str) -> None:
    answer = room.post("wanted/", {**NEED, field: "Numbers as Brasswinkle has them"})

    assert (answer.status, room.rows("wanted")) == (422, [])
    assert "<mark>Brasswinkle</mark>" in answer.text


@pytest.mark.parametrize("gap", [{"title": ""}, {"expected": "-1"}, {"expected": "many"}, {"due_on": "soon"}])
def test_what_is_not_right_is_said(room: Room, gap: dict[str, object]) -> None:
    assert (room.post("wanted/", {**NEED, **gap}).status, room.rows("wanted")) == (422, [])


def test_nobody_of_another_client_can_be_asked(room: Room) -> None:
    for stranger in (room.other.sponsor, uuid4()):
        answer = room.post("wanted/", {**NEED, "person": str(stranger)})
        assert (answer.status, "This person is not here any more." in answer.text) == (422, True)


def test_what_came_is_accepted(room: Room) -> None:
    wanted = ask(room)
    send(room, wanted, b"one", b"two")
    page = room.get(f"wanted/{wanted}/").text

    for _ in range(2):
        assert room.post(f"wanted/{wanted}/acceptance/").status == 303

    assert ("2 of 2 came" in page, "From Dana Whitfield" in page) == (True, True)
    assert steps(room) == ["asked", "received", "accepted"]


def test_fewer_than_expected_may_be_enough(room: Room) -> None:
    wanted = ask(room)
    send(room, wanted, b"one")

    room.post(f"wanted/{wanted}/acceptance/")

    assert steps(room) == ["asked", "accepted"]


def test_nothing_that_came_cannot_be_accepted(room: Room) -> None:
    wanted = ask(room)

    answer = room.post(f"wanted/{wanted}/acceptance/")

    assert (answer.status, "Nothing came yet" in answer.text, steps(room)) == (409, True, ["asked"])


def test_what_is_not_it_goes_back_with_a_reason_and_a_mail(room: Room) -> None:
    wanted = ask(room)
    send(room, wanted, b"one", b"two")

    for _ in range(2):
        room.post(f"wanted/{wanted}/return/", {"because": "The times are missing."})

    assert steps(room) == ["asked", "received", "sent_back"]
    assert len(room.rows("outboxentry", kind="mail.wanted")) == 2
    send(room, wanted, b"three")
    assert steps(room)[-1] == "received"


@pytest.mark.parametrize("because", ["", "See Brasswinkle."])
def test_without_a_reason_or_with_another_clients_name_nothing_goes_back(room: Room, because: str) -> None:
    wanted = ask(room)
    send(room, wanted, b"one", b"two")

    answer = room.post(f"wanted/{wanted}/return/", {"because": because})

    assert (answer.status, steps(room)) == (422, ["asked", "received"])


def test_what_is_not_needed_any_more_is_settled_for_good(room: Room) -> None:
    wanted = ask(room)

    for _ in range(2):
        assert room.post(f"wanted/{wanted}/withdrawal/").status == 303

    assert steps(room) == ["asked", "withdrawn"]
    assert room.post(f"wanted/{wanted}/acceptance/").status == 409


def test_an_answer_in_words_is_read_here(room: Room) -> None:
    wanted = ask(room, expected="0")
    with inside(room.member.client):
        dana = Person.objects.get(pk=room.member.sponsor)
        Answer.give("We may name Acme.", wanted=Wanted.objects.get(pk=wanted), person=dana)

    assert "We may name Acme." in room.get(f"wanted/{wanted}/").text


def test_something_wanted_of_another_client_is_not_there(room: Room) -> None:
    answers = [room.get(f"wanted/{uuid4()}/"), room.post(f"wanted/{uuid4()}/acceptance/")]

    assert {answer.status for answer in answers} == {404}


def test_the_list_takes_few_queries(room: Room) -> None:
    for number in range(20):
        ask(room, title=f"Thing {number}")

    assert len(room.queries("wanted/")) <= 12
