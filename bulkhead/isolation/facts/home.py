"""The folder everything lies in: whose it is, who else may look, and as whom Bulkhead runs."""

import os
import pwd
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bulkhead.base.facts import BAD, GOOD, UNKNOWN, WARN, Fact
from bulkhead.base.facts import OPEN as NEITHER
from bulkhead.isolation.places import Places

NAME = "Data folder"
FOREIGN_WRITE = stat.S_IWGRP | stat.S_IWOTH
FOREIGN = stat.S_IRWXG | stat.S_IRWXO
LOOKED_AT = 2000  # files; more would make a page of it slow.


def facts(places: Places) -> list[Fact]:
    """The folder, what lies in it, and the user."""
    return [_folder(places.data), *_user(), *_debugging()]


def _folder(folder: Path) -> Fact:
    if not folder.is_dir():
        return Fact(NAME, NEITHER, UNKNOWN, f"There is no folder {folder} yet.")
    found = folder.stat()
    if found.st_mode & FOREIGN_WRITE:
        words = f"Other users of this machine may put files into {folder}."
        fact = Fact(NAME, BAD, "Others may write", words, f"chmod 700 {folder}")
    elif found.st_uid != os.geteuid():
        words = f"{folder} belongs to {_user_name(found.st_uid)}, and this runs as {_user_name(os.geteuid())}."
        fact = _of_another(folder, words, owner=found.st_uid)
    elif found.st_mode & FOREIGN:
        words = f"Other users of this machine may list {folder}: how many clients there are, how much and when."
        fact = Fact(NAME, WARN, "Others may look", words, f"chmod 700 {folder}")
    else:
        fact = _inner(folder)
    return fact


def _of_another(folder: Path, words: str, *, owner: int) -> Fact:
    """Root reads what is another's, and leaves files that the other cannot write."""
    if os.geteuid() == 0:
        remedy = f"sudo -u {_user_name(owner)} …"
        return Fact(NAME, WARN, "Another's", f"{words} Run the command as that user.", remedy)
    return Fact(NAME, BAD, "Another's", words, f"chown -R {_user_name(os.geteuid())} {folder}")


def _inner(folder: Path) -> Fact:
    strange = next((path for path in islice(_files(folder), LOOKED_AT) if not _is_own(path)), None)
    if strange is None:
        return Fact(NAME, GOOD, "Closed", f"Only {_user_name(os.geteuid())} reads and writes {folder}.")
    words = f"{strange} belongs to another user, and Bulkhead may not be able to write it."
    return Fact(NAME, BAD, "A file is another's", words, f"chown -R {_user_name(os.geteuid())} {folder}")


def _files(folder: Path) -> Iterator[Path]:
    """Their own modes matter little in a closed folder. One may vanish while it is looked at."""
    for root, folders, files in os.walk(folder):
        yield from (Path(root, name) for name in (*folders, *files))


def _is_own(path: Path) -> bool:
    try:
        return path.lstat().st_uid == os.geteuid()
    except FileNotFoundError:
        return True


def _user() -> Iterator[Fact]:
    if os.geteuid() == 0:
        words = "Bulkhead runs as root: a break-in has the whole machine. Give it a user of its own."
        yield Fact("User", WARN, "Root", words, "useradd --system --create-home --home-dir /srv/bulkhead bulkhead")


def _debugging() -> Iterator[Fact]:
    """Nothing of ours reads them; whoever set one believes that something does."""
    asked = [name for name in ("DEBUG", "DJANGO_DEBUG") if os.environ.get(name, "0") not in ("", "0")]
    asked += ["PYTHONDEVMODE"] * bool(os.environ.get("PYTHONDEVMODE"))
    if asked:
        words = f"{' and '.join(asked)} is set. Bulkhead has no debug mode, and nothing changes; take it out."
        yield Fact("Debugging", WARN, "Asked for", words, f"unset {' '.join(asked)}")


def _user_name(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"
