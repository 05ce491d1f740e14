"""The jobs of the timetable: each may be cut off anywhere and simply starts again."""

import logging
import os
import time
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError

from bulkhead.base.clock import now
from bulkhead.crossings.tray import throw_away
from bulkhead.isolation import control, inside, keys
from bulkhead.isolation.blobs import practice_blobs, tray_blobs, vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.janitor import sweep_scratch
from bulkhead.practice.library.models import ItemVersion
from bulkhead.practice.library.tailoring import tailored_blobs
from bulkhead.practice.tray.models import KEPT, TrayItem
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.look.marked import forget_marked
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.work import between

WORKER = Actor("worker", "Bulkhead")
SET_BY = 60.0  # seconds a clock may be off without having been set.
STARTED = time.time() - time.monotonic()
UPLOADING = 3600.0  # a file is on disk before its row; nobody takes an hour between the two.
LINKS_KEPT = timedelta(days=1)
SESSIONS_KEPT = timedelta(days=30)
Result = TypeVar("Result")
log = logging.getLogger("bulkhead.work")


def live_vaults() -> list[UUID]:
    return [placement.vault_id for placement in keys.ring().registry.entries() if placement.state == "live"]


def sweep_files() -> None:
    """What a crash left: unfinished files, scratch folders, and files whose row never came. The log says how many."""
    places = keys.ring().places
    if control.nobody_writes(places):
        older_than = _nobody_writes_before()
        versions = set(ItemVersion.objects.values_list("blob_id", flat=True))
        count = practice_blobs().sweep(versions | tailored_blobs(), older_than=older_than)
        waiting = TrayItem.objects.filter(state=TrayItem.State.WAITING)
        count += tray_blobs().sweep(set(waiting.values_list("blob_id", flat=True)), older_than=older_than)
        count += sum(
            _in_each_vault(
                lambda: vault_blobs().sweep(set(Blob.objects.values_list("id", flat=True)), older_than=older_than)
            )
        )
        log.info("swept %d files that no row names", count)
        count = sweep_scratch(places, older_than=min(older_than, time.time() - UPLOADING))
        log.info("swept %d unfinished things", count)


def empty_tray() -> None:
    old = TrayItem.objects.filter(state=TrayItem.State.WAITING, arrived_at__lt=now() - KEPT)
    for item in old.select_related("client"):
        throw_away(item, by=WORKER)


def forget_expired() -> None:
    """Rows that can open nothing any more, and copies that nobody may read any more."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    _in_each_vault(_forget_expired_of_vault)


def _forget_expired_of_vault() -> None:
    SignIn.objects.filter(asked_at__lt=now() - LINKS_KEPT).delete()
    Session.objects.filter(expires_at__lt=now() - SESSIONS_KEPT).delete()
    forget_marked()


def _in_each_vault(do: Callable[[], Result]) -> list[Result]:
    """Inside one live vault after the other; one that does not open does not stop the others."""
    results = []
    for vault_id in live_vaults():
        between.clients()
        try:
            with inside(vault_id):
                results.append(do())
        except (WallError, DatabaseError, OSError):
            log.exception("a vault did not open")
    return results


def _nobody_writes_before() -> float:
    """A file older than this has its row or never will: it was there before we served, or for an hour.

    A clock that was set makes a new file look old: then only what was there before we served counts, or nothing.
    """
    since = float(os.environ.get("BULKHEAD_SERVED_SINCE", "0"))
    if since - time.time() > SET_BY:
        before = 0.0
    elif abs(time.time() - time.monotonic() - STARTED) > SET_BY:
        before = since
    else:
        before = max(time.time() - UPLOADING, since)
    return before
