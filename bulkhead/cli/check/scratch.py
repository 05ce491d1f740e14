"""Where a copy lies while it is checked: in memory where that is large enough, else beside the practice; then gone.

The copy's master key lies in memory always: beside its keyring on a disk it would open everything that a kill leaves.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkhead.cli.refusing import Refused
from bulkhead.isolation.copying import size_of
from bulkhead.isolation.places import Places

MEMORY = Path("/dev/shm")  # noqa: S108 -- a file system in memory is the point.
PREFIX = "bulkhead-check-"
SHARE = 4  # of what memory is free, the copy may take one in so many.


@dataclass(frozen=True)
class Scratch:
    """The folders of one check: the copy, its key, its temporary files, and what its processes wrote."""

    top: Path
    keys: Path

    @property
    def places(self) -> Places:
        return Places(self.top / "copy")

    @property
    def temporary(self) -> Path:
        return self.top / "tmp"

    @property
    def log(self) -> Path:
        return self.top / "log"


@contextlib.contextmanager
def scratch(places: Places) -> Iterator[Scratch]:
    """Closed to everybody else, and removed at the end; what an earlier check left when it was killed goes first."""
    _refuse_without_memory()
    checks = checks_folder(places)
    with _alone(checks):
        mark = _mark(checks)
        remove_left(checks)
        keys = Path(tempfile.mkdtemp(prefix=mark, dir=MEMORY))
        top = Path(tempfile.mkdtemp(prefix=mark, dir=_room_for(places)))
        made = Scratch(top, keys)
        for folder in (made.places.data, made.temporary):
            folder.mkdir(mode=0o700)
        try:
            yield made
        finally:
            remove_left(checks)


def checks_folder(places: Places) -> Path:
    """Where a practice keeps what its last check said."""
    folder = places.data / "checks"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def remove_left(checks: Path) -> None:
    """Every copy and key of this practice's checks; only for who holds the lock."""
    for place in (MEMORY, checks):
        for left in place.glob(f"{_mark(checks)}*"):
            shutil.rmtree(left, ignore_errors=True)


def _refuse_without_memory() -> None:
    if not os.access(MEMORY, os.W_OK | os.X_OK):
        raise Refused(
            f"{MEMORY} cannot be written to. The key of the copy must lie in memory and nowhere else, so nothing was"
            " copied and nothing was checked. Mount a file system in memory there, then run the check again."
        )


@contextlib.contextmanager
def _alone(checks: Path) -> Iterator[None]:
    """The lock ends with whoever holds it, however that ends; so whatever lies about while one has it is left over."""
    folder = os.open(checks, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused("Another check of this practice is under way. Wait for its end, or stop it.") from error
        yield
    finally:
        os.close(folder)


def _mark(checks: Path) -> str:
    """What the folders of one practice's checks are called, by its folder on this machine; it tells nobody's name."""
    found = checks.stat()
    return f"{PREFIX}{found.st_dev:x}-{found.st_ino:x}-"


def _room_for(places: Places) -> Path:
    return MEMORY if size_of(places) * SHARE < shutil.disk_usage(MEMORY).free else checks_folder(places)
