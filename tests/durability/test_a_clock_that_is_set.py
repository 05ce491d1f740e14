"""The machine's clock is set: what had run out stays out, the log stays in order, and what is new works at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session as DeskSession
from django.db import OperationalError

from bulkhead.base import clock
from bulkhead.config.processes import desk
from bulkhead.crossings.opening import open_client
from bulkhead.isolation import bell, control, inside
from bulkhead.isolation.chain import CLOCK_WENT_BACK
from bulkhead.isolation.places import Places
from bulkhead.isolation.watch import Watch
from bulkhead.practice.clients.models import Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.trail.models import OutboxEntry, VaultLine
from bulkhead.work import backwards, between
from bulkhead.work.worker import Worker
from tests.browse import Browser, desk_browser
from tests.cast import PASSWORD, Cast

Portals = Callable[..., Browser]
Begin = Callable[[Places, pytest.MonkeyPatch], None]
MOMENTS = (
    datetime(2027, 3, 28, 1, 0, tzinfo=UTC),  # clocks go forward in Lisbon.
    datetime(2027, 4, 3, 15, 0, tzinfo=UTC),  # half an hour back in Lord Howe,
    datetime(2027, 10, 2, 15, 30, tzinfo=UTC),  # and forward.
    datetime(2027, 10, 31, 1, 0, tzinfo=UTC),  # clocks go back in Lisbon.
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC),  # the last second of 31 bits.
)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock of this machine, for every part of the program."""
    real, by = datetime, [timedelta()]

    class Machine(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # the one call that is made.
            return real.now(UTC) + by[0]

    monkeypatch.setattr(clock, "datetime", Machine)
    return lambda moment: by.__setitem__(0, moment - real.now(UTC))


def link_of(cast: Cast) -> str:
    with inside(cast.signal.client):
        row = SignIn.ask(Person.objects.get(pk=cast.signal.sponsor), nonce="n" * 43)
        return row.mint()[0]


def opens(cast: Cast, token: str) -> bool:
    with inside(cast.signal.client):
        return SignIn.by_link(token) is not None


def note(cast: Cast) -> VaultLine:
    with inside(cast.signal.client):
        return VaultLine.append("noted", by=cast.maren.actor, words="Noted.")


@pytest.mark.parametrize("jump", [timedelta(hours=2), timedelta(days=365)])
def test_a_link_that_ran_out_is_not_revived(cast: Cast, at: Callable[[datetime], None], jump: timedelta) -> None:
    for begun in MOMENTS:
        at(begun)
        token = link_of(cast)
        alive = opens(cast, token)
        at(begun + timedelta(minutes=16))
        note(cast)
        over = opens(cast, token)

        at(begun + timedelta(minutes=16) - jump)

        assert (alive, over, opens(cast, token)) == (True, False, False)
        line = note(cast)
        assert (line.at.replace(microsecond=0), opens(cast, token)) == (begun + timedelta(minutes=16), False)


def test_a_session_that_ran_out_is_not_revived(cast: Cast, at: Callable[[datetime], None], portal_of: Portals) -> None:
    begun = clock.now()
    browser = portal_of(cast.signal.client, as_person=cast.signal.sponsor)
    inside_at_first = browser.get("/").status
    at(begun + timedelta(days=400))
    note(cast)
    over = browser.get("/").status

    at(begun)

    assert (inside_at_first, over, browser.get("/").status) == (200, 302, 302)


def test_a_session_of_the_desk_is_not_revived(cast: Cast, at: Callable[[datetime], None]) -> None:
    begun, browser = clock.now(), desk_browser(as_practitioner=cast.maren)
    first = browser.get("/").status
    at(begun + timedelta(days=400))
    PracticeLine.append("noted", by=cast.maren.actor, words="Noted.")

    at(begun)

    assert (first, browser.get("/").status) == (200, 302)


def test_an_invitation_and_an_opening_are_not_revived(cast: Cast, at: Callable[[datetime], None]) -> None:
    begun = clock.now()
    with inside(cast.signal.client):
        token = Invitation.objects.get(person=cast.signal.board).mint()
    open_client(cast.signal.client, by=cast.maren)
    at(begun + timedelta(days=30))
    note(cast)
    PracticeLine.append("noted", by=cast.maren.actor, words="Noted.")

    at(begun + timedelta(hours=1))

    with inside(cast.signal.client):
        assert Invitation.waiting(token) is None
    assert Opening.standing(practitioner=cast.maren, client=cast.signal.client) is None


def test_lines_stay_in_order_and_the_chain_holds(cast: Cast, at: Callable[[datetime], None]) -> None:
    begun = clock.now()
    lines = []
    for hours in (0, -2, 24 * 365, -24, 1):
        at(begun + timedelta(hours=hours))
        lines.append(note(cast))

    numbers, moments = [line.number for line in lines], [line.at for line in lines]
    assert (numbers, moments) == (sorted(numbers), sorted(moments))
    with inside(cast.signal.client):
        assert VaultLine.verify() == numbers[-1]


def test_the_worker_notices_closes_what_ran_out_and_the_machine_s_time_holds_again(
    cast: Cast, at: Callable[[datetime], None], portal_of: Portals, tmp_path: Path
) -> None:
    begun, watch = clock.now(), Watch(tmp_path)
    token, browser = link_of(cast), portal_of(cast.signal.client, as_person=cast.signal.sponsor)
    at(begun + timedelta(minutes=20))
    nothing_yet = watch.look()

    at(begun)
    latest = watch.look()
    assert latest is not None
    backwards.settle_all(latest, vaults=[cast.signal.client.vault_id, cast.harbor.client.vault_id])

    fresh, line = link_of(cast), note(cast)
    assert (nothing_yet, watch.look(), opens(cast, token), opens(cast, fresh)) == (None, None, False, True)
    assert (browser.get("/").status, abs(line.at - begun) < timedelta(minutes=1)) == (200, True)
    with inside(cast.signal.client):
        said = VaultLine.objects.get(act=CLOCK_WENT_BACK)
    assert said.words == "The clock of the machine went back by 20 minutes. What had run out stays closed."


def test_what_ran_out_in_the_future_stays_out_for_good(
    cast: Cast, at: Callable[[datetime], None], portal_of: Portals, tmp_path: Path
) -> None:
    """A wrong year, and back: all sign in again, nothing else."""
    begun, watch = clock.now(), Watch(tmp_path)
    link_of(cast)
    browser = portal_of(cast.signal.client, as_person=cast.signal.sponsor)
    desk_browser(as_practitioner=cast.maren)
    open_client(cast.signal.client, by=cast.maren)
    watch.look()
    at(begun + timedelta(days=366))
    watch.look()

    at(begun + timedelta(minutes=1))
    backwards.settle_all(watch.look() or begun, vaults=[cast.signal.client.vault_id])

    with inside(cast.signal.client):
        assert (Session.objects.filter(ended_at=None).count(), SignIn.alive().count()) == (0, 0)
        assert OutboxEntry.objects.filter(done_at=None, due_at__gt=clock.now()).count() == 0
    assert (DeskSession.objects.count(), Opening.objects.filter(left_at=None).count()) == (0, 0)
    again = portal_of(cast.signal.client, as_person=cast.signal.sponsor)
    assert (browser.get("/").status, again.get("/").status) == (302, 200)


def signs_in() -> bool:
    browser = desk_browser()
    browser.post("/sign-in/", {"login": "maren@northlight.example", "password": PASSWORD})
    return browser.get("/").status == 200


@contextmanager
def working(places: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """A worker of this process, whose bells ring for nobody after it."""
    monkeypatch.setattr(bell, "install", lambda _: None)
    monkeypatch.setattr(between, "install", lambda _: None)
    worker = Worker(places)
    yield worker
    worker._spares.stop()


def begin_the_desk(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "ask", lambda _, message: {})
    desk._prepare(places)


def begin_the_worker(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    with working(places, monkeypatch) as worker:
        worker.stop()
        worker.run()


def look_into_every_outbox(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    with working(places, monkeypatch) as worker:
        worker._sweep()


@pytest.mark.parametrize("begin", [begin_the_desk, begin_the_worker, look_into_every_outbox])
def test_a_clock_that_was_years_ahead_while_nobody_watched_keeps_nobody_out_after_a_start(
    cast: Cast, data: Places, at: Callable[[datetime], None], monkeypatch: pytest.MonkeyPatch, begin: Begin
) -> None:
    begun = clock.now()
    at(begun + timedelta(days=900))
    PracticeLine.append("practice.changed", by=cast.maren.actor, words="A line of a wrong year.")
    at(begun + timedelta(minutes=1))
    before = signs_in()

    begin(data, monkeypatch)

    assert (before, signs_in()) == (False, True)
    assert PracticeLine.objects.filter(act=CLOCK_WENT_BACK).count() == 1


def test_a_disk_that_takes_nothing_lets_the_desk_start_all_the_same(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: datetime) -> bool:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(backwards, "settle_practice", refused)

    backwards.settle_practice_again()

    assert signs_in()


def test_the_mark_is_kept_over_a_restart_and_a_cut_of_power(
    cast: Cast, at: Callable[[datetime], None], tmp_path: Path
) -> None:
    begun = clock.now()
    at(begun + timedelta(hours=5))
    Watch(tmp_path).look()

    at(begun)
    latest = Watch(tmp_path).look()

    assert latest is not None
    assert latest - begun > timedelta(hours=4, minutes=59)
    assert Watch(tmp_path).look() is None


@pytest.mark.parametrize("kept", ["", "yesterday", "\x00" * 26])
def test_a_mark_that_cannot_be_read_is_made_anew(tmp_path: Path, kept: str) -> None:
    (tmp_path / "clock").write_text(kept)

    watch = Watch(tmp_path)

    assert watch.look() is None
    assert datetime.fromisoformat((tmp_path / "clock").read_text()) <= clock.now()


def test_small_steps_of_a_time_server_are_no_news(cast: Cast, at: Callable[[datetime], None], tmp_path: Path) -> None:
    begun, watch = clock.now(), Watch(tmp_path)
    watch.look()

    at(begun - timedelta(seconds=3))

    assert watch.look() is None
    assert not backwards.settle_vault(cast.signal.client.vault_id, latest=clock.now())
