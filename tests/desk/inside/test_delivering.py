"""The last question before a client sees something."""

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from bulkhead.isolation import inside
from tests.desk.inside.conftest import Room, Row, practice_rows

if TYPE_CHECKING:
    from tests.browse import Answer
    from tests.cast import Cast


@pytest.fixture
def in_review(room: Room) -> Room:
    room.upload()
    room.post(f"{room.one}review/")
    return room


@pytest.fixture
def tomorrow(in_review: Room) -> Room:
    """The first delivery of a day: the ones that were made before belong to another one."""
    from datetime import timedelta

    from django.db.models import F

    from bulkhead.vault.models import Delivery

    with inside(in_review.member.client):
        Delivery.objects.update(delivered_at=F("delivered_at") - timedelta(days=2))
    return in_review


def deliver(room: Room, **changed: object) -> "Answer":
    version = room.rows("version", number=2)[0]["id"]
    form: Row = {"version": version, "approvers": [room.member.sponsor], **changed}
    return room.post(f"{room.one}delivery/", form)


def test_the_page_shows_door_version_people_and_guard(in_review: Room) -> None:
    page = in_review.get(f"{in_review.one}delivery/").text

    assert "Deliver Plan for Quillfeather to Signal?" in page
    assert "<strong>version 2</strong>" in page
    assert "Dana Whitfield, CEO Quillfeather" in page
    assert "A board viewer is not given this kind of work." in page
    assert "names only Signal, read today" in page
    assert "Asked at the first delivery of the day." not in page
    assert len(in_review.queries(f"{in_review.one}delivery/")) <= 12


def test_a_delivery_stands_in_the_portal_and_leads_to_its_receipt(in_review: Room) -> None:
    answer = deliver(in_review)
    made = in_review.rows("delivery")[0]
    receipt = in_review.browser.follow(answer)

    assert (answer.status, answer.location.endswith(f"deliveries/{made['id']}/receipt/")) == (303, True)
    assert "is in Signal’s portal." in receipt.text
    assert in_review.rows("deliverable")[0]["state"] == "delivered"
    assert [row["kind"] for row in in_review.rows("outboxentry", payload__delivery=str(made["id"]))] == [
        "mail.delivered"
    ]


def test_the_first_delivery_of_the_day_takes_the_typed_name(tomorrow: Room) -> None:
    asked = tomorrow.get(f"{tomorrow.one}delivery/").text
    without, wrong = deliver(tomorrow), deliver(tomorrow, confirm="Harbor")
    nothing_yet = len(tomorrow.rows("delivery"))
    right = deliver(tomorrow, confirm=" signal ")

    assert "Asked at the first delivery of the day." in asked
    assert [answer.status for answer in (without, wrong, right)] == [422, 422, 303]
    assert "Type Signal to go on." in wrong.text
    assert nothing_yet == 1


def test_pressing_twice_is_one_delivery_and_one_mail(in_review: Room) -> None:
    first, second = deliver(in_review), deliver(in_review)

    assert first.location == second.location
    assert len(in_review.rows("delivery")) == 2
    assert len(in_review.rows("outboxentry", kind="mail.delivered")) == 2


def test_two_presses_at_the_same_moment_are_one_delivery(in_review: Room, cast: "Cast") -> None:
    from django.db import connections

    from bulkhead.crossings.deliver import deliver as hand_over

    version, sponsor = in_review.rows("version", number=2)[0]["id"], in_review.member.sponsor

    def press() -> object:
        try:
            return hand_over(
                in_review.member.client, version=version, readers=[], approvers=[sponsor], lead=cast.maren, zone="UTC",
                typed_name="Signal",
            )  # fmt: skip
        finally:
            connections["default"].close()
            connections["vault"].close_parked()  # type: ignore[attr-defined]  # our own engine.

    with ThreadPoolExecutor(4) as pool:
        made = {future.result() for future in [pool.submit(press) for _ in range(4)]}

    assert len(made) == 1
    assert len(in_review.rows("delivery")) == 2


def test_nobody_named_is_refused(in_review: Room) -> None:
    answer = deliver(in_review, approvers=[])

    assert (answer.status, "Name at least one person who is to read it." in answer.text) == (422, True)


def test_a_person_whose_role_never_sees_this_kind_cannot_be_named(in_review: Room) -> None:
    answer = deliver(in_review, readers=[in_review.member.board])

    assert answer.status == 422
    assert len(in_review.rows("delivery")) == 1


def test_a_person_of_another_client_cannot_be_named(in_review: Room) -> None:
    assert deliver(in_review, readers=[in_review.other.sponsor]).status == 422
    assert len(in_review.rows("delivery")) == 1


def test_a_name_added_since_is_found_as_it_is_delivered(room: Room, cast: "Cast") -> None:
    from bulkhead.practice.clients.models import GuardTerm

    room.upload(b"# Plan\n\nAs at Umbrelloptic, in short.\n")
    GuardTerm(client=cast.harbor.client, kind="code_name", value="Umbrelloptic").save()
    answer = deliver(room)

    assert answer.status == 422
    assert "<mark>Umbrelloptic</mark>" in answer.text
    assert "Nothing was delivered" in answer.text
    assert len(room.rows("delivery")) == 1


def test_a_file_that_is_gone_is_said_and_nothing_is_delivered(in_review: Room) -> None:
    from bulkhead.isolation.blobs import vault_blobs

    blob = in_review.rows("version", number=2)[0]["blob_id"]
    with inside(in_review.member.client):
        vault_blobs().remove(blob)  # type: ignore[arg-type]  # the id of a blob.

    answer = deliver(in_review)

    assert (answer.status, "Bring it back from a backup" in answer.text) == (422, True)
    assert len(in_review.rows("delivery")) == 1


def test_a_version_that_was_overtaken_is_not_delivered(in_review: Room) -> None:
    old = in_review.rows("version", number=2)[0]["id"]
    in_review.upload(b"# Version three\n", name="three.md")

    answer = deliver(in_review, version=old)

    newest = in_review.rows("version", number=3)[0]["id"]
    assert (answer.status, "There is a newer version; deliver that one." in answer.text) == (422, True)
    assert f'name="version" value="{newest}"' in answer.text


@pytest.mark.parametrize("version", ["", "not an id"])
def test_a_form_without_its_version_is_refused(in_review: Room, version: str) -> None:
    assert deliver(in_review, version=version).status == 422
    assert len(in_review.rows("delivery")) == 1


def test_what_is_delivered_is_not_asked_about_again(room: Room) -> None:
    answer = room.get(f"{room.one}delivery/")

    assert answer.status == 303
    assert "Version 1 is delivered already" in room.browser.follow(answer).text


def test_what_has_no_version_is_not_asked_about(room: Room) -> None:
    form = {"title": "Brief", "kind": "brief", "suffix": "", "due_on": "2030-01-01"}
    location = room.post("deliverables/new/", form).location.removeprefix(room.home)

    answer = room.get(f"{location}delivery/")

    assert "There is no version yet" in room.browser.follow(answer).text


def test_the_next_version_is_offered_to_the_same_people(in_review: Room) -> None:
    page = in_review.get(f"{in_review.one}delivery/").text

    assert f'value="{in_review.member.sponsor}" id="id_approvers_0" checked' in " ".join(page.split())


def test_the_practice_notes_that_and_never_what(in_review: Room) -> None:
    deliver(in_review)

    words = str(practice_rows("practiceline", act="delivered")[0]["words"])
    assert words.startswith("Maren Okafor delivered something to Signal at ")


def test_the_receipt_names_bytes_people_and_times(room: Room, cast: "Cast") -> None:
    from bulkhead.vault.models import Approval, Delivery, Person, Reader

    with inside(room.member.client):
        delivery, dana = Delivery.objects.get(), Person.objects.get(pk=room.member.sponsor)
        Reader.note_opened(delivery, person=dana)
        Approval.give(delivery, person=dana)
    sha256 = str(room.rows("blob", id=room.rows("version")[0]["blob_id"])[0]["sha256"])
    page = room.get(f"{room.one}deliveries/{room.member.delivery}/receipt/").text

    assert sha256 in page
    assert "Receipt of a delivery from Northlight Fractional to Signal Foundry, Inc." in page
    assert page.count(" UTC</small>") == 3
    assert 'aria-current="step">Approved' in room.get(room.one).text
