"""Every address inside a client, for the people who have no business there."""

from typing import TYPE_CHECKING

import pytest

from tests.desk.inside.conftest import Room

if TYPE_CHECKING:
    from tests.browse import Browser
    from tests.cast import Cast

PAGES = (
    "",
    "status/",
    "log/",
    "log/verification/",
    "post/",
    "deliverables/",
    "deliverables/new/",
    "{one}",
    "{one}edit/",
    "{one}cancellation/",
    "{one}delivery/",
    "{one}versions/",
    "{one}versions/{version}/file/",
    "{one}deliveries/{delivery}/receipt/",
    "pulls/",
    "people/",
    "people/new/",
    "people/{person}/edit/",
    "people/{person}/removal/",
    "preview/{person}/",
    "preview/{person}/delivered/{delivery}/",
)
ACTS = (
    "{one}review/",
    "{one}draft/",
    "{one}comments/",
    "people/{person}/invitations/",
    "post/{person}/link/",
)


def address(pattern: str, room: Room, *, whose: str = "member") -> str:
    member = getattr(room, whose)
    one = f"deliverables/{member.deliverable}/"
    return pattern.format(one=one, version=member.version, delivery=member.delivery, person=member.sponsor)


@pytest.mark.parametrize("pattern", PAGES)
def test_a_stranger_is_sent_to_sign_in(pattern: str, room: Room, stranger: "Browser") -> None:
    answer = stranger.get(room.home + address(pattern, room))

    assert (answer.status, answer.location.partition("?")[0]) == (302, "/sign-in/")


@pytest.mark.parametrize("pattern", [*PAGES, *ACTS])
def test_an_associate_of_other_clients_finds_nothing(pattern: str, room: Room, cast: "Cast") -> None:
    from tests.browse import desk_browser

    tobias = desk_browser(as_practitioner=cast.tobias)

    answers = tobias.get(room.home + address(pattern, room)), tobias.post(room.home + address(pattern, room))

    assert {answer.status for answer in answers} <= {404, 405}
    assert all(room.member.canary not in answer.text for answer in answers)


@pytest.mark.parametrize("pattern", PAGES)
def test_a_client_that_was_not_opened_shows_its_door(pattern: str, room: Room) -> None:
    answer = room.browser.get(f"/in/harbor/{address(pattern, room, whose='other')}")

    assert (answer.status, "Harbor is not open." in answer.text, room.other.canary in answer.text) == (200, True, False)


@pytest.mark.parametrize("pattern", [one for one in (*PAGES, *ACTS) if "{" in one])
def test_the_ids_of_another_client_are_not_found(pattern: str, room: Room) -> None:
    path = address(pattern, room, whose="other")
    form = {
        "version": room.other.version,
        "words": "x",
        "because": "x",
        "approvers": room.other.sponsor,
        "confirm": "Signal",
    }

    answers = [room.get(path) if pattern in PAGES else None, room.post(path, form)]

    assert {answer.status for answer in answers if answer} <= {404, 405}
    assert all(room.other.canary not in answer.text for answer in answers if answer)


@pytest.mark.parametrize("pattern", ACTS)
def test_an_act_is_not_a_page(pattern: str, room: Room) -> None:
    assert room.get(address(pattern, room)).status == 405


@pytest.mark.parametrize("pattern", PAGES)
def test_a_page_is_named_after_its_client_and_stays_within_its_budget(pattern: str, room: Room, item: str) -> None:
    path = address(pattern, room)
    answer = room.get(path)
    if answer.status == 303 or "file/" in path:
        return

    said = answer.text.partition("<title>")[2]
    assert said.startswith("Signal · ")
    assert room.other.canary not in answer.text
    assert len(answer.content) < 60_000
    asked = room.queries(path)
    writing = [sql for sql in asked if sql.startswith("INSERT")]
    # A page that is logged as read costs a transaction, the line before and the line.
    assert len(asked) <= 12 + 3 * len(writing), "\n".join(asked)
