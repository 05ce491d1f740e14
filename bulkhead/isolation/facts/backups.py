"""Whether there are backups that were proven, how old the last one is, and what keeps the next from being made."""

from datetime import datetime, timedelta
from pathlib import Path

from bulkhead.base.clock import now
from bulkhead.base.facts import BAD, GOOD, WARN, Fact, joined
from bulkhead.isolation import room
from bulkhead.isolation.backing_up import record
from bulkhead.isolation.backing_up.record import Record, Settings
from bulkhead.isolation.places import Places

NAME = "Backup"
OLD = timedelta(days=2)  # one a day is wanted; the second that is missed is told.
TYPE = "bulkhead backup FOLDER"
TIMES_LARGER = 2
CHOOSE = "Choose a folder on another disk, on the page Backups."


def facts(places: Places) -> list[Fact]:
    """One line: the worst that is true of the backups now."""
    return [_fact(record.settings(places), record.record(places), record.proven_at(places))]


def _fact(settings: Settings, last: Record, proven_at: datetime | None) -> Fact:
    age = now() - proven_at if proven_at else None
    proven = f"The last one that was opened again and compared is {_ago(age)} old." if age is not None else ""
    if last.why_not and not last.is_running:
        kind = BAD if age is None or age > OLD else WARN
        return Fact(NAME, kind, "Failed", joined(f"The last one failed: {last.why_not}", proven), TYPE)
    if settings.folder and not Path(settings.folder).is_dir():
        words = f"{settings.folder} is not there. Connect its disk, or choose another folder."
        return Fact(NAME, BAD, "Folder missing", joined(words, proven))
    if age is None:
        waits = "The first is made in the night, or by Back up now." if settings.folder else CHOOSE
        return Fact(NAME, WARN, "None yet", waits, TYPE)
    if age > OLD:
        words = "None was made since." if settings.folder else "No folder is chosen, so none is made by itself."
        return Fact(NAME, BAD, "Old", joined(proven, words), TYPE)
    if settings.folder and room.measured(Path(settings.folder)).free < TIMES_LARGER * last.size:
        words = f"{settings.folder} has room for fewer than {TIMES_LARGER} more. Make room, or keep fewer."
        return Fact(NAME, WARN, "Little room", joined(proven, words))
    if not settings.folder:
        words = "No folder is chosen, so the next one is made by hand."
        return Fact(NAME, WARN, "By hand", joined(proven, words), TYPE)
    where = f"They lie in {settings.folder}. The master key is in none of them."
    return Fact(NAME, GOOD, "Proven", joined(proven, where))


def _ago(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    if hours < 1:
        words = "less than an hour"
    elif hours < 48:
        words = "1 hour" if hours == 1 else f"{hours} hours"
    else:
        words = f"{age.days} days"
    return words
