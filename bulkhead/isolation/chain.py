"""The log chain: append-only, each line hashed over the one before, written in the transaction of its act."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Self
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.errors import ChainBroken

GENESIS = "0" * 64


@dataclass(frozen=True)
class Actor:
    """Who does something. `kind`: practitioner, person, worker or nobody."""

    kind: str
    name: str
    id: UUID | None = None


class LogLine(models.Model):
    """One line of a store's log."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    actor_name = models.CharField(max_length=120)
    actor_id = models.UUIDField(null=True)
    act = models.CharField(max_length=60)
    subject = models.UUIDField(null=True, db_index=True)
    words = models.CharField(max_length=400)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    alias: ClassVar[str]

    class Meta:
        abstract = True

    @classmethod
    def append(cls, act: str, *, by: Actor, words: str, subject: UUID | None = None) -> Self:
        """Add a line. Order comes from the number, never from the clock."""
        with transaction.atomic(using=cls.alias):
            last = cls._default_manager.order_by("-number").first()
            line = cls(number=1 if last is None else last.number + 1, at=now(), act=act, subject=subject)
            line.actor_kind, line.actor_name, line.actor_id = by.kind, by.name[:120], by.id
            line.words, line.previous = words[:400], GENESIS if last is None else last.hash
            line.hash = line.computed_hash()
            line.save(force_insert=True)
        return line

    def computed_hash(self) -> str:
        """SHA-256 over the line's own content and the hash before it."""
        content = [
            self.number,
            self.at.isoformat(),
            self.actor_kind,
            self.actor_name,
            str(self.actor_id or ""),
            self.act,
            str(self.subject or ""),
            self.words,
            self.previous,
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    @classmethod
    def verify(cls, *, head: str | None = None) -> int:
        """How many lines verify. ChainBroken names the first that does not; `head` also catches a cut tail."""
        last = _verified(cls._default_manager.order_by("number").iterator())
        if head is not None and last[1] != head:
            raise ChainBroken("lines are missing at the end of the log")
        return last[0]


def _verified(lines: Iterable[LogLine]) -> tuple[int, str]:
    number, previous = 0, GENESIS
    for line in lines:
        number += 1
        if (line.number, line.previous, line.hash) != (number, previous, line.computed_hash()):
            raise ChainBroken(f"line {number} of the log was changed, moved or removed")
        previous = line.hash
    return number, previous
