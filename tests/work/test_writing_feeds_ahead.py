"""Feeds are written by the worker when a date changed, and left alone when none did."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from bulkhead.crossings.project import project
from bulkhead.isolation import children, inside
from bulkhead.practice.agenda.feeds import Feed
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.agenda.writing import write
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.work import feeding
from bulkhead.work.dispatch import drain
from tests.cast import Cast, Member

NOON = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
DUE = date(2026, 12, 4)


@pytest.fixture
def fed(cast: Cast) -> Cast:
    """Maren has an address, written at noon."""
    with time_machine.travel(NOON, tick=False):
        for member in (cast.signal, cast.harbor):
            project(member.client)
        Feed.begin(cast.maren, instead_of=None)
        write(standing(cast))
    return cast


def standing(cast: Cast) -> Feed:
    feed = Feed.objects.filter(practitioner=cast.maren, ended_at=None).get()
    assert feed is not None
    return feed


def planned(member: Member, cast: Cast) -> None:
    with inside(member.client):
        Deliverable.plan("A pack", kind="board_pack", due_on=DUE, by=cast.maren.actor)


def test_a_new_date_stands_in_the_feed_after_the_next_ring(fed: Cast) -> None:
    with time_machine.travel(NOON + timedelta(minutes=5), tick=False):
        planned(fed.signal, fed)
        drain(fed.signal.client.vault_id)

    assert b"SUMMARY:Signal: Board pack\r\n" in standing(fed).bytes


def test_nothing_is_rendered_when_no_date_changed(fed: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    before = standing(fed).written_at
    monkeypatch.setattr(children, "run", _never)
    with time_machine.travel(NOON + timedelta(minutes=5), tick=False):
        with inside(fed.signal.client):
            Deliverable.objects.first().tell("version.read", by=fed.maren.actor, words="Maren opened it.")  # type: ignore[union-attr]  # there is one.
        drain(fed.signal.client.vault_id)

    assert standing(fed).written_at == before


def test_a_feed_that_cannot_be_written_keeps_the_calendar_going(fed: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "run", _broken)
    with time_machine.travel(NOON + timedelta(minutes=5), tick=False):
        planned(fed.signal, fed)
        drain(fed.signal.client.vault_id)
    monkeypatch.undo()
    before = standing(fed).bytes
    feeding.write_all()

    assert CalendarEntry.objects.filter(due_on=DUE).count() == 1
    assert (b"Board pack" in before, b"Board pack" in standing(fed).bytes) == (False, True)


def test_only_what_a_feed_tells_counts_as_a_change(cast: Cast) -> None:
    client = cast.signal.client
    with time_machine.travel(NOON, tick=False):
        project(client)
    first = Standing.objects.get(client=client).dates_changed_at
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        with inside(client):
            Deliverable.objects.update(state="draft")
        project(client)
        unmoved = Standing.objects.get(client=client).dates_changed_at
        with inside(client):
            Deliverable.objects.update(due_on=DUE)
        project(client)
    entry = CalendarEntry.objects.get(client=client)

    assert (first, unmoved) == (NOON, NOON)
    assert Standing.objects.get(client=client).dates_changed_at == NOON + timedelta(hours=1)
    assert (entry.state, entry.revision, entry.changed_at) == ("draft", 1, NOON + timedelta(hours=1))


def test_two_practitioners_have_a_feed_each_of_their_own_clients(fed: Cast) -> None:
    Feed.begin(fed.tobias, instead_of=None)
    feeding.write_all()

    assert Feed.objects.get(practitioner=fed.tobias).bytes.count(b"BEGIN:VEVENT") == 0
    assert standing(fed).bytes.count(b"BEGIN:VEVENT") == 2


def _never(*_: object, **__: object) -> bytes:
    raise AssertionError("nothing was to be rendered")


def _broken(*_: object, **__: object) -> bytes:
    raise children.ChildFailed("It could not be worked on.")
