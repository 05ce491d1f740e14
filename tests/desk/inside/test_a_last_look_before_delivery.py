"""The checklist, the second reader, remarks and what was left over, at the desk."""

from collections.abc import Iterator
from unittest import mock

import pytest

from bulkhead.crossings.leftovers import left_over
from bulkhead.crossings.opening import open_client
from bulkhead.practice.accounts.models import Allocation
from tests.browse import desk_browser, portal_browser
from tests.cast import Cast
from tests.desk.inside.conftest import Room

LINES = ["Every figure has a source", "No miss without a cause"]
NAMED = {"confirm": "Signal"}


@pytest.fixture(autouse=True)
def _checklist() -> Iterator[None]:
    with mock.patch("bulkhead.crossings.review.checklist_lines", lambda kind: LINES if kind == "plan" else []):
        yield


def in_review(room: Room, content: bytes = b"# Version two\n\nBetter.\n") -> None:
    room.upload(content)
    room.post(f"{room.one}review/")


def checks(room: Room) -> list[str]:
    rows = room.rows("check", version__number=2)
    return [f"{room.one}checks/{row['id']}/" for row in sorted(rows, key=lambda row: str(row["place"]))]


def deliver(room: Room) -> object:
    version = room.rows("version", number=2)[0]["id"]
    return room.post(f"{room.one}delivery/", {"version": version, "approvers": [room.member.sponsor], **NAMED})


def test_the_checklist_comes_along_when_it_goes_to_review(room: Room) -> None:
    in_review(room)
    page = room.get(room.one).text

    assert [line in page for line in LINES] == [True, True]
    assert "2 lines are open" in page


def test_delivery_waits_for_every_line_and_shows_them(room: Room) -> None:
    in_review(room)
    first, second = checks(room)
    refused = deliver(room)
    room.post(first)
    room.post(f"{second}waiver/", {"because": "There was no miss"})
    page = room.get(f"{room.one}delivery/").text
    done = deliver(room)

    assert refused.status == 422
    assert "2 lines of its checklist are neither checked nor waived." in refused.text
    assert "There was no miss" in page
    assert (done.status, room.rows("deliverable")[0]["state"]) == (303, "delivered")


def test_a_line_checked_with_a_script_answers_with_the_list_alone(room: Room) -> None:
    in_review(room)
    answer = room.browser.post(room.home + checks(room)[0], HX_REQUEST="true")

    assert answer.status == 200
    assert answer.text.lstrip().startswith('<div id="checks">')
    assert "1 line is open" in answer.text


def test_a_line_is_looked_at_again(room: Room) -> None:
    in_review(room)
    first, _ = checks(room)
    room.post(first)
    room.post(f"{first}reopening/")

    assert [row["settled_at"] for row in room.rows("check")] == [None, None]


@pytest.mark.parametrize("because", ["", "Brasswinkle did not need it"])
def test_a_waiver_takes_a_reason_that_names_nobody_else(room: Room, because: str) -> None:
    in_review(room)
    first, _ = checks(room)

    answer = room.post(f"{first}waiver/", {"because": because})

    assert answer.status == 422
    assert [row["settled_at"] for row in room.rows("check")] == [None, None]


def test_what_an_associate_sends_is_read_by_the_principal_first(room: Room, cast: Cast) -> None:
    Allocation(practitioner=cast.tobias, client=cast.signal.client).save()
    open_client(cast.signal.client, by=cast.tobias)
    associate = Room(desk_browser(as_practitioner=cast.tobias), cast.signal, cast.harbor)
    in_review(associate)
    for check in checks(room):
        room.post(check)
    early = deliver(associate)
    own = associate.post(f"{room.one}passage/")
    page = room.get(room.one).text
    room.post(f"{room.one}passage/")
    done = deliver(associate)

    assert "Tobias Lind sent it; Maren Okafor reads it before it is delivered." in early.text
    assert "Maren Okafor reads it before it is delivered." in associate.browser.follow(own).text
    assert ">Let it pass</button>" in page
    assert done.status == 303


def test_a_principals_own_work_needs_no_second_reader(room: Room) -> None:
    in_review(room)

    assert [row["second_id"] for row in room.rows("review", version__number=2)] == [None]


def test_a_remark_stays_within_the_practice(room: Room, cast: Cast) -> None:
    in_review(room)
    room.post(f"{room.one}remarks/", {"words": "Is the Zanzibar figure right?"})
    for check in checks(room):
        room.post(check)
    deliver(room)
    reader = portal_browser(cast.signal.client, as_person=cast.signal.sponsor)
    delivery = room.rows("delivery", version__number=2)[0]["id"]
    portal = [reader.get(path).text for path in ("/", "/delivered/", f"/delivered/{delivery}/", "/trail/")]

    assert "Is the Zanzibar figure right?" in room.get(room.one).text
    assert [word for word in ("Zanzibar", "remark", "checklist", LINES[0]) for page in portal if word in page] == []


def test_a_remark_is_settled_once_and_says_by_whom(room: Room) -> None:
    in_review(room)
    room.post(f"{room.one}remarks/", {"words": "Round this."})
    remark = room.rows("remark")[0]["id"]
    for _ in range(2):
        room.post(f"{room.one}remarks/{remark}/settlement/")

    assert "settled by you" in room.get(room.one).text
    assert len(room.rows("vaultline", act="remark.settled")) == 1


@pytest.mark.parametrize("words", ["", "As at Brasswinkle."])
def test_a_remark_is_guarded_and_never_empty(room: Room, words: str) -> None:
    in_review(room)

    assert room.post(f"{room.one}remarks/", {"words": words}).status == 422
    assert room.rows("remark") == []


def test_nobody_settles_what_belongs_to_another_deliverable(room: Room) -> None:
    in_review(room)
    check = room.rows("check")[0]["id"]
    other = room.post("deliverables/new/", {"title": "Brief", "kind": "brief", "due_on": "2030-01-01"}).location

    assert room.browser.post(f"{other}checks/{check}/").status == 404
    assert room.browser.post(f"{other}remarks/{check}/settlement/").status == 404


def test_a_placeholder_left_over_stops_the_delivery_until_it_is_meant_so(room: Room) -> None:
    in_review(room, b"# Version two\n\nDear [Client Name], better.\n")
    for check in checks(room):
        room.post(check)
    version = room.rows("version", number=2)[0]["id"]
    refused = deliver(room)
    bare = room.post(f"{room.one}versions/{version}/waivers/", {"text": "[Client Name]", "because": ""})
    room.post(f"{room.one}versions/{version}/waivers/", {"text": "[Client Name]", "because": "It is a quotation"})
    done = deliver(room)

    assert (refused.status, "[Client Name]" in refused.text) == (422, True)
    assert (bare.status, done.status) == (422, 303)


def test_a_note_of_the_library_is_never_waived(room: Room) -> None:
    in_review(room)
    for check in checks(room):
        room.post(check)
    version = room.rows("version", number=2)[0]["id"]
    told = b'[["Ask for the budget first", "comment 1", "a note for the library only"]]'
    with mock.patch("bulkhead.crossings.leftovers.children.run", return_value=told):
        assert [found.is_note for found in left_over(room.member.client, version=version)] == [True]
        answer = room.post(
            f"{room.one}versions/{version}/waivers/", {"text": "Ask for the budget first", "because": "It is fine"}
        )

    assert "A note of your library never goes out." in room.browser.follow(answer).text
    assert room.rows("waiver") == []


def test_a_line_that_names_another_client_goes_nowhere(room: Room) -> None:
    room.upload(b"# Version two\n\nBetter.\n")
    with mock.patch("bulkhead.crossings.review.checklist_lines", return_value=["As Harbor Clinics wants it"]):
        room.post(f"{room.one}review/")

    assert (room.rows("deliverable")[0]["state"], room.rows("check")) == ("draft", [])
    assert "A line of its checklist names another client" in room.get(room.one).text
