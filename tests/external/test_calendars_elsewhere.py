"""Real calendar programs show our feeds as we mean them."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import time_machine

from bulkhead.base.almanac import Almanac, Day, Meeting
from bulkhead.base.recurrence import Pattern, occurrences
from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.practice.agenda.feeds import Feed
from bulkhead.practice.agenda.writing import write
from bulkhead.render.ics import feed
from bulkhead.vault.deliverables.models import Deliverable
from tests.browse import Browser
from tests.cast import Cast
from tests.external.calendars import Khal, served, synced

pytestmark = pytest.mark.external

CHICAGO, BERLIN = "America/Chicago", "Europe/Berlin"
CHANGED = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
UNTIL = date(2027, 12, 31)
TUESDAYS = Pattern("week", "weekday", date(2026, 10, 1), weekday=1, shift="none")


def weekly_call() -> Meeting:
    """Tuesdays at nine in Chicago; one is left out, one was moved, over the end of two summer times."""
    moved = Day("m", "", date(2026, 11, 12), CHICAGO, CHANGED, 1, time(14), 30, "2026-W46")
    days = []
    for each in occurrences(TUESDAYS, after=date(2026, 9, 30), until=UNTIL):
        if each.period == "2026-W46":
            days.append(moved)
        elif each.period != "2026-W47":
            days.append(Day(each.period, "", each.on, CHICAGO, CHANGED, 0, time(9), 30, each.period))
    return Meeting("r", "Signal: Weekly call", CHICAGO, TUESDAYS, time(9), UNTIL, CHANGED, 0, 30, tuple(days))


@pytest.fixture(scope="module")
def calendar() -> bytes:
    pack = Day("p", "Harbor: Board pack Nov", date(2026, 11, 5), CHICAGO, CHANGED)
    return feed(Almanac("Due", days=(pack,), meetings=(weekly_call(),)))


def test_khal_where_the_meeting_is_shows_its_own_hour(calendar: bytes, tmp_path: Path) -> None:
    khal = Khal(tmp_path, CHICAGO).read(calendar)

    assert khal.agenda("2026-10-19", 44) == [
        "2026-10-20 09:00 Signal: Weekly call",
        "2026-10-27 09:00 Signal: Weekly call",
        "2026-11-03 09:00 Signal: Weekly call",
        "2026-11-05 Harbor: Board pack Nov",
        "2026-11-12 14:00 Signal: Weekly call",
        "2026-11-24 09:00 Signal: Weekly call",
        "2026-12-01 09:00 Signal: Weekly call",
    ]


def test_khal_elsewhere_follows_both_summer_times(calendar: bytes, tmp_path: Path) -> None:
    """Berlin ends its summer time on 25 October, Chicago on 1 November: for a week they are six hours apart."""
    khal = Khal(tmp_path, BERLIN).read(calendar)

    assert khal.agenda("2026-10-19", 44) == [
        "2026-10-20 16:00 Signal: Weekly call",
        "2026-10-27 15:00 Signal: Weekly call",
        "2026-11-03 16:00 Signal: Weekly call",
        "2026-11-05 Harbor: Board pack Nov",
        "2026-11-12 21:00 Signal: Weekly call",
        "2026-11-24 16:00 Signal: Weekly call",
        "2026-12-01 16:00 Signal: Weekly call",
    ]


def test_khal_shows_a_workday_rule_with_its_holidays(tmp_path: Path) -> None:
    pattern = Pattern("month", "nth_workday", date(2026, 9, 1), n=1, holidays="US")
    found = occurrences(pattern, after=date(2026, 8, 31), until=UNTIL)
    days = tuple(Day(each.period, "", each.on, CHICAGO, CHANGED, 0, time(9), 30, each.period) for each in found)
    written = feed(
        Almanac("Due", meetings=(Meeting("r", "Review", CHICAGO, pattern, time(9), UNTIL, CHANGED, days=days),))
    )

    shown = Khal(tmp_path, CHICAGO).read(written).agenda("2026-09-01", 200)

    assert [line.partition(" ")[0] for line in shown] == [
        each.on.isoformat() for each in found if each.on < date(2027, 3, 19)
    ]
    assert "2027-01-04 09:00 Review" in shown  # 1 January is a holiday, 2 and 3 a weekend.


def test_vdirsyncer_fetches_the_practices_feed(stranger: Browser, cast: Cast, tmp_path: Path) -> None:
    with time_machine.travel(datetime(2026, 11, 24, 18, 0, tzinfo=UTC), tick=True):
        with inside(cast.signal.client):
            due = date(2026, 12, 4)
            Deliverable.plan("The secret plan", kind="board_pack", due_on=due, suffix="Nov", by=cast.maren.actor)
        project(cast.signal.client)
        token = Feed.begin(cast.maren, instead_of=None)
        write(Feed.standing(cast.maren))  # type: ignore[arg-type]  # it was made above.

        with served(stranger) as address:
            files = synced(f"{address}/feeds/{token}.ics", folder=tmp_path / "sync")

    [pack] = [content.decode() for content in files if b"Board pack" in content]
    assert "SUMMARY:Signal: Board pack Nov" in pack
    assert b"secret" not in b"".join(files)
    assert Khal(tmp_path / "khal", BERLIN).read(files[[b"Board pack" in each for each in files].index(True)]).agenda(
        "2026-12-01", 7
    ) == ["2026-12-04 Signal: Board pack Nov"]


def test_vdirsyncer_fetches_a_persons_feed_from_the_portal(portal_of: object, cast: Cast, tmp_path: Path) -> None:
    from bulkhead.vault.people.feeds import Feed as OwnFeed
    from bulkhead.vault.people.models import Person
    from bulkhead.work.feeding import write_for

    project(cast.harbor.client)
    with inside(cast.harbor.client):
        token = OwnFeed.begin(Person.objects.get(pk=cast.harbor.sponsor), instead_of=None)
    write_for(cast.harbor.client)

    with served(portal_of(cast.harbor.client)) as address:  # type: ignore[operator]  # the fixture.
        [file] = synced(f"{address}/feeds/{token}.ics", folder=tmp_path / "sync")

    assert b"SUMMARY:Plan\r\n" in file
    assert cast.harbor.canary.encode() not in file
