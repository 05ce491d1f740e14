"""Somebody looked through everything that can open something of this client's."""

from datetime import date

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.trail.models import VaultLine


class AccessReview(VaultModel):
    """One look through all doors: who, when, and how many there were."""

    on = models.DateField()
    at = models.DateTimeField(default=now)
    by_name = models.CharField(max_length=120)
    by_id = models.UUIDField(null=True)
    doors = models.PositiveIntegerField()

    class Meta:
        ordering = ("-at",)
        constraints = (models.UniqueConstraint(fields=("on", "by_id"), name="one_review_a_day"),)

    @classmethod
    def keep(cls, doors: int, *, on: date, by: Actor) -> None:
        """Note a review; a second one of the same person on the same day is the first one still."""
        with transaction.atomic(using="vault"):
            if not cls._default_manager.filter(on=on, by_id=by.id).exists():
                cls(on=on, by_name=by.name, by_id=by.id, doors=doors).save()
                VaultLine.append("doors.reviewed", by=by, words=f"{by.name} looked through all {doors} open doors.")
