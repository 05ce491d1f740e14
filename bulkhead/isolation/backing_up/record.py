"""What the practice wants of its backups, and how the last ones went: two small files that name nobody. No Django."""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bulkhead.base.clock import now
from bulkhead.isolation.backing_up.errors import BackupRefused
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.living import lives, mark_of
from bulkhead.isolation.places import Places
from bulkhead.isolation.whole_file import write_whole

if TYPE_CHECKING:
    from bulkhead.isolation.backing_up.making import Made

SETTINGS, RECORD, WISH = "backup-settings.json", "backup-record.json", "backup-wish"
CUT = "In {} logs lines are gone that an earlier backup saw: compare this folder with that backup."
BROKEN_OFF = "It was broken off before it was done."


@dataclass(frozen=True)
class Keep:
    """How many backups stay: the last of so many days, weeks and months."""

    days: int = 7
    weeks: int = 4
    months: int = 6


@dataclass(frozen=True)
class Settings:
    """Where backups go every day, and from which hour on in the practice's zone; no folder, no backups."""

    folder: str = ""
    hour: int = 2
    zone: str = "UTC"
    keep: Keep = field(default_factory=Keep)


@dataclass(frozen=True)
class Record:
    """The last try, and the last one that was proven. While one runs, `done` of `of` stores are in it."""

    tried_at: str = ""
    why_not: str = ""
    proven_at: str = ""
    name: str = ""
    folder: str = ""
    size: int = 0
    missing: int = 0
    running: int = 0
    mark: str = ""
    done: int = 0
    of: int = 0
    vaults: dict[str, str] = field(default_factory=dict)

    @property
    def is_running(self) -> bool:
        """Whether the process that said so is still there."""
        return lives(self.running, mark=self.mark)


def settings(places: Places) -> Settings:
    """As the desk's page set them."""
    told = json.loads(_text(places.backups / SETTINGS))
    return Settings(**{**told, "keep": Keep(**told["keep"])}) if told else Settings()


def set_settings(places: Places, *, to: Settings) -> None:
    """From now on."""
    places.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(places.backups / SETTINGS, json.dumps(asdict(to)).encode())


def record(places: Places) -> Record:
    """How the last ones went."""
    told = json.loads(_text(places.backups / RECORD))
    return Record(**{name: value for name, value in told.items() if name in Record.__dataclass_fields__})


def proven_at(places: Places, *, vault_id: UUID | None = None) -> datetime | None:
    """When a backup of everything, or of one client, was opened and compared last."""
    found = record(places)
    told = found.vaults.get(vault_id.hex, "") if vault_id else found.proven_at
    return datetime.fromisoformat(told) if told else None


@contextlib.contextmanager
def noting(places: Places, *, only: UUID | None = None, is_by_hand: bool = False) -> Iterator[None]:
    """Around a backup: that it runs, and why it failed where it does. Of one client alone nothing is noted.

    What was typed by hand and refused before it began says nothing of the backups that there are.
    """
    if only is not None:
        yield
        return
    before = record(places)
    _write(
        places,
        replace(
            before,
            running=os.getpid(),
            mark=mark_of(os.getpid()),
            done=0,
            of=0,
            tried_at=now().isoformat(),
            why_not=BROKEN_OFF,
        ),
    )
    try:
        yield
    except BackupRefused as error:
        _write(places, before if is_by_hand else replace(record(places), why_not=str(error)))
        raise
    except (WallError, OSError) as error:
        _write(places, replace(record(places), why_not=str(error)))
        raise
    finally:
        _write(places, replace(record(places), running=0))


def note_progress(places: Places, *, done: int, of: int) -> None:
    """How far the one that runs has come."""
    _write(places, replace(record(places), done=done, of=of))


def note_made(places: Places, *, made: "Made", only: UUID | None = None) -> None:
    """One that was proven: everything, or one client."""
    at, found = now().isoformat(), record(places)
    vaults = {**found.vaults, **{vault_id.hex: at for vault_id in made.contained.vaults()}}
    found = replace(found, vaults=vaults)
    if only is None:
        proven = found.proven_at if made.failed else at
        found = replace(found, why_not=_why_not(made), missing=len(made.failed), proven_at=proven)
        name, folder = made.folder.name, str(made.folder.parent)
        found = replace(found, name=name, folder=folder, size=made.contained.size)
    _write(places, found)


def wish(places: Places) -> None:
    """Somebody wants one now; the worker is rung for it."""
    write_whole(places.backups / WISH, b"now\n")


def is_wished(places: Places) -> bool:
    """Whether one is wanted and was not begun yet."""
    return (places.backups / WISH).exists()


def take_wish(places: Places) -> bool:
    """Whether one was wanted; it is not any more."""
    wished = is_wished(places)
    (places.backups / WISH).unlink(missing_ok=True)
    return wished


def _why_not(made: "Made") -> str:
    missing = len(made.failed)
    absent = f"{missing} of {len(made.contained.vaults()) + missing} clients are not in it." if missing else ""
    return f"{absent} {CUT.format(len(made.cut)) if made.cut else ''}".strip()


def _write(places: Places, told: Record) -> None:
    places.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(places.backups / RECORD, json.dumps(asdict(told)).encode())


def _text(path: Path) -> str:
    """Nothing where there is no such file, or none that can be read: it is written anew by the next backup."""
    try:
        text = path.read_text()
        is_told = isinstance(json.loads(text), dict)
    except (OSError, ValueError):
        is_told = False
    return text if is_told else "{}"
