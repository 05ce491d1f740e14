"""Backed up: what passes into a vault after a backup is when it was proven to come back, and how many are kept."""

import logging
from collections import Counter
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import DatabaseError

from bulkhead.base.clock import now
from bulkhead.crossings.assure import WORKER, Saying, assure
from bulkhead.isolation import keys
from bulkhead.isolation.backing_up.making import Made
from bulkhead.isolation.backing_up.sets import all_seen
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import WallError
from bulkhead.practice.clients.models import Client

log = logging.getLogger("bulkhead.work")


def assure_backed_up(made: Made, *, by: Actor = WORKER) -> None:
    """Tell every client of this set, once old sets are gone. One that rests or is damaged hears it after the next."""
    at, says, kept = now(), Saying.now(), _kept(made.folder.parent)
    for client in Client.objects.filter(pk__in=made.contained.vaults(), state=Client.State.LIVE):
        _assure(client, at=at, kept=kept[client.vault_id], by=by, says=says)


def _assure(client: Client, *, at: datetime, kept: int, by: Actor, says: Saying) -> None:
    try:
        assure(client, proven_restore_at=at, backups_kept=kept, by=by, says=says)
    except (WallError, DatabaseError) as error:
        log.warning("a client was not told of its backup: %s", type(error).__name__)


def _kept(destination: Path) -> Counter[UUID]:
    """How many proven sets there have each vault in them."""
    kept: Counter[UUID] = Counter()
    for one in all_seen(destination, ring=keys.ring()):
        if one.contained and one.proven_at:
            kept.update(one.contained.vaults())
    return kept
