"""What lies in a folder that is to be brought in: a sub-folder for each client, and in it files, or what is none."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkhead.cli.refusing import Refused

PIECE = 1 << 20
LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini"})


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


def client_folders(folder: Path) -> list[Path]:
    """The sub-folders; Refused when there is none."""
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder}.")
    try:
        inside = sorted(folder.iterdir())
    except PermissionError as error:
        raise Refused(f"{folder} cannot be read. Run this as its owner.") from error
    found = [path for path in inside if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")]
    if not found:
        raise Refused(f"{folder} has no sub-folders. Put the files of each client into one of its own.")
    return found


def loose_files(folder: Path) -> list[str]:
    """What lies beside the sub-folders and belongs to no client."""
    return sorted(path.name for path in folder.iterdir() if not path.is_dir() and not path.name.startswith("."))


def files_below(folder: Path) -> Iterator[Found]:
    """Everything in a client's folder, in the order of names; links are named and never followed."""
    for place, folders, files in os.walk(folder):
        here = Path(place)
        linked = [name for name in folders if (here / name).is_symlink()]
        hidden = [name for name in folders if name.startswith(".")]
        for name in sorted({*files, *linked, *hidden}):
            shown = (here / name).relative_to(folder).as_posix()
            yield Found(here / name, _sayable(shown), _why_not(here / name))
        folders[:] = sorted(set(folders) - {*linked, *hidden})


def _why_not(path: Path) -> str:
    if path.is_symlink():
        why = "It is a link, and links are not followed."
    elif path.name.startswith(("~$", ".~lock.")):
        why = "It is a lock file that an office program left behind."
    elif path.name.startswith(".") or path.name.lower() in LEFT_BEHIND:
        why = "It is hidden."
    elif not path.is_file():
        why = "It is not a file."
    else:
        why = ""
    return why


def _sayable(name: str) -> str:
    """A name whose bytes are no text is still shown."""
    return name.encode(errors="surrogateescape").decode(errors="replace")
