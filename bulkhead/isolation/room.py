"""Room on the disk: how much is left, from where on nothing large is taken in, and what a disk that refuses is called.

At 95 % writing ends, while reading, signing in and closing doors still have room for the lines they leave.
"""

import errno
import os
import time
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import keys
from bulkhead.isolation.errors import DiskRefused

SETTING, MOST = "BULKHEAD_ROOM", 95.0
LOOK_EVERY = 1.0
FULL, SHORT, BROKEN, LOCKED = "full", "short", "broken", "locked"
ERRNOS = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EIO: BROKEN, errno.EROFS: LOCKED}
CODES = {
    sqlcipher.SQLITE_FULL: FULL,
    sqlcipher.SQLITE_IOERR: BROKEN,
    sqlcipher.SQLITE_CANTOPEN: BROKEN,
    sqlcipher.SQLITE_READONLY: LOCKED,
}
WORDS = {
    FULL: "The disk is full.",
    SHORT: "The disk is nearly full, and what is left is kept for reading and signing in.",
    BROKEN: "The disk did not take what was written to it.",
    LOCKED: "The disk can be read and not written.",
}


@dataclass(frozen=True)
class Room:
    """How a file system stands: bytes in all and free for us, and how much is used, as `df` counts it."""

    total: int
    free: int
    used: float


_seen: dict[Path, tuple[float, Room]] = {}


def measured(folder: Path) -> Room:
    """Read from the machine now. Where files can run out before bytes do, the fuller of the two counts."""
    found = os.statvfs(folder)
    used = max(
        _share(found.f_blocks - found.f_bfree, found.f_bavail), _share(found.f_files - found.f_ffree, found.f_favail)
    )
    return Room(found.f_blocks * found.f_frsize, found.f_bavail * found.f_frsize, used)


def most() -> float:
    """From how many per cent on nothing is taken in: what is set, or 95 where that is no number from 50 to 100."""
    try:
        wanted = float(os.environ.get(SETTING, MOST))
    except ValueError:
        return MOST
    return wanted if 50 <= wanted <= 100 else MOST


def is_short(folder: Path) -> bool:
    """Whether the disk of a folder is so full that nothing large may come in; looked at once a second at most."""
    at, moment = _seen.get(folder, (-LOOK_EVERY, None))[0], time.monotonic()
    if moment - at >= LOOK_EVERY:
        _seen[folder] = (moment, measured(folder))
    return most() < 100 and _seen[folder][1].used >= most()


def is_short_here() -> bool:
    """The same of the data folder; in a portal, of its own."""
    return is_short(own_folder())


def own_folder() -> Path:
    """The folder that this process looks after."""
    holder = keys.holder()
    return holder.opened.blobs if isinstance(holder, keys.OneKey) else keys.ring().places.data


def demand(folder: Path) -> None:
    """DiskRefused when there is too little room to begin writing something into a folder."""
    if is_short(folder):
        raise DiskRefused(WORDS[SHORT], kind=SHORT)


def refused(error: BaseException | None) -> DiskRefused | None:
    """What a failure was, if a disk is behind it: the one error for all that systems and stores say of disks."""
    while error is not None:
        if isinstance(error, DiskRefused):
            return error
        kind = _kind(error)
        if kind:
            return DiskRefused(WORDS[kind], kind=kind)
        error = error.__cause__ or error.__context__
    return None


def _kind(error: BaseException) -> str:
    if isinstance(error, sqlcipher.Error):
        kind = CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "")
    elif isinstance(error, OSError):
        kind = ERRNOS.get(error.errno or 0, "")
    else:
        kind = ""
    return kind


def _share(taken: int, left: int) -> float:
    return 100 * taken / (taken + left) if taken + left > 0 else 0.0
