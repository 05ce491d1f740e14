"""What lies in the folder before any file is opened: which folders are the clients, which files are to come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulkhead.base.levels import folder_at, levels_of, usual_level
from bulkhead.base.scan_report import Left, sayable
from bulkhead.cli.folders import Found, files_below, folders_at, refuse_unreadable
from bulkhead.cli.level_asked import level_asked
from bulkhead.cli.refusing import Refused
from bulkhead.cli.scan.hand import Job
from bulkhead.guard.roster import Roster

ABOUT = (
    "The folder itself is one client.",
    "Each folder in it is a client.",
    "Each folder in the folders in it is a client.",
)


@dataclass(frozen=True)
class Survey:
    """The folder, everything in it, and the level at which folders are clients."""

    top: Path
    found: Sequence[Found]
    level: int
    folders: Sequence[str]

    @classmethod
    def of(cls, folder: Path, *, said: int | None, known: Collection[str], may_ask: bool) -> "Survey":
        """Refused for what has no client in it."""
        refuse_unreadable(folder)
        top = folder.resolve()
        if not any(top.iterdir()):
            raise Refused(f"{folder} is empty. Name the folder that has a folder for each client.")
        found = list(files_below(top))
        level = _level(top, found, known=known, may_ask=may_ask) if said is None else said
        folders = [top.name] if level == 0 else [_below(path, top) for path in folders_at(top, level=level)]
        return cls(top, found, level, folders)

    @property
    def about(self) -> str:
        return ABOUT[self.level]

    def jobs(self, roster: Roster) -> list[Job]:
        """Every file that is to be read, in the order of the folder."""
        wanted = [one for one in self.found if not one.skipped]
        return [
            Job(number, str(one.path), sayable(one.shown), roster.owner(self._folder_of(one.shown)), _size(one.path))
            for number, one in enumerate(wanted)
        ]

    def left(self) -> tuple[Left, ...]:
        return tuple(Left(sayable(one.shown), one.skipped) for one in self.found if one.skipped)

    def _folder_of(self, shown: str) -> str:
        return self.top.name if self.level == 0 else folder_at(shown, level=self.level - 1)


def _level(top: Path, found: Sequence[Found], *, known: Collection[str], may_ask: bool) -> int:
    levels = levels_of([f"{top.name}/{one.shown}" for one in found if not one.skipped], known=known)
    level = usual_level(levels)
    return level_asked(top, levels=levels) if may_ask and level < levels.suggested else level


def _below(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix().encode(errors="surrogateescape").decode(errors="replace")


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
