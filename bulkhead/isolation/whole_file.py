"""Small files that are there whole or not at all: written beside, made durable, renamed, and that made durable too."""

import os
from pathlib import Path

BESIDE = ".new"


def write_whole(path: Path, content: bytes, *, mode: int = 0o600) -> None:  # lint: arguments -- path, then content.
    """Put a file in the place of the one before; a crash leaves the old one or the new one."""
    beside = beside_of(path)
    beside.unlink(missing_ok=True)  # of a crash; a link somebody put there must not be followed either.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
    try:
        rest = memoryview(content)
        while rest:  # an almost full disk takes less than it is given, and says so only the next time.
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    os.rename(beside, path)
    sync_folder(path.parent)


def beside_of(path: Path) -> Path:
    """Where a file is written before it takes its name; one that lies there was never finished."""
    return path.with_name(path.name + BESIDE)


def sync_folder(folder: Path) -> None:
    """Make a rename or creation in this folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
