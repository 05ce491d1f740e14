"""Passkeys: a device that proves by finger, face or PIN who holds it. Only its public key is kept."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.isolation.tokens import digest
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.trail.models import VaultLine

CHALLENGE_LASTS = timedelta(minutes=5)
MOST_CHALLENGES = 2000  # a stranger may ask as often as they like; what waits stays small.
MOST_PASSKEYS = 20
UNNAMED = "Passkey"


class Passkey(VaultModel):
    """One device of one person, for one host name. A removed one stays as a row, so that it never comes back."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="passkeys")
    credential_hash = models.CharField(max_length=64, unique=True)
    credential = models.BinaryField()
    host = models.CharField(max_length=200)
    name = models.CharField(max_length=60)
    counter = models.PositiveBigIntegerField(default=0)
    added_at = models.DateTimeField(default=now)
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("added_at",)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def alive(cls) -> "models.QuerySet[Passkey]":
        """Those that still open something."""
        return cls._default_manager.select_related("person").filter(ended_at=None, person__removed_at=None)

    @classmethod
    def by_credential(cls, credential_id: bytes) -> "Passkey | None":
        return cls.alive().filter(credential_hash=hash_of(credential_id)).first()

    @classmethod
    def add(
        cls, person: Person, *, name: str, credential_id: bytes, credential: bytes, host: str, counter: int
    ) -> bool:
        """Keep a new one; False when it is known already, or the person has more than enough."""
        with transaction.atomic(using="vault"):
            known = cls._default_manager.filter(credential_hash=hash_of(credential_id)).exists()
            if known or person.passkeys.filter(ended_at=None).count() >= MOST_PASSKEYS:
                return False
            row = cls(person=person, credential_hash=hash_of(credential_id), credential=credential, host=host)
            row.name, row.counter = name.strip()[:60] or UNNAMED, counter
            row.save()
            words = f"{person.name} added the passkey {row.name}."
            VaultLine.append("passkey.added", by=person.actor, words=words, subject=person.id)
        return True

    def prove(self, counter: int) -> bool:
        """Note a use. A counter that does not rise belongs to a copy: then the passkey ends, and nobody comes in."""
        if counter or self.counter:
            mine = type(self).alive().filter(pk=self.pk, counter__lt=counter)
        else:
            mine = type(self).alive().filter(pk=self.pk, counter=0)  # many devices do not count at all.
        is_fresh = mine.update(counter=counter, used_at=now()) == 1
        if not is_fresh:
            self._end_the_copied()
        return is_fresh

    def end(self, *, by: Actor, sparing: UUID | None = None) -> bool:
        """It opens nothing from now on, and the sessions it opened are over, but for one. False when it was over."""
        whose = "" if by.id == self.person_id else f" of {self.person.name}"
        return self._end(by=by, words=f"{by.name} removed the passkey {self.name}{whose}.", sparing=sparing)

    def _end_the_copied(self) -> None:
        words = f"The passkey {self.name} of {self.person.name} was used by a copy; it opens nothing any more."
        self._end(by=Actor("nobody", "Bulkhead"), words=words)

    def _end(self, *, by: Actor, words: str, sparing: UUID | None = None) -> bool:
        with transaction.atomic(using="vault"):
            is_first = type(self).alive().filter(pk=self.pk).update(ended_at=now()) == 1
            if is_first:
                brought = Session.objects.filter(passkey=self.pk, ended_at=None)
                (brought.exclude(pk=sparing) if sparing else brought).update(ended_at=now())
                VaultLine.append("passkey.ended", by=by, words=words, subject=self.person_id)
        return is_first


class Challenge(VaultModel):
    """A question only a passkey can answer: for the browser it was put to, once, for five minutes."""

    nonce_hash = models.CharField(max_length=64, unique=True)
    words = models.CharField(max_length=64)
    asked_at = models.DateTimeField(default=now, db_index=True)

    @classmethod
    def put(cls, words: str, *, nonce: str) -> None:
        """Ask this browser; what it was asked before is void."""
        with transaction.atomic(using="vault"):
            cls._default_manager.filter(models.Q(asked_at__lte=_stale()) | models.Q(nonce_hash=digest(nonce))).delete()
            crowd = cls._default_manager.order_by("-asked_at").values_list("asked_at", flat=True)
            oldest = crowd[MOST_CHALLENGES - 1 : MOST_CHALLENGES].first()
            if oldest is not None:
                cls._default_manager.filter(asked_at__lte=oldest).delete()
            cls(nonce_hash=digest(nonce), words=words).save()

    @classmethod
    def take(cls, *, nonce: str) -> str:
        """What this browser was asked; empty when that is too long ago, or was answered already."""
        with transaction.atomic(using="vault"):
            mine = cls._default_manager.filter(nonce_hash=digest(nonce), asked_at__gt=_stale())
            words = mine.values_list("words", flat=True).first() or ""
            mine.delete()
        return words


def hash_of(credential_id: bytes) -> str:
    """An id may have a thousand bytes; its hash is what is looked for."""
    return hashlib.sha256(credential_id).hexdigest()


def _stale() -> datetime:
    return now() - CHALLENGE_LASTS
