"""What a restore replaced is kept, with its key sealed beside it, wherever the restore was cut off. No Django."""

import os
from pathlib import Path

from bulkhead.isolation import gate
from bulkhead.isolation.backing_up.copying import make_folder
from bulkhead.isolation.places import Places
from bulkhead.isolation.whole_file import sync_folder, write_whole

WRAPPED_KEY = "wrapped-key"
ASIDE = "replaced-"


def mark(folder: Path, *, wrapped_key: bytes) -> None:
    """Before the switch: this folder is to be kept. The list of vaults forgets its key, so it is written here."""
    write_whole(folder / WRAPPED_KEY, wrapped_key)


def is_marked(folder: Path) -> bool:
    """Whether a restore replaced it, or was about to."""
    return (folder / WRAPPED_KEY).exists()


def unmark(folder: Path) -> None:
    """The restore that was about to replace it was cut off: the vault lies there still."""
    (folder / WRAPPED_KEY).unlink(missing_ok=True)


def put_aside(folder: Path, *, places: Places) -> Path:
    """Where it lies now. One that cannot be moved stays for the next start, which moves what is marked.

    The gate is closed under the new name: somebody who knows the old place must not make another one there.
    """
    target = make_folder(places.backups) / f"{ASIDE}{folder.name}"
    try:
        os.rename(folder, target)
        sync_folder(target.parent)
    except OSError:
        target = folder
    gate.close(target)
    return target
