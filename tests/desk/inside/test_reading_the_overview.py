"""The first page inside a client."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bulkhead.base.clock import today
from bulkhead.isolation import inside
from bulkhead.web.ui.formats import date_short
from tests.desk.inside.conftest import Room

if TYPE_CHECKING:
    from tests.cast import Cast


def test_the_sentence_on_the_portal_is_the_heading(room: Room) -> None:
    page = room.get().text

    assert "<h1>Mostly on track, says Quillfeather.</h1>" in page
    assert "Next step: Decide on Quillfeather. Dana Whitfield." in page
    day = date_short(today(room.member.client.time_zone))
    assert f"You wrote this on {day}, <span>just now</span>" in page


def test_what_is_computed_stands_apart_from_the_sentence(room: Room, cast: "Cast") -> None:
    from bulkhead.vault.models import Deliverable

    with inside(room.member.client):
        yesterday = today("UTC") - timedelta(days=2)
        Deliverable.plan("Audit of everything", kind="audit", due_on=yesterday, by=cast.maren.actor)
    page = room.get().text

    assert "<h1>Mostly on track, says Quillfeather.</h1>" in page
    assert "<small>Computed now, from the dates: 1 deliverable for Signal is late.</small>" in page


def test_a_client_that_holds_nothing_says_so_and_offers_the_first_thing(bare: Room) -> None:
    page = bare.get().text

    assert "Bloom’s portal is live and holds nothing. Pull the first thing they should see from your library." in page
    assert 'href="/in/bloom/pulls/"' in page


def test_without_a_sentence_what_is_late_is_the_heading(bare: Room, cast: "Cast") -> None:
    from bulkhead.vault.models import Deliverable

    with inside(bare.member.client):
        yesterday = today("UTC") - timedelta(days=1)
        Deliverable.plan("Audit of everything", kind="audit", due_on=yesterday, by=cast.maren.actor)

    page = bare.get().text

    assert "<h1>1 deliverable for Bloom is late.</h1>" in page
    assert "Scheduled, late" in page


def test_a_change_that_was_asked_waits_for_you_until_it_is_answered(room: Room, cast: "Cast") -> None:
    from bulkhead.vault.models import ChangeAsked, Delivery, Person

    with inside(room.member.client):
        delivery, dana = Delivery.objects.get(), Person.objects.get(pk=room.member.sponsor)
        ChangeAsked.ask(delivery, person=dana, words="Show the partner share.")
    before = room.get().text
    room.upload()
    room.post(f"{room.one}review/")
    version = room.rows("version", number=2)[0]["id"]
    room.post(f"{room.one}delivery/", {"version": version, "approvers": room.member.sponsor})
    after = room.get().text

    assert "Dana Whitfield asks for a change in Plan for Quillfeather" in before
    assert "Show the partner share." in before
    assert "Nobody waits for you." in after
    assert "asks for a change" not in after


def test_the_last_that_was_heard_stands_beside_each_deliverable(room: Room) -> None:
    assert "you commented, today" in room.get().text


def test_the_portal_of_the_client_can_be_copied(room: Room) -> None:
    assert f'value="{room.member.client.portal_address}"' in room.get().text


def test_many_deliverables_cost_no_more_queries(room: Room, cast: "Cast") -> None:
    few = len(room.queries(""))
    from bulkhead.vault.models import Deliverable, Person

    with inside(room.member.client):
        for number in range(12):
            Deliverable.plan(f"Brief {number}", kind="brief", due_on=today("UTC"), by=cast.maren.actor)
            Person.add(f"Person {number}", email=f"p{number}@x.example", role="leader", by=cast.maren.actor)

    assert len(room.queries("")) == few
    assert "All of them" in room.get().text
