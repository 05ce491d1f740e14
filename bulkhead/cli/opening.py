"""Opens a data folder for a command: keys first, then the stores, brought up to date behind a backup."""

import contextlib
import os
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from uuid import UUID

import django
from django.apps import apps
from django.conf import settings
from rich.console import Console
from rich.progress import Progress

from bulkhead.cli.refusing import Refused
from bulkhead.isolation import bell, binding, control, keys, placing, starting
from bulkhead.isolation.errors import VaultMissing
from bulkhead.isolation.places import Places, default_folder


def set_up() -> None:
    """Django for the stores, without a web surface."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bulkhead.config.worker")
    if not apps.ready:
        django.setup()


@contextlib.contextmanager
def opened(folder: Path | None, *, create: bool = False) -> Iterator[Places]:
    """The data folder, with its keys in this process and its stores up to date.

    Refused where there is none and none may be made; the wall's own errors say what else is wrong.
    """
    places = Places((folder or default_folder()).expanduser().resolve())
    starting.close_to_others()
    placing.finish(places)
    refuse_missing(places, create=create)
    refuse_unwritable(places)
    places.prepare()
    is_new = not places.registry.exists()
    ring = keys.Ring(places, keys.load_master(places, create=is_new))
    ring.registry.resting()  # a key of another folder is told here, before anything is read.
    keys.install(ring)
    _settle(ring)
    bell.install(partial(_ring, places.run))
    with control.writing(places):
        _bring_up_to_date()
        yield places


def refuse_missing(places: Places, *, create: bool) -> None:
    """Refused for a folder that holds no practice, unless one may be made there."""
    if places.data.exists() and not places.data.is_dir():
        raise Refused(f"{places.data} is a file. Name a folder with --data.")
    if not create and not places.practice_db.exists():
        raise Refused(f"There is no practice in {places.data}. Name its folder with --data.")


def refuse_unwritable(places: Places) -> None:
    """Refused before anything is half made."""
    nearest = next(folder for folder in (places.data, *places.data.parents) if folder.exists())
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise Refused(f"{nearest} cannot be written to. Run this as its owner, or name another folder with --data.")


def _settle(ring: keys.Ring) -> None:
    """What follows from the keys: the settings were loaded before there were any."""
    settings.SECRET_KEY = ring.signing(b"django")
    settings.SESSION_COOKIE_NAME = import_module("bulkhead.config.shared").own_cookie("__Host-desk")


def _bring_up_to_date() -> None:
    """The practice, then every client's store; one that could not be is named and left out, and the command goes on."""
    from bulkhead.isolation import migrating, template, upgrading  # noqa: PLC0415 -- they need Django, set up by now.

    migrating.migrate_practice()
    template.script()
    console = Console(stderr=True)
    quietly = upgrading.is_settled() or not console.is_terminal
    with Progress(console=console, transient=True, disable=quietly) as progress:
        bar = progress.add_task("Bringing every client up to date", total=None)
        migrated = upgrading.upgrade_all(told=lambda done, of: progress.update(bar, completed=done, total=of))
    for vault_id, why in migrated.broken:
        print(f"{_slug(vault_id)} could not be brought up to date and is left out. {why}", file=sys.stderr)


def _slug(vault_id: UUID) -> str:
    try:
        return keys.ring().registry.placement(vault_id).slug
    except VaultMissing:
        return "A client that is gone"


def _ring(run: Path) -> None:
    """The worker, where one serves this folder; else its sweep at the next start finds the row."""
    control.ring_worker(run, vault_id=binding.current().vault_id if binding.is_open() else keys.PRACTICE_ID)
