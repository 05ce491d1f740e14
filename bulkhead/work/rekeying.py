"""Carries out the new keys that were asked for at the desk, one client after the other, and notes how far it is."""

import logging
from functools import partial

from django.db import DatabaseError

from bulkhead.crossings.rekey import renew_key
from bulkhead.isolation import keys
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import VaultMissing, WallError
from bulkhead.isolation.places import Places
from bulkhead.isolation.rekeying import wishes
from bulkhead.isolation.rekeying.wishes import Stage, Wish
from bulkhead.practice.clients.models import Client
from bulkhead.work.now_and_then import NowAndThen

BROKEN = "It went wrong and nothing was changed. The worker’s log says what it was."
log = logging.getLogger("bulkhead.work")


def carry_out() -> None:
    """What was asked for since the last time; a wish that a crash cut off is begun again, unless it was fulfilled."""
    places = keys.ring().places
    for wish in wishes.all_wishes(places):
        if wish.is_open:
            _carry_out(places, wish)


def _carry_out(places: Places, wish: Wish) -> None:
    try:
        if keys.ring().registry.placement(wish.vault_id).folder == wish.folder:
            client = Client.objects.get(id=wish.vault_id)
            noted = NowAndThen(partial(_report, places, wish))
            renew_key(client, by=Actor("practitioner", wish.asked_by), told=noted.note)
        wishes.report(wish, places=places, stage=Stage.DONE, done=1, of=1)
    except (VaultMissing, Client.DoesNotExist):
        wishes.report(wish, places=places, stage=Stage.FAILED, words="There is no such client any more.")
    except (WallError, OSError, DatabaseError) as error:
        log.exception("a client could not be given a new key")
        wishes.report(wish, places=places, stage=Stage.FAILED, words=_words(error))


def _words(error: Exception) -> str:
    """What the wall says is written for people."""
    said = str(error).rstrip(".")
    return f"{said[:1].upper()}{said[1:]}." if isinstance(error, WallError) else BROKEN


def _report(places: Places, wish: Wish, done: int, of: int) -> None:  # lint: arguments -- as a count is told.
    wishes.report(wish, places=places, stage=Stage.WORKING, done=done, of=of)
