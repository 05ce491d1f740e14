"""How this client is called and coloured, and the sentence its people read first."""

from datetime import date

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.isolation.prepared import Prepared, columns_of, row_of
from bulkhead.vault.trail.models import OutboxEntry, VaultLine


class Profile(VaultModel):
    """One row: everything a portal must know to introduce itself."""

    display_name = models.CharField(max_length=60)
    legal_name = models.CharField(max_length=120, blank=True)
    portal_name = models.CharField(max_length=80)
    hue = models.PositiveSmallIntegerField()
    time_zone = models.CharField(max_length=60)
    currency = models.CharField(max_length=3)
    practice_name = models.CharField(max_length=120)
    lead_name = models.CharField(max_length=120)
    lead_role = models.CharField(max_length=60, blank=True)
    portal_address = models.CharField(max_length=200)
    sender = models.EmailField(blank=True)

    @classmethod
    def only(cls) -> "Profile":
        """This vault's profile; DoesNotExist before it was introduced."""
        for values in ONLY.rows(""):
            return row_of(cls, values=values)
        raise cls.DoesNotExist


class StatusSentence(VaultModel):
    """Where things stand and what is next, as the executive put it on one day. The newest counts."""

    words = models.CharField(max_length=240)
    next_step = models.CharField(max_length=200, blank=True)
    next_step_by = models.CharField(max_length=120, blank=True)
    next_step_on = models.DateField(null=True)
    written_at = models.DateTimeField(default=now, db_index=True)
    written_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("-written_at",)

    @classmethod
    def write(
        cls, words: str, *, by: Actor, next_step: str = "", next_step_by: str = "", next_step_on: date | None = None
    ) -> "StatusSentence":
        """Put a new sentence on the portal; the practice learns when, not what."""
        row = cls(words=words, next_step=next_step, next_step_by=next_step_by, next_step_on=next_step_on)
        row.written_by, told = by.name, f"{by.name} wrote where things stand."
        with transaction.atomic(using="vault"):
            row.save()
            line = VaultLine.append("status.written", by=by, words=told, subject=row.id)
            OutboxEntry.write("project", payload={}, key=f"project-{line.id}")
        return row

    @classmethod
    def standing(cls) -> "StatusSentence | None":
        """The sentence in force; None before the first."""
        return cls._default_manager.first()


def _only(_: str) -> "models.QuerySet[Profile, tuple[object, ...]]":
    """Every page of the portal introduces itself by it."""
    return Profile.objects.values_list(*columns_of(Profile))


ONLY = Prepared(_only)
