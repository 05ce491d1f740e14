"""The demo is a pure function of its day: five weeks later everything is the same, and five weeks later."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bulkhead.base.clock import date_in
from bulkhead.base.recurrence import occurrences
from bulkhead.cli.demo.acts.rhythm import Beat
from bulkhead.cli.demo.clients import anchor, bloom, cadence, harbor, pilot, signal
from bulkhead.cli.demo.days import ZONE, Days
from bulkhead.isolation import inside
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client
from bulkhead.practice.inbox.models import Waiting
from bulkhead.vault.trail.models import VaultLine
from tests.cli.conftest import Demo, inside_of, make_demo

TOLD_UNTIL = date(2026, 12, 18)  # after that, months give their own days, and weeks the same as ever.
NO_DAY = date.min
CLIENTS = (signal, bloom, harbor, cadence, anchor, pilot)
Row = tuple[str, str, str, date, date]


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """On the Thursday five weeks after, where months have other workdays."""
    return make_demo(tmp_path_factory.mktemp("later") / "practice", today="2026-12-31")


def on_calendar(demo: Demo, *, earlier: timedelta) -> list[Row]:
    with inside_of(demo):
        rows = CalendarEntry.objects.select_related("client").filter(due_on__lte=TOLD_UNTIL + earlier)
        told = [(row.client.slug, row.kind, row.state, row.due_on, row.delivered_on) for row in rows]
    return sorted((*names, due - earlier, done - earlier if done else NO_DAY) for *names, due, done in told)  # type: ignore[arg-type, misc]  # five of them.


def in_inbox(demo: Demo, *, earlier: timedelta) -> list[tuple[str, str, str, str, date]]:
    with inside_of(demo):
        rows = Waiting.objects.values_list("client__slug", "kind", "who", "state", "arrived_at")
        return sorted((*names, date_in(at, zone=ZONE) - earlier) for *names, at in rows)  # type: ignore[arg-type, misc]  # five of them.


def in_logs(demo: Demo) -> dict[str, int]:
    counts = {}
    with inside_of(demo):
        for client in Client.objects.all():
            with inside(client):
                lines = VaultLine.objects.exclude(act__in=("deliverable.planned", "deliverable.changed"))
                counts[client.slug] = lines.count()
    return counts


def test_five_weeks_later_all_of_it_is_five_weeks_later(demo: Demo, later: Demo) -> None:
    here, there = timedelta(0), timedelta(weeks=5)

    assert on_calendar(later, earlier=there) == on_calendar(demo, earlier=here)
    assert in_inbox(later, earlier=there) == in_inbox(demo, earlier=here)
    assert in_logs(later) == in_logs(demo)


def test_another_day_moves_everything_by_whole_weeks() -> None:
    days = Days(date(2027, 1, 20))

    assert days.day("2026-11-23") == date(2027, 1, 18)
    assert days.moment("2026-11-20 16:40") == datetime(2027, 1, 15, 16, 40, tzinfo=ZoneInfo(ZONE))
    assert days.told("On <2026-11-25>, <2026-10-15:month>, <2026-11-25:weekday>") == (
        "On 20 January, December, Wednesday 20 January"
    )


@pytest.mark.parametrize(
    ("today", "last"),
    [
        ("2026-11-20", "2026-11-13"),
        ("2026-11-21", "2026-11-20"),
        ("2026-11-27", "2026-11-20"),
        ("2026-11-28", "2026-11-27"),
    ],
)
def test_nothing_that_happened_lies_in_the_future(today: str, last: str) -> None:
    assert Days(date.fromisoformat(today)).day("2026-11-20") == date.fromisoformat(last)


@pytest.mark.parametrize(
    "beat", [beat for client in CLIENTS for beat in (*client.RHYTHM, *client.MONTHLY, *client.LATER)]
)
def test_whatever_comes_again_falls_on_its_told_day_in_any_week(beat: Beat) -> None:
    for week in range(0, 600, 7):
        days = Days(date(2026, 11, 23) + timedelta(weeks=week))
        on, pattern = days.day(beat.on), beat.terms(days).pattern

        found = occurrences(pattern, after=on - timedelta(days=1), until=on)

        assert [each.on for each in found] == [on]
