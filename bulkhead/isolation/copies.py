"""The copy of a sealed file that is made before its schema changes: durable, tried under its key, and few are kept."""

import os
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.base.clock import now
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.errors import UnsafeStore, VaultBusy
from bulkhead.isolation.keys import Opened, sync_folder
from bulkhead.isolation.places import Places

BEFORE = "before-"
KEPT = 3
LOCKED = "Another program keeps its file locked."
DAMAGED = "Its file is damaged. Restore this client from a backup."


def folder_name() -> str:
    """Of the copies that one upgrade makes from now on."""
    return f"{BEFORE}{now():%Y%m%d-%H%M%S}"


def keep(opened: Opened, *, name: str, folder: Path) -> Path:
    """The file as it is now, under its name in this folder. Nobody else may write meanwhile.

    UnsafeStore when a page does not open under the key: what is damaged is not changed further. VaultBusy when another
    program keeps the file locked: its newest rows would be beside the file, and not in the copy.
    """
    with closing(connect(opened)) as raw:
        (is_busy, *_) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise VaultBusy(LOCKED)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy, unfinished = folder / f"{name}.db", folder / f"{name}.part"
    shutil.copyfile(opened.database, unfinished)
    with open(unfinished, "rb") as file:
        os.fsync(file.fileno())
    _refuse_damaged(replace(opened, database=unfinished))
    os.replace(unfinished, copy)
    sync_folder(folder)
    return copy


def keep_few(places: Places, *, name: str) -> None:
    """Remove all copies of one store but the newest; a folder goes with its last one."""
    copies = sorted(places.backups.glob(f"{BEFORE}*/{name}.db"))
    for copy in copies[:-KEPT]:
        copy.unlink()
        if not any(copy.parent.iterdir()):
            copy.parent.rmdir()


def _refuse_damaged(copy: Opened) -> None:
    try:
        with closing(connect(copy)) as raw:
            faults = raw.execute("PRAGMA cipher_integrity_check").fetchall()
    except sqlcipher.DatabaseError as error:
        raise UnsafeStore(DAMAGED) from error
    if faults:
        raise UnsafeStore(DAMAGED)
