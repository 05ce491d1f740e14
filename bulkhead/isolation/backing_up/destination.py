"""Where backups lie: a folder of sets. Never beside the master key, and never inside what is backed up."""

import contextlib
import fcntl
import re
from collections.abc import Iterator
from pathlib import Path

from bulkhead.base.clock import now
from bulkhead.isolation.backing_up.copying import make_folder, remove
from bulkhead.isolation.backing_up.errors import BackupRefused, NoBackup
from bulkhead.isolation.places import Places
from bulkhead.isolation.whole_file import write_whole

SET = "set"
PROVEN = "proven"
PART, GONE = ".part-", ".gone-"
LOCK = ".lock"
NAME = re.compile(r"\d{8}-\d{6}-\d{6}")
ABOUT = "about-these-backups.txt"
WORDS = """These folders are backups of a Bulkhead practice. Every file in them is sealed: without the master key of
that practice, which is kept elsewhere, nothing here can be read. To restore, put the key into the folder "keys"
of an empty data folder, or name its folder by BULKHEAD_KEYS, and run:

    bulkhead restore THIS-FOLDER --data NEW-DATA-FOLDER

Do not change, rename or add files in here: a backup that was changed is refused.
"""


def refuse_destination(destination: Path, *, places: Places) -> Path:
    """The folder itself, resolved. BackupRefused where backups would lie with the key or inside what they are of."""
    folder, key, data = (path.expanduser().resolve() for path in (destination, places.keys, places.data))
    if folder.is_relative_to(key) or key.is_relative_to(folder):
        raise BackupRefused(
            f"The master key lies in {key}. A backup beside its key is open to whoever takes both: name another folder."
        )
    if folder.is_relative_to(data) and not folder.is_relative_to(places.backups.resolve()):
        raise BackupRefused(f"{folder} is inside the data folder. Name a folder elsewhere, best on another disk.")
    if folder.exists() and not folder.is_dir():
        raise BackupRefused(f"{folder} is a file. Name a folder for the backups.")
    return folder


def fresh_name() -> str:
    """Sorts by when it was made; tells nothing else."""
    return f"{now():%Y%m%d-%H%M%S-%f}"


def sets_in(destination: Path) -> list[Path]:
    """The sets of a folder, oldest first; what a crash left has another name."""
    if not destination.is_dir():
        return []
    return sorted(path for path in destination.iterdir() if NAME.fullmatch(path.name) and (path / SET).is_file())


def chosen_sets(named: Path) -> list[Path]:
    """Newest first: of a folder of backups all, and of one backup that one. NoBackup where there is none."""
    named = named.expanduser().resolve()
    found = [named] if (named / SET).is_file() else list(reversed(sets_in(named)))
    if not found:
        raise NoBackup(f"There is no backup in {named}.")
    return found


@contextlib.contextmanager
def alone_in(destination: Path) -> Iterator[None]:
    """One backup at a time into one folder; what a crash left there is cleared away first."""
    try:
        make_folder(destination)
        lock = open(destination / LOCK, "a")  # noqa: SIM115 -- closed below, and by the kernel for one that dies.
    except OSError as error:
        raise BackupRefused(f"{destination} cannot be written to: {error.strerror}.") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _clear(destination)
        if not (destination / ABOUT).exists():
            write_whole(destination / ABOUT, WORDS.encode())
        yield
    except BlockingIOError as error:
        raise BackupRefused(f"Another backup into {destination} is under way. Wait for it.") from error
    finally:
        lock.close()


def _clear(destination: Path) -> None:
    for path in destination.iterdir():
        if path.is_dir() and path.name.startswith((PART, GONE)):
            remove(path)
