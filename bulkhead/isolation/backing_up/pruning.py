"""Old backups go by a rule: the last of each of so many days, weeks and months stays, and the newest whatever it is."""

import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from bulkhead.isolation.backing_up.copying import remove
from bulkhead.isolation.backing_up.record import Keep
from bulkhead.isolation.backing_up.sets import Seen, all_seen
from bulkhead.isolation.keys import Ring
from bulkhead.isolation.places import Places

ASIDE_KEPT = 30 * 24 * 3600.0


def prune(destination: Path, *, ring: Ring, keep: Keep) -> list[str]:
    """Remove what the rule does not keep, and tell the names. One that cannot be read is left for a person."""
    found = [one for one in all_seen(destination, ring=ring) if one.contained and one.contained.is_whole]
    kept = kept_by(found, keep=keep)
    doomed = [one.name for one in found if one.name not in kept]
    for name in doomed:
        remove(destination / name)
    return doomed


def forget_replaced(places: Places) -> None:
    """What a restore kept aside is gone after a month."""
    for folder in places.backups.glob("replaced-*"):
        if time.time() - folder.stat().st_mtime > ASIDE_KEPT:
            remove(folder)


def kept_by(found: Iterable[Seen], *, keep: Keep) -> set[str]:
    """The names that stay. Backups that were not proven, or not all of everybody's, count for nobody's day."""
    newest_first = sorted(found, key=lambda one: one.name, reverse=True)
    proven = [one for one in newest_first if one.proven_at and one.contained and not one.contained.failed]
    kept = {newest_first[0].name} if newest_first else set()
    kept |= {one.name for one in proven[:1]}
    for most, period in ((keep.days, _day), (keep.weeks, _week), (keep.months, _month)):
        kept |= _last_of_each(proven, period=period, most=most)
    return kept


def _last_of_each(proven: list[Seen], *, period: Callable[[datetime], str], most: int) -> set[str]:
    last: dict[str, str] = {}
    for one in proven:
        if one.contained:
            last.setdefault(period(datetime.fromisoformat(one.contained.made_at)), one.name)
    return set(list(last.values())[:most])


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _week(moment: datetime) -> str:
    return f"{moment:%G-%V}"


def _month(moment: datetime) -> str:
    return f"{moment:%Y-%m}"
