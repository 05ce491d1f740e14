"""Where a copy lies while it is checked: in memory where that is large enough, else beside the practice; then gone."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkhead.isolation.copying import size_of
from bulkhead.isolation.places import Places

MEMORY = Path("/dev/shm")  # noqa: S108 -- a file system in memory is the point.
PREFIX = "bulkhead-check-"
NOTE = "under-way"
SHARE = 4  # of what memory is free, the copy may take one in so many.


@dataclass(frozen=True)
class Scratch:
    """The folders of one check: the copy, its key, its temporary files, and what its processes wrote."""

    top: Path

    @property
    def places(self) -> Places:
        return Places(self.top / "copy")

    @property
    def keys(self) -> Path:
        return self.top / "keys"

    @property
    def temporary(self) -> Path:
        return self.top / "tmp"

    @property
    def log(self) -> Path:
        return self.top / "log"


@contextlib.contextmanager
def scratch(places: Places) -> Iterator[Scratch]:
    """Closed to everybody else, and removed at the end; what an earlier check left when it was killed goes first."""
    checks = checks_folder(places)
    note = checks / NOTE
    _remove_left(note)
    top = Path(tempfile.mkdtemp(prefix=PREFIX, dir=_room_for(places)))
    note.write_text(str(top))
    made = Scratch(top)
    for folder in (made.places.data, made.keys, made.temporary):
        folder.mkdir(mode=0o700)
    try:
        yield made
    finally:
        shutil.rmtree(top, ignore_errors=True)
        note.unlink(missing_ok=True)


def checks_folder(places: Places) -> Path:
    """Where a practice keeps what its last check said."""
    folder = places.data / "checks"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _room_for(places: Places) -> Path:
    if os.access(MEMORY, os.W_OK) and size_of(places) * SHARE < shutil.disk_usage(MEMORY).free:
        return MEMORY
    return checks_folder(places)


def _remove_left(note: Path) -> None:
    if note.exists() and (left := Path(note.read_text())).name.startswith(PREFIX):
        shutil.rmtree(left, ignore_errors=True)
    note.unlink(missing_ok=True)
