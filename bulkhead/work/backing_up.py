"""The backup of the day, and the one somebody asked for now, on a thread of its own: nobody's mail waits for it."""

import logging
import threading
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bulkhead.base.clock import now
from bulkhead.crossings.backed_up import assure_backed_up
from bulkhead.isolation import keys, room
from bulkhead.isolation.backing_up import making, pruning, record, staging
from bulkhead.isolation.backing_up.record import Record, Settings
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.places import Places
from bulkhead.work.now_and_then import NowAndThen

AGAIN = timedelta(hours=1)
log = logging.getLogger("bulkhead.work")


class _Running:
    thread: threading.Thread | None = None


def back_up_when_due() -> None:
    """Begin one, unless one runs; whoever called goes on at once."""
    places = keys.ring().places
    pruning.forget_replaced(places)
    wanted = record.settings(places)
    is_running = _Running.thread is not None and _Running.thread.is_alive()
    if not wanted.folder or is_running:
        return
    if record.take_wish(places) or is_due(wanted, last=record.record(places), at=now()):
        _Running.thread = threading.Thread(target=partial(_apart, places, wanted=wanted), name="backup", daemon=True)
        _Running.thread.start()


def is_due(wanted: Settings, *, last: Record, at: datetime) -> bool:
    """Once a day from its hour on; one that failed is tried again after an hour."""
    zone = ZoneInfo(wanted.zone)
    there = at.astimezone(zone)
    proven = datetime.fromisoformat(last.proven_at).astimezone(zone) if last.proven_at else None
    tried = datetime.fromisoformat(last.tried_at) if last.tried_at else None
    is_made = proven is not None and proven.date() >= there.date()
    is_fresh_try = tried is not None and at - tried < AGAIN and bool(last.why_not)
    return there.hour >= wanted.hour and not is_made and not is_fresh_try


def back_up(places: Places, *, wanted: Settings) -> None:
    """One into the folder of the desk's page; old ones go by its rule. What goes wrong is noted for the page."""
    noted = NowAndThen(lambda done, of: record.note_progress(places, done=done, of=of))
    try:
        with record.noting(places):
            folder = Path(wanted.folder)
            if not folder.is_dir():
                raise FileNotFoundError(f"{folder} is not there. Connect its disk, or choose another folder.")
            if folder.stat().st_dev == places.data.stat().st_dev:
                room.demand(folder)  # what is left there is for reading and signing in.
            made = making.make(folder, told=noted.note)
        record.note_made(places, made=made)
        pruning.prune(made.folder.parent, ring=keys.ring(), keep=wanted.keep)
        assure_backed_up(made)
    except (WallError, OSError):
        log.exception("the backup failed")


def _apart(places: Places, *, wanted: Settings) -> None:
    try:
        back_up(places, wanted=wanted)
    finally:
        staging.close_stores()
