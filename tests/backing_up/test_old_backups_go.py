"""The last of each of so many days, weeks and months stays; what is not proven counts for nobody's day."""

import dataclasses
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bulkhead.isolation import keys
from bulkhead.isolation.backing_up import sets
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.backing_up.manifest import Contained
from bulkhead.isolation.backing_up.pruning import kept_by, prune
from bulkhead.isolation.backing_up.record import Keep
from bulkhead.isolation.backing_up.sets import Seen

LAST = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def backup(days_ago: int, *, hour: int = 2, proven: bool = True, failed: bool = False) -> Seen:
    made = LAST.replace(hour=hour) - timedelta(days=days_ago)
    name = f"{made:%Y%m%d-%H%M%S-%f}"
    contained = Contained(name, made.isoformat(), "1", True, {}, {}, {"a": "broken"} if failed else {})
    return Seen(name, contained, made if proven else None, "" if proven else "Not yet.")


def days_kept(found: list[Seen], **keep: int) -> list[int]:
    kept = kept_by(found, keep=Keep(**{"days": 1, "weeks": 0, "months": 0, **keep}))
    return sorted(
        (LAST.date() - datetime.strptime(name[:8], "%Y%m%d").replace(tzinfo=UTC).date()).days for name in kept
    )


def test_the_last_days_stay() -> None:
    assert days_kept([backup(day) for day in range(30)], days=7) == [0, 1, 2, 3, 4, 5, 6]


def test_the_last_of_each_week_and_month_stays() -> None:
    every_day = [backup(day) for day in range(100)]

    # The 23rd is a Monday: a week's last is its Sunday, a month's its last day.
    assert days_kept(every_day, weeks=3) == [0, 1, 8]
    assert days_kept(every_day, months=3) == [0, 23, 54]


def test_of_several_of_one_day_the_last_stays() -> None:
    assert kept_by([backup(0, hour=2), backup(0, hour=9)], keep=Keep(1, 0, 0)) == {backup(0, hour=9).name}


def test_the_newest_proven_one_stays_however_many_failed_since() -> None:
    found = [backup(0, proven=False), backup(1, failed=True), backup(2), backup(3)]

    assert days_kept(found) == [0, 2]


def test_what_the_rule_does_not_keep_is_removed_and_one_clients_own_stays(backed_up: Made, shelf: Path) -> None:
    alone = make(shelf, only=backed_up.contained.vaults()[0])
    newest = make(shelf)

    doomed = prune(shelf, ring=keys.ring(), keep=Keep(1, 0, 0))

    assert doomed == [backed_up.folder.name]
    assert [one.name for one in sets.all_seen(shelf, ring=keys.ring())] == [newest.folder.name, alone.folder.name]
    assert dataclasses.astuple(Keep()) == (7, 4, 6)
