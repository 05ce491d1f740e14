"""A person's calendar elsewhere: one secret address each, and what a role's addresses answer, made ahead."""

import zlib
from datetime import timedelta

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.isolation.tokens import digest, fresh_token
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import Role
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

SEEN_EVERY = timedelta(minutes=5)
WRITE = "feed"  # the outbox kind that has the worker write what is missing.


class Feed(VaultModel):
    """One address of one person. Only the hash of its token is kept; it ends with the person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    used_at = models.DateTimeField(null=True)
    used_by = models.CharField(max_length=120, blank=True, help_text="What the program that reads it calls itself.")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person",), condition=models.Q(ended_at=None), name="one_feed_a_person"),
        )

    @classmethod
    def alive(cls) -> "models.QuerySet[Feed]":
        """Every address in force, each with its person."""
        return cls._default_manager.select_related("person").filter(ended_at=None, person__removed_at=None)

    @classmethod
    def standing(cls, person: Person) -> "Feed | None":
        """The address in force of one person."""
        return cls.alive().filter(person=person).first()

    @classmethod
    def begin(cls, person: Person, *, instead_of: "Feed | None") -> str:
        """A new address in place of the one that was seen; empty when another one stands there by now."""
        token = fresh_token()
        with transaction.atomic(using="vault"):
            standing = cls.standing(person)
            if standing != instead_of or person.removed_at is not None:
                return ""
            if standing is not None:
                standing._end()
            row = cls(person=person, token_hash=digest(token))
            row.save()
            again = " again; the one before is dead" if standing else ""
            words = f"{person.name} made a calendar address{again}."
            VaultLine.append("feed.made", by=person.actor, words=words, subject=person.id)
            OutboxEntry.write(WRITE, payload={}, key=f"feed-{row.id}")
        return token

    @classmethod
    def of(cls, token: str) -> "Feed | None":
        """The feed of an address; None for a wrong or ended one, or of somebody who was removed."""
        return cls.alive().filter(token_hash=digest(token)).first()

    def end(self, *, by: Actor) -> None:
        """The address is dead at once; ending it again changes nothing."""
        with transaction.atomic(using="vault"):
            if self._end():
                words = f"{by.name} ended the calendar address of {self.person.name}."
                VaultLine.append("feed.ended", by=by, words=words, subject=self.person_id)

    def note_use(self, *, by: str) -> None:
        """When it was read last and by which program, at most every five minutes."""
        if self.used_at is None or now() - self.used_at > SEEN_EVERY:
            type(self)._default_manager.filter(pk=self.pk).update(used_at=now(), used_by=by[:120])

    def _end(self) -> bool:
        return type(self)._default_manager.filter(pk=self.pk, ended_at=None).update(ended_at=now()) == 1


class FeedPaper(VaultModel):
    """What every address of one role answers."""

    role = models.CharField(max_length=16, choices=Role.choices, unique=True)
    content = models.BinaryField(help_text="The calendar, compressed.")
    etag = models.CharField(max_length=64)
    source = models.CharField(max_length=64, help_text="The hash of what it was made from.")
    written_at = models.DateTimeField(default=now)

    @classmethod
    def put(cls, role: str, *, content: bytes, source: str) -> None:
        """What the addresses of a role answer from now on."""
        kept = {"content": zlib.compress(content), "etag": digest(content.decode()), "source": source}
        cls._default_manager.update_or_create(role=role, defaults={**kept, "written_at": now()})

    @classmethod
    def of(cls, role: str) -> "FeedPaper | None":
        """None before the worker wrote it."""
        return cls._default_manager.filter(role=role).first()

    @property
    def bytes(self) -> bytes:
        return zlib.decompress(self.content)
