"""What lies in a folder that is to be brought in: a sub-folder for each client, and in it files, or what is none."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkhead.cli.refusing import Refused
from bulkhead.guard.left_out import why_left_out
from bulkhead.guard.placeholders import ELSEWHERE, placeholder

PIECE = 1 << 20
DATALESS = 0x40000000  # macOS marks with it what is still in the cloud; Windows with either of the next.
RECALLED = 0x00400000 | 0x00001000
CLOSED = "It cannot be opened by this user."


@dataclass(frozen=True)
class Found:
    """One entry below a client's folder; `skipped` says in words why it is no file to bring in."""

    path: Path
    shown: str
    skipped: str = ""

    def pieces(self) -> Iterator[bytes]:
        """Its bytes; OSError when it cannot be read."""
        with self.path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def refuse_unreadable(folder: Path) -> None:
    """Refused for what is no folder, cannot be read, or has nothing in it that could be a client."""
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder}.")
    try:
        list(folder.iterdir())
    except PermissionError as error:
        raise Refused(f"{folder} cannot be read. Run this as its owner.") from error


def folders_at(folder: Path, *, level: int) -> list[Path]:
    """The folders that are the clients: FOLDER itself, those in it, or those in those. Refused when there is none."""
    found = [folder]
    for _ in range(level):
        found = [inner for outer in found for inner in _folders_in(outer)]
    if not found:
        raise Refused(f"{folder} has no sub-folders. Put the files of each client into one of its own.")
    return found


def loose_files(folder: Path, *, level: int) -> list[str]:
    """What lies above the clients' folders and belongs to none."""
    found, above = [], [folder]
    for _ in range(level):
        found += [path for outer in above for path in outer.iterdir() if not path.is_dir()]
        above = [inner for outer in above for inner in _folders_in(outer)]
    return sorted(path.relative_to(folder).as_posix() for path in found if not path.name.startswith("."))


def _folders_in(folder: Path) -> list[Path]:
    inside = sorted(folder.iterdir())
    return [path for path in inside if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")]


def files_below(folder: Path) -> Iterator[Found]:
    """Everything in a client's folder, in the order of names; links are named and never followed."""
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        here = Path(place)
        linked = [name for name in folders if (here / name).is_symlink()]
        hidden = [name for name in folders if name.startswith(".")]
        for name in sorted({*files, *linked, *hidden}):
            yield found_at(here / name, top=folder)
        folders[:] = sorted(set(folders) - {*linked, *hidden})
    for error in closed:
        path = Path(os.fsdecode(error.filename))
        yield Found(path, _sayable(path.relative_to(folder).as_posix()), CLOSED)


def found_at(path: Path, *, top: Path) -> Found:
    """One entry as it lies below a folder."""
    try:
        skipped = _why_not(path)
    except OSError:
        skipped = CLOSED
    return Found(path, _sayable(path.relative_to(top).as_posix()), skipped)


def _why_not(path: Path) -> str:
    if path.is_symlink():
        why = "It is a link, and links are not followed."
    elif path.name.startswith(".") and placeholder(path.name):
        why = placeholder(path.name)
    elif left_out := why_left_out(path.name):
        why = left_out
    elif not path.is_file():
        why = "It is not a file."
    elif _is_in_the_cloud(path.stat()):
        why = ELSEWHERE
    else:
        why = ""
    return why


def _is_in_the_cloud(found: os.stat_result) -> bool:
    return bool(getattr(found, "st_flags", 0) & DATALESS or getattr(found, "st_file_attributes", 0) & RECALLED)


def _sayable(name: str) -> str:
    """A name whose bytes are no text is still shown."""
    return name.encode(errors="surrogateescape").decode(errors="replace")
