"""A clock that went back revives nothing: what had run out by then stays closed in every store, and logs say so."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction

from bulkhead.base.clock import now
from bulkhead.isolation import inside
from bulkhead.isolation.chain import CLOCK_WENT_BACK, Actor
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.watch import SMALL
from bulkhead.practice.clients.models import Opening
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.people.run_out import close_run_out
from bulkhead.vault.trail.models import VaultLine

BY = Actor("worker", "Bulkhead")
log = logging.getLogger("bulkhead.work")


def settle_all(latest: datetime, *, vaults: list[UUID]) -> None:
    """The practice and every vault; one that does not open is settled when it is next looked into."""
    settle_practice(latest)
    for vault_id in vaults:
        try:
            settle_vault(vault_id, latest=latest)
        except (WallError, DatabaseError):
            log.exception("a vault did not open")


def settle_practice_again() -> None:
    """At a start and with every sweep, by its own log alone: whoever saw the later time may be gone since.

    Left for the next sweep where the disk takes nothing: a start does not fail of it.
    """
    try:
        if settle_practice(now()):
            log.warning("the clock of this machine went back since the newest line of the practice's log")
    except (WallError, DatabaseError):
        log.exception("what had run out could not be closed")


def settle_practice(latest: datetime) -> bool:
    """Whether the practice's clock had gone back: then sessions and openings that had run out are ended for good."""
    known = max(latest, PracticeLine.latest())
    if known - now() <= SMALL:
        return False
    with transaction.atomic():
        Session.objects.filter(expire_date__lte=known).delete()
        Opening.objects.filter(left_at=None, until__lte=known).update(left_at=now())
        PracticeLine.append(CLOCK_WENT_BACK, by=BY, words=_words(known - now()))
    return True


def settle_vault(vault_id: UUID, *, latest: datetime) -> bool:
    """The same in one vault, for sessions, links and invitations."""
    with inside(vault_id):
        known = max(latest, VaultLine.latest())
        if known - now() <= SMALL:
            return False
        close_run_out(known, by=BY, words=_words(known - now()))
    return True


def _words(by: timedelta) -> str:
    if by >= timedelta(days=2):
        much = f"{round(by / timedelta(days=1))} days"
    elif by >= timedelta(hours=2):
        much = f"{round(by / timedelta(hours=1))} hours"
    else:
        much = f"{max(1, round(by / timedelta(minutes=1)))} minutes"
    return f"The clock of the machine went back by {much}. What had run out stays closed."
