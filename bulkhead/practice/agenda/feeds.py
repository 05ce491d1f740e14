"""A practitioner's calendar elsewhere: one secret address, and the bytes it answers with, made ahead."""

import zlib
from datetime import timedelta

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.models import PracticeModel
from bulkhead.isolation.tokens import digest, fresh_token
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.trail.models import PracticeLine

SEEN_EVERY = timedelta(minutes=5)


class Feed(PracticeModel):
    """One address of one practitioner. Only the hash of its token is kept; an ended one answers as if never there."""

    practitioner = models.ForeignKey(Practitioner, on_delete=models.CASCADE, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    used_at = models.DateTimeField(null=True)
    used_by = models.CharField(max_length=120, blank=True, help_text="What the program that reads it calls itself.")
    ended_at = models.DateTimeField(null=True)
    content = models.BinaryField(null=True, help_text="The calendar, compressed.")
    etag = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=64, blank=True, help_text="The hash of what it was made from.")
    clients = models.CharField(max_length=64, blank=True, help_text="The hash of whose dates stand in it.")
    written_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("practitioner",), condition=models.Q(ended_at=None), name="one_feed_a_practitioner"
            ),
        )

    @classmethod
    def alive(cls) -> "models.QuerySet[Feed]":
        """Every address in force, with whose it is and without what it answers."""
        alive = cls._default_manager.select_related("practitioner").defer("content")
        return alive.filter(ended_at=None, practitioner__is_active=True)

    @classmethod
    def standing(cls, practitioner: Practitioner) -> "Feed | None":
        """The address in force, without what it answers."""
        return cls.alive().filter(practitioner=practitioner).first()

    @classmethod
    def begin(cls, practitioner: Practitioner, *, instead_of: "Feed | None") -> str:
        """A new address in place of the one that was seen; empty when another one stands there by now."""
        token = fresh_token()
        with transaction.atomic():
            standing = cls.standing(practitioner)
            if standing != instead_of:
                return ""
            if standing is not None:
                standing._end()
            cls(practitioner=practitioner, token_hash=digest(token)).save()
            again = " again; the one before is dead" if standing else ""
            words = f"{practitioner.name} made a calendar address{again}."
            PracticeLine.append("feed.made", by=practitioner.actor, words=words, subject=practitioner.id)
        return token

    @classmethod
    def of(cls, token: str) -> "Feed | None":
        """The feed of an address; None for a wrong or ended one, or of somebody who has left the practice."""
        alive = cls._default_manager.select_related("practitioner")
        return alive.filter(ended_at=None, practitioner__is_active=True, token_hash=digest(token)).first()

    def end(self) -> None:
        """The address is dead at once; ending it again changes nothing."""
        with transaction.atomic():
            if self._end():
                words = f"{self.practitioner.name} ended a calendar address."
                PracticeLine.append("feed.ended", by=self.practitioner.actor, words=words, subject=self.practitioner_id)

    def keep(self, content: bytes, *, source: str, clients: str) -> None:
        """What the address answers from now on, unless it was ended meanwhile."""
        kept = {"content": zlib.compress(content), "etag": digest(content.decode()), "source": source}
        alive = type(self)._default_manager.filter(pk=self.pk, ended_at=None)
        alive.update(**kept, clients=clients, written_at=now())

    @property
    def bytes(self) -> bytes:
        """What it answers; empty before it was first written."""
        return zlib.decompress(self.content) if self.content else b""

    def note_use(self, *, by: str) -> None:
        """When it was read last and by which program, at most every five minutes."""
        if self.used_at is None or now() - self.used_at > SEEN_EVERY:
            type(self)._default_manager.filter(pk=self.pk).update(used_at=now(), used_by=by[:120])

    def _end(self) -> bool:
        alive = type(self)._default_manager.filter(pk=self.pk, ended_at=None)
        return alive.update(ended_at=now(), content=None) == 1
