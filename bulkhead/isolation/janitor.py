"""What a crash leaves beside the stores: scratch folders, half-written schemas and half-made backups."""

import os
import shutil
from pathlib import Path

from bulkhead.isolation.places import Places

SCRATCH = ("tmp*", "vault-*.[0-9]*", "*.part", ".part-*", ".gone-*", "proving-*")
"""Names that only something unfinished has; what it becomes is renamed when it is whole."""


def sweep_scratch(places: Places, *, older_than: float) -> int:
    """Delete unfinished things older than a time stamp, in the folders where such things are made. How many."""
    swept = 0
    for folder in (places.template, places.run, places.backups, *_sets(places.backups)):
        for found in _unfinished(folder):
            if found.lstat().st_mtime < older_than:
                _remove(found)
                swept += 1
    return swept


def _sets(backups: Path) -> list[Path]:
    return [found for found in sorted(backups.iterdir()) if found.is_dir() and not found.is_symlink()]


def _unfinished(folder: Path) -> list[Path]:
    names = {found for pattern in SCRATCH for found in folder.glob(pattern)} if folder.is_dir() else set()
    return sorted(names)


def _remove(found: Path) -> None:
    if found.is_dir() and not found.is_symlink():
        shutil.rmtree(found, ignore_errors=True)
    else:
        os.unlink(found)
