"""After a proven backup the portal's page on safety says when, and how many are kept; of a resting client, later."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.base.clock import now
from bulkhead.isolation import inside, keys
from bulkhead.isolation.backing_up import record
from bulkhead.isolation.backing_up.record import Settings
from bulkhead.isolation.places import Places
from bulkhead.isolation.standstill import Rest
from bulkhead.practice.clients.models import Client
from bulkhead.vault.assurance.models import Assurance
from bulkhead.work import backing_up as work
from tests.browse import Browser
from tests.cast import Cast


@pytest.fixture
def backed_up_now(cast: Cast, data: Places, shelf: Path) -> Callable[[], None]:
    """The worker's job, asked for and waited for."""
    shelf.mkdir()
    record.set_settings(data, to=Settings(str(shelf), hour=23))

    def make_one() -> None:
        record.wish(data)
        work.back_up_when_due()
        assert work._Running.thread is not None
        work._Running.thread.join()

    return make_one


def kept(client: Client) -> tuple[int | None, bool]:
    with inside(client):
        row = Assurance.only()
    return row.backups_kept, row.proven_restore_at is not None and row.proven_restore_at.date() == now().date()


def test_each_is_told_by_the_workers_job(
    cast: Cast, backed_up_now: Callable[[], None], portal_of: Callable[..., Browser]
) -> None:
    backed_up_now()
    backed_up_now()

    assert [kept(member.client) for member in (cast.signal, cast.harbor)] == [(1, True)] * 2
    page = portal_of(cast.signal.client, as_person=cast.signal.sponsor).get("/safety/").text
    assert page.count("This place was rebuilt from its backup and found the same.") == 1


@pytest.mark.parametrize(("resting", "other"), [("signal", "harbor"), ("harbor", "signal")])
def test_a_resting_one_stops_nobody(
    cast: Cast, data: Places, backed_up_now: Callable[[], None], resting: str, other: str
) -> None:
    registry, clients = keys.ring().registry, {one.slug: one for one in Client.objects.all()}
    registry.rest([clients[resting].vault_id], why=Rest.UPGRADE, process=0)
    try:
        backed_up_now()
    finally:
        registry.rouse([clients[resting].vault_id])

    assert [kept(clients[slug]) for slug in (resting, other)] == [(None, False), (1, True)]
    assert record.record(data).why_not == ""


def test_too_little_room_on_the_same_disk_is_told_and_nothing_is_made(
    data: Places, shelf: Path, backed_up_now: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULKHEAD_ROOM", "50")
    monkeypatch.setattr("bulkhead.isolation.room._share", lambda *_: 60.0)

    backed_up_now()

    assert "The disk is nearly full" in record.record(data).why_not
    assert [path.name for path in shelf.iterdir()] == []
