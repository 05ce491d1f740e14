"""The last step of a whole restore: what is ready is moved to its place, the list of vaults last. No Django.

Every step is one rename, so that a restore that was cut off here is finished by the next start.
"""

import contextlib
import os
import shutil
from pathlib import Path

from bulkhead.isolation.errors import WallError
from bulkhead.isolation.places import Places
from bulkhead.isolation.whole_file import sync_folder

STAGED, READY = "restoring", "ready"
ORDER = ("vaults", "tray", "practice", "keyring", "registry.db")


class HalfRestored(WallError):
    """A restore of this data folder was cut off before everything lay there."""


def finish(places: Places) -> bool:
    """At every start: whether a restore was cut off in its last step and is finished now.

    HalfRestored when it was cut off sooner: then there is nothing here to be served.
    """
    if finish_ready(places):
        return True
    staged = places.data / STAGED
    if staged.exists() and not places.registry.exists():
        raise HalfRestored(f"A restore into {places.data} was cut off. Run it again: bulkhead restore BACKUPS")
    shutil.rmtree(staged, ignore_errors=True)
    return False


def finish_ready(places: Places) -> bool:
    """Whether a restore was cut off in its last step and is finished now; one cut off sooner is begun again."""
    is_ready = (places.data / STAGED / READY).exists()
    if is_ready:
        place(places)
    return is_ready


def place(places: Places) -> None:
    """Move what is ready to its place."""
    staged = places.data / STAGED
    for name in ORDER:
        if (staged / name).exists():
            _make_way(places.data / name)
            os.rename(staged / name, places.data / name)
            sync_folder(places.data)
    (staged / READY).unlink()
    shutil.rmtree(staged, ignore_errors=True)


def _make_way(target: Path) -> None:
    """Folders that are there and empty; one with anything in it stops the move."""
    if target.is_dir():
        for inner in list(target.iterdir()):
            inner.rmdir()
        with contextlib.suppress(FileNotFoundError):
            target.rmdir()
