"""New keys that were asked for at the desk: a small file each in run/, which the worker carries out and writes on."""

import enum
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from bulkhead.base.clock import now
from bulkhead.isolation import keys
from bulkhead.isolation.places import Places
from bulkhead.isolation.whole_file import write_whole

FOLDER = "rekeying"


class Stage(enum.StrEnum):
    """How far a wish has come."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Wish:
    """One vault that is to have a new key. `folder` is where it lay when that was asked, so that it is done once."""

    vault_id: UUID
    folder: str
    asked_by: str
    stage: Stage
    at: datetime
    done: int = 0
    of: int = 0
    words: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be carried out."""
        return self.stage in (Stage.WAITING, Stage.WORKING)

    @property
    def percent(self) -> int:
        """Of the files of this vault."""
        return round(100 * self.done / self.of) if self.of else 0


def ask(places: Places, *, vault_id: UUID, by: str) -> Wish:
    """Ask for a new key; the same wish when one is open already."""
    earlier = of_vault(places, vault_id=vault_id)
    if earlier is not None and earlier.is_open:
        return earlier
    folder = keys.ring().registry.placement(vault_id).folder
    return _note(places, Wish(vault_id, folder, by, Stage.WAITING, now()))


def report(wish: Wish, *, places: Places, stage: Stage, done: int = 0, of: int = 0, words: str = "") -> Wish:
    """Write down how far it has come."""
    return _note(places, replace(wish, stage=stage, at=now(), done=done, of=of, words=words))


def all_wishes(places: Places) -> list[Wish]:
    """Every vault's last one, oldest first."""
    return sorted(_read(places), key=lambda wish: wish.at)


def of_vault(places: Places, *, vault_id: UUID) -> Wish | None:
    """The last one of a vault."""
    return _parsed(_path(places, vault_id))


def _read(places: Places) -> Iterator[Wish]:
    folder = places.run / FOLDER
    for path in folder.glob("*.json") if folder.exists() else ():
        wish = _parsed(path)
        if wish is not None:
            yield wish


def _note(places: Places, wish: Wish) -> Wish:
    path = _path(places, wish.vault_id)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    words = asdict(wish) | {"vault_id": wish.vault_id.hex, "at": wish.at.isoformat()}
    write_whole(path, json.dumps(words).encode())
    return wish


def _parsed(path: Path) -> Wish | None:
    """None for a file that is not there, or that a person has written in."""
    try:
        words = json.loads(path.read_bytes())
        known = {"vault_id": UUID(str(words["vault_id"])), "at": datetime.fromisoformat(str(words["at"]))}
        return Wish(**words | known | {"stage": Stage(words["stage"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _path(places: Places, vault_id: UUID) -> Path:
    return places.run / FOLDER / f"{vault_id.hex}.json"
