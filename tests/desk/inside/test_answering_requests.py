"""What a client's people ask is answered, put off or closed; no word that names another client goes out."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from bulkhead.base.clock import today
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.sent import Parcel, SentFile
from tests.desk.inside.conftest import Room

WORDS = "Will Q4 land?"


@pytest.fixture
def asked(room: Room) -> str:
    """The address of something Dana asked."""
    with inside(room.member.client):
        dana = Person.objects.get(pk=room.member.sponsor)
        return f"requests/{Request.ask(WORDS, kind='question', person=dana).pk}/"


@pytest.fixture
def sent(room: Room) -> UUID:
    """A file Dana sent by herself."""
    with inside(room.member.client):
        dana = Person.objects.get(pk=room.member.sponsor)
        parcel = Parcel(vault_blobs().put([b"a,b\n"]), "calls.csv")
        return SentFile.send([parcel], person=dana)[0].pk


def state(room: Room) -> object:
    [row] = room.rows("request")
    return row["state"]


def test_what_waits_stands_first_with_who_asks_and_by_when(room: Room, asked: str) -> None:
    page = room.get("requests/").text

    assert "One request of Signal waits for something." in page
    assert (WORDS in page, "Dana Whitfield" in page, "promised by" in page) == (True, True, True)


def test_what_is_settled_has_a_list_of_its_own(room: Room, asked: str) -> None:
    room.post(f"{asked}closing/")

    waiting, settled = room.get("requests/").text, room.get("requests/?show=settled").text

    assert (WORDS in waiting, WORDS in settled) == (False, True)


def test_a_client_who_asked_nothing_has_a_page_that_says_so(bare: Room) -> None:
    assert "Nobody at Bloom waits for you." in bare.get("requests/").text


def test_an_answer_is_kept_once_and_told(room: Room, asked: str) -> None:
    answers = [room.post(f"{asked}answers/", {"words": "Yes, if March holds."}) for _ in range(2)]

    assert [answer.status for answer in answers] == [303, 303]
    assert [one["words"] for one in room.rows("reply")] == ["Yes, if March holds."]
    assert (state(room), len(room.rows("outboxentry", kind="mail.replied"))) == ("answered", 1)


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("answers/", {"words": "As Brasswinkle did."}),
        ("moves/", {"state": "scope", "note": "As Brasswinkle did."}),
    ],
)
def test_words_that_name_another_client_stay_in_the_form(
    room: Room, asked: str, place: str, form: dict[str, object]
) -> None:
    answer = room.post(asked + place, form)

    assert (answer.status, state(room), room.rows("reply")) == (422, "open", [])
    assert "<mark>Brasswinkle</mark>" in answer.text
    assert "As Brasswinkle did." in answer.text


@pytest.mark.parametrize("goal", ["next_agenda", "scope", "parked"])
def test_it_is_put_off_with_a_note_they_read(room: Room, asked: str, goal: str) -> None:
    day = today("America/Chicago") + timedelta(days=9)
    form = {"state": goal, "note": "With the budget.", "until": day.isoformat()}

    answers = [room.post(f"{asked}moves/", form) for _ in range(2)]

    [move] = room.rows("move")
    assert [answer.status for answer in answers] == [303, 303]
    assert (move["state"], move["note"], move["by_name"]) == (goal, "With the budget.", "Maren Okafor")
    assert move["until"] == (day if goal == "parked" else None)


@pytest.mark.parametrize("until", ["", "2020-01-01", "soon"])
def test_parked_needs_a_day_to_come(room: Room, asked: str, until: str) -> None:
    answer = room.post(f"{asked}moves/", {"state": "parked", "until": until})

    assert (answer.status, state(room)) == (422, "open")


def test_closed_without_an_answer_takes_none_any_more(room: Room, asked: str) -> None:
    closed = [room.post(f"{asked}closing/") for _ in range(2)]
    late = room.post(f"{asked}answers/", {"words": "Yes."})

    assert [answer.status for answer in closed] == [303, 303]
    assert (late.status, "it opens again when they reply" in late.text) == (409, True)
    assert (state(room), room.rows("reply")) == ("closed", [])


def test_an_answered_one_cannot_be_put_off(room: Room, asked: str) -> None:
    room.post(f"{asked}answers/", {"words": "Yes."})

    answer = room.post(f"{asked}moves/", {"state": "scope"})

    assert (answer.status, state(room)) == (409, "answered")


def test_no_answer_at_all_is_refused(room: Room, asked: str) -> None:
    answer = room.post(f"{asked}answers/", {"words": " "})

    assert (answer.status, "Write the answer first." in answer.text) == (422, True)


def test_a_request_of_another_client_is_not_there(room: Room) -> None:
    with inside(room.other.client):
        alan = Person.objects.get(pk=room.other.sponsor)
        theirs = f"requests/{Request.ask(WORDS, kind='question', person=alan).pk}/"

    answers = [room.get(theirs), room.post(f"{theirs}answers/", {"words": "Yes."}), room.get(f"requests/{uuid4()}/")]

    assert {(answer.status, answer.content) for answer in answers} == {(404, answers[0].content)}


def test_a_file_they_sent_is_shown_as_theirs_and_its_reading_logged(room: Room, sent: UUID) -> None:
    page = room.get("requests/").text

    copy = room.get(f"sent/{sent}/file/")

    assert ("calls.csv" in page, "From Dana Whitfield" in page) == (True, True)
    assert (copy.content, copy.header("Content-Disposition")) == (b"a,b\n", 'attachment; filename="calls.csv"')
    assert [line["words"] for line in room.rows("vaultline", act="file.read")] == [
        "Maren Okafor opened calls.csv, from Dana Whitfield."
    ]


def test_a_file_is_noted_once(room: Room, sent: UUID) -> None:
    for _ in range(2):
        assert room.post(f"sent/{sent}/note/").status == 303

    [row] = room.rows("sentfile")
    assert (row["noted_by"], len(room.rows("vaultline", act="file.noted"))) == ("Maren Okafor", 1)


def test_the_list_takes_few_queries_however_long(room: Room) -> None:
    with inside(room.member.client):
        dana = Person.objects.get(pk=room.member.sponsor)
        for number in range(30):
            row = Request.ask(f"Question {number}", kind="question", person=dana)
            if number % 2:
                row.move("closed", by=room_actor(room))

    assert [len(room.queries(page)) <= 12 for page in ("requests/", "requests/?show=settled")] == [True, True]


def room_actor(room: Room) -> object:
    from bulkhead.isolation.chain import Actor

    return Actor("practitioner", "Maren Okafor", room.member.sponsor)


@pytest.mark.parametrize("form", [{"state": "next_agenda", "seen": "open"}, {"seen": "open"}])
def test_an_old_page_moves_and_closes_nothing_that_was_moved_meanwhile(
    room: Room, asked: str, form: dict[str, object]
) -> None:
    page = room.get(asked).text
    room.post(f"{asked}moves/", {"state": "scope"})

    answer = room.post(f"{asked}{'moves' if 'state' in form else 'closing'}/", form)

    assert page.count('name="seen" value="open"') == 2
    assert (answer.status, state(room)) == (409, "scope")
    assert "It was moved meanwhile: looked at as new work." in answer.text
