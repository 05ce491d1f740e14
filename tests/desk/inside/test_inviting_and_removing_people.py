"""Who at the client may come in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from bulkhead.isolation import inside
from bulkhead.practice.tray.models import GuardEvent
from tests.desk.inside.conftest import Room

if TYPE_CHECKING:
    from tests.browse import Browser

RUNE = {"name": "Rune Sales", "email": "Rune@signalfoundry.example", "role": "leader", "title": "VP Revenue"}


def test_someone_new_is_invited_and_the_invitation_waits(room: Room) -> None:
    answer = room.post("people/new/", RUNE)
    page = room.browser.follow(answer).text
    added = room.rows("person", name="Rune Sales")[0]

    assert answer.status == 303
    assert (added["email"], added["role"]) == ("rune@signalfoundry.example", "leader")
    assert "Rune Sales’s invitation waits under Mail." in page
    assert "<h1>Three people at Signal can come in.</h1>" in page
    assert len(room.rows("outboxentry", kind="mail.invitation", payload__person=str(added["id"]))) == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("email", "rune at signal", "This is not an e-mail address"),
        ("email", "", "Write their e-mail address."),
        ("email", "DANA@signalfoundry.example", "is Dana Whitfield, who is here already."),
        ("name", "", "Write their name."),
        ("role", "", "Choose what they may see."),
        ("role", "owner", "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(room: Room, field: str, value: str, says: str) -> None:
    answer = room.post("people/new/", {**RUNE, field: value})

    assert (answer.status, says in answer.text) == (422, True)
    assert len(room.rows("person")) == 2


def test_the_same_address_at_another_client_is_said_to_belong_to_both(room: Room) -> None:
    answer = room.post("people/new/", {**RUNE, "email": "alan@harborclinics.example", "belongs": "on"})

    assert answer.status == 303
    assert (
        "Harbor"
        not in room.browser.follow(answer)
        .text.replace("harborclinics.example", "")
        .partition("<main")[2]
        .partition("</main>")[0]
    )


def test_another_role_holds_from_the_next_click(room: Room, portal_of: "Callable[..., Browser]") -> None:
    answer = room.post(f"people/{room.member.sponsor}/edit/", {"role": "team_member", "title": "Adviser"})
    person = room.rows("person", id=room.member.sponsor)[0]

    assert answer.status == 303
    assert (person["role"], person["title"]) == ("team_member", "Adviser")


def test_removing_asks_first_and_then_ends_every_session(room: Room, portal_of: "Callable[..., Browser]") -> None:
    dana = portal_of(room.member.client, as_person=room.member.sponsor)
    before = dana.get("/").status
    asked = room.get(f"people/{room.member.sponsor}/removal/").text
    answer = room.post(f"people/{room.member.sponsor}/removal/")

    assert "Remove Dana Whitfield from Signal’s portal?" in asked
    assert (before, answer.status, dana.get("/").status) == (200, 303, 302)
    assert "Dana Whitfield is out of Signal’s portal." in room.browser.follow(answer).text
    assert room.get(f"people/{room.member.sponsor}/edit/").status == 404


def test_someone_who_was_removed_can_come_back(room: Room) -> None:
    room.post(f"people/{room.member.sponsor}/removal/")
    answer = room.post("people/new/", {**RUNE, "name": "Dana Whitfield", "email": "dana@signalfoundry.example"})

    assert answer.status == 303
    assert [(one["id"], one["removed_at"]) for one in room.rows("person", name="Dana Whitfield")] == [
        (room.member.sponsor, None)
    ]


def test_a_new_invitation_ends_the_older_one_that_was_sent(room: Room) -> None:
    from bulkhead.vault.people.models import Invitation

    with inside(room.member.client):
        Invitation.objects.get(person=room.member.board).mint()

    answer = room.post(f"people/{room.member.board}/invitations/")
    written = room.rows("invitation", person=room.member.board)

    assert (answer.status, answer.location) == (303, "/in/signal/post/")
    assert [one["expires_at"] is None for one in sorted(written, key=lambda one: str(one["written_at"]))] == [
        False,
        True,
    ]


def test_the_list_says_when_each_was_last_here(room: Room, portal_of: "Callable[..., Browser]") -> None:
    portal_of(room.member.client, as_person=room.member.sponsor)
    page = room.get("people/").text

    assert ">1 browser<" in page
    assert page.count("invitation waits under Mail") == 1
    assert "Sees everything delivered, approves." in page


def test_a_client_without_people_offers_the_first(bare: Room) -> None:
    assert "Nobody at Bloom can come in yet." in bare.get("people/").text


ALAN = {"name": "Alan Frost", "email": "alan@harborclinics.example", "role": "leader"}


def test_somebody_known_from_another_client_is_asked_about(room: Room) -> None:
    answer = room.post("people/new/", ALAN)

    assert answer.status == 422
    assert "They belong to both companies" in answer.text
    assert room.rows("person", email=ALAN["email"]) == []


def test_one_human_at_two_clients_is_let_in_on_purpose_and_it_is_kept(room: Room) -> None:
    answer = room.post("people/new/", {**ALAN, "belongs": "on"})

    assert answer.status == 303
    assert len(room.rows("person", email=ALAN["email"])) == 1
    assert GuardEvent.objects.get(door="person", verdict="override").reason == "Belongs to both companies"


def test_nobody_is_asked_about_both_companies_without_a_reason(room: Room) -> None:
    assert "They belong to both companies" not in room.get("people/new/").text


def test_a_change_of_somebody_who_was_changed_meanwhile_is_refused(room: Room) -> None:
    edit = f"people/{room.member.sponsor}/edit/"
    seen = room.get(edit).text.partition('name="seen" value="')[2].partition('"')[0]
    room.post(edit, {"role": "team_member", "title": "Adviser", "seen": seen})

    stale = room.post(edit, {"role": "leader", "title": "COO", "seen": seen})
    now = stale.text.partition('name="seen" value="')[2].partition('"')[0]
    again = room.post(edit, {"role": "leader", "title": "COO", "seen": now})

    assert (len(seen), stale.status, again.status) == (16, 422, 303)
    assert "They were changed meanwhile: Dana Whitfield is team member, Adviser now." in stale.text
    assert room.rows("person", pk=room.member.sponsor)[0]["role"] == "leader"
