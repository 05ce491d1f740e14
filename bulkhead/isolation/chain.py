"""The log chain: append-only, each line hashed over the one before, written in the transaction of its act."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.errors import ChainBroken

GENESIS = "0" * 64
CLOCK_WENT_BACK = "clock.went_back"  # the one line that may be earlier than the one before it.


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
        """Add a line. Order comes from the number; where the clock went back, the moment of the line before holds."""
        with transaction.atomic(using=cls.alias):
            last = cls._default_manager.order_by("-number").first()
            at = now() if last is None or act == CLOCK_WENT_BACK else max(now(), last.at)
            line = cls(number=1 if last is None else last.number + 1, at=at, act=act, subject=subject)
            line.actor_kind, line.actor_name, line.actor_id = by.kind, by.name[:120], by.id
            line.words, line.previous = words[:400], GENESIS if last is None else last.hash
            line.hash = line.computed_hash()
            line.save(force_insert=True)
        return line

    @classmethod
    def latest(cls) -> datetime:
        """The latest moment this store knows of. What runs out is measured by it: a clock set back revives nothing."""
        return latest_of(cls._default_manager.order_by("-number").values_list("at", flat=True).first())

    @classmethod
    def newest_at(cls) -> models.Subquery:
        """The moment of the newest line, as a column of another query; null in an empty log."""
        return models.Subquery(cls._default_manager.order_by("-number").values("at")[:1])

    def computed_hash(self) -> str:
        """What its own content and the hash before it give."""
        at, actor_id, subject = self.at.isoformat(), str(self.actor_id or ""), str(self.subject or "")
        actor = (self.actor_kind, self.actor_name, actor_id)
        return hash_of([self.number, at, *actor, self.act, subject, self.words, self.previous])

    @classmethod
    def verify(cls, *, head: str | None = None) -> int:
        """How many lines verify. ChainBroken names the first that does not; `head` also catches a cut tail."""
        last = _verified(cls._default_manager.order_by("number").iterator())
        if head is not None and last[1] != head:
            raise ChainBroken("lines are missing at the end of the log")
        return last[0]


def latest_of(newest: object) -> datetime:
    """The machine's clock, or the moment of a log's newest line where that clock went back since."""
    return max(now(), newest) if isinstance(newest, datetime) else now()


def hash_of(content: list[int | str]) -> str:
    """Over number, moment, who by kind, name and id, act, subject, words, and the hash before."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _verified(lines: Iterable[LogLine]) -> tuple[int, str]:
    number, previous = 0, GENESIS
    for line in lines:
        number += 1
        if (line.number, line.previous, line.hash) != (number, previous, line.computed_hash()):
            raise ChainBroken(f"line {number} of the log was changed, moved or removed")
        previous = line.hash
    return number, previous
