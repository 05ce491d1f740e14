"""Closing one door: whoever or whatever it is, it opens nothing from the next request on."""

from uuid import UUID

from django.db import transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.vault.doors.listing import Door, Doors, Kind
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.passkeys import Passkey
from bulkhead.vault.people.roles import Role
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

CLOSED = "removed"


def standing(door: UUID) -> Door | None:
    """The door as the list has it; None for one that is not there, or not any more."""
    return next((one for one in Doors.of(Profile.only()).every if one.id == door), None)


def was_there(door: UUID) -> bool:
    """Whether it is a door of this vault that somebody has closed already, so that a second press finds its page."""
    kinds = (Person, Passkey, Session, Feed, Invitation, SignIn)
    return any(kind.objects.filter(pk=door).exists() for kind in kinds)


def may_close(door: Door, *, sponsor: Person) -> bool:
    """A sponsor closes what their colleagues hold, of another sponsor nothing, and never themselves."""
    is_own = door.human.id == sponsor.pk and not door.is_somebody
    return is_own or door.human.role != Role.SPONSOR


def close(door: Door, *, by: Actor) -> None:
    """Close it for good. Closing it again changes nothing."""
    with transaction.atomic(using="vault"):
        if door.is_somebody:
            for person in Person.present().filter(pk=door.id):
                person.remove(by=by)
        elif door.kind == Kind.PASSKEY:
            for passkey in Passkey.alive().filter(pk=door.id):
                passkey.end(by=by)
        elif door.kind == Kind.FEED:
            for feed in Feed.alive().filter(pk=door.id):
                feed.end(by=by)
        elif door.kind == Kind.SESSION:
            _end_session(door, by=by)
        else:
            _void_link(door, by=by)


def _end_session(door: Door, *, by: Actor) -> None:
    if Session.objects.filter(pk=door.id, ended_at=None).update(ended_at=now()):
        words = f"{by.name} signed {door.name} out on one browser."
        VaultLine.append("session.ended", by=by, words=words, subject=door.human.id)


def _void_link(door: Door, *, by: Actor) -> None:
    """An invitation or a sign-in link that was not used; where its mail was not sent yet, it is not sent."""
    alive = SignIn.alive().filter(pk=door.id).update(expires_at=now())
    invited = Invitation.objects.filter(pk=door.id, used_at=None).exclude(expires_at__lte=now())
    if alive or invited.update(expires_at=now()):
        keys = [f"sign-in-{door.id}", f"invitation-{door.id}"]
        OutboxEntry.objects.filter(done_at=None, key__in=keys).update(done_at=now(), fault=CLOSED)
        words = f"{by.name} closed {'a sign-in link' if alive else 'the invitation'} of {door.name}."
        VaultLine.append("link.closed", by=by, words=words, subject=door.human.id)
