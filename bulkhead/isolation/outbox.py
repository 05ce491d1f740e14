"""Side effects as rows: written in the transaction of the act, carried out at least once by the worker."""

from collections.abc import Collection
from datetime import timedelta
from typing import ClassVar, Self

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation import bell

FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=6)


class OutboxRow(models.Model):
    """Something to be done outside the store. `key` makes doing it twice harmless."""

    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=200, unique=True)
    written_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField(default=now, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True, db_index=True)

    alias: ClassVar[str]

    class Meta:
        abstract = True

    @classmethod
    def write(cls, kind: str, *, payload: dict[str, str], key: str) -> Self:
        """Note a side effect beside the act that causes it, and ring when the transaction is in."""
        row, _ = cls._default_manager.get_or_create(key=key, defaults={"kind": kind, "payload": payload})
        transaction.on_commit(bell.ring, using=cls.alias)
        return row

    @classmethod
    def due(cls, limit: int = 100, *, but: Collection[str] = ()) -> list[Self]:
        """What waits and may be tried now, oldest first; some kinds may be left where they are."""
        waiting = cls._default_manager.filter(done_at=None, due_at__lte=now()).exclude(kind__in=but)
        return list(waiting.order_by("written_at", "id")[:limit])

    def mark_done(self) -> None:
        """It was carried out; nothing looks for it again."""
        self.done_at, self.fault = now(), ""
        self.save(update_fields=["done_at", "fault"])

    def mark_failed(self, fault: str) -> None:
        """Try again later, each time later."""
        self.attempts += 1
        self.fault = fault[:200]
        self.due_at = now() + min(FIRST_RETRY * 2 ** min(self.attempts - 1, 12), LONGEST_RETRY)
        self.save(update_fields=["attempts", "fault", "due_at"])
