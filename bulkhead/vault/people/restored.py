"""After a restore: what opened this place at the time of the backup opens it no more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.passkeys import Challenge, Passkey
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

NOT_AGAIN = "restored from a backup; not sent again"
NOT_KNOWN = " Every passkey was ended. People removed since then are back, with the roles of then."


@dataclass(frozen=True)
class Ended:
    """Who was removed and which passkeys ended, as it stood just before a restore; an older copy does not know it."""

    people: tuple[UUID, ...] = ()
    passkeys: tuple[UUID, ...] = ()

    @classmethod
    def standing(cls) -> "Ended":
        people = Person.objects.exclude(removed_at=None).values_list("pk", flat=True)
        passkeys = Passkey.objects.exclude(ended_at=None).values_list("pk", flat=True)
        return cls(tuple(people), tuple(passkeys))


def settle_restored(of: datetime, *, by: Actor, ended: Ended | None) -> int:
    """End every session, link, invitation and address, keep out who was removed since, and say so in the log.

    Where nobody knows any more what ended since, every passkey ends, and the log says that people may be back.
    Mail that waited then was sent long ago or is out of date, so none of it is sent; how many there were comes back.
    """
    with transaction.atomic(using="vault"):
        _end_ways_in()
        _end_again(ended, by=by)
        waiting = OutboxEntry.objects.filter(done_at=None, kind__startswith="mail.")
        unsent = waiting.update(done_at=now(), fault=NOT_AGAIN)
        words = f"{by.name} restored this place from the backup of {of:%d %B %Y, %H:%M} UTC. Everybody signs in again."
        words += "" if ended else NOT_KNOWN
        VaultLine.append("restored", by=by, words=words)
    return unsent


def _end_again(ended: Ended | None, *, by: Actor) -> None:
    alive = Passkey.objects.filter(ended_at=None)
    if ended is None:
        alive.update(ended_at=now())
    else:
        for person in Person.objects.filter(pk__in=ended.people, removed_at=None):
            person.remove(by=by)
        alive.filter(pk__in=ended.passkeys).update(ended_at=now())


def _end_ways_in() -> None:
    Session.objects.filter(ended_at=None).update(ended_at=now())
    SignIn.objects.filter(used_at=None).update(expires_at=now(), token_hash="", code_hash="")
    Invitation.objects.filter(used_at=None).update(expires_at=now(), token_hash="")
    Feed.objects.filter(ended_at=None).update(ended_at=now())
    Challenge.objects.all().delete()
