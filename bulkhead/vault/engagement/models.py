"""How this client is called and coloured, and the sentence its people read first."""

from datetime import date, timedelta

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.isolation.prepared import Prepared, columns_of, row_of
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

A_MOMENT = timedelta(hours=1)


class Unmarked(models.TextChoices):
    """What readers get of a PDF that cannot carry a mark."""

    KEPT = "kept", "Hold it back"
    GIVEN = "given", "Hand it out as it is"


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
    logo = models.ForeignKey("vault.Blob", on_delete=models.PROTECT, related_name="+", null=True)
    logo_mark = models.CharField(max_length=16, blank=True, help_text="Of its bytes; the address has it.")
    watermark = models.BooleanField(default=False)
    unmarked = models.CharField(
        max_length=8, choices=Unmarked.choices, default=Unmarked.KEPT, help_text="A PDF no mark can be put on."
    )
    door_unused_days = models.PositiveSmallIntegerField(default=60)
    access_review_days = models.PositiveSmallIntegerField(default=90)
    response_hours = models.PositiveSmallIntegerField(default=24)
    invitation_hours = models.PositiveSmallIntegerField(default=72)
    session_hours = models.PositiveSmallIntegerField(default=336)
    session_idle_hours = models.PositiveSmallIntegerField(default=336)
    mail_domains = models.JSONField(default=list)

    @classmethod
    def only(cls) -> "Profile":
        """This vault's profile; DoesNotExist before it was introduced."""
        for values in ONLY.rows(""):
            return row_of(cls, values=values)
        raise cls.DoesNotExist

    def mark_pdfs(self, watermark: bool, *, unmarked: str, by: Actor) -> None:
        """Whether readers get PDFs only with their own address on every page, and what of those that cannot have it."""
        changed = (self.watermark, self.unmarked) != (watermark, unmarked)
        if changed:
            self.watermark, self.unmarked = watermark, unmarked
            words = "marks every PDF with its reader’s address" if watermark else "hands out PDFs without a mark"
            with transaction.atomic(using="vault"):
                self.save(update_fields=["watermark", "unmarked"])
                VaultLine.append("profile.written", by=by, words=f"From now on this place {words}, says {by.name}.")


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
        """Put a new sentence on the portal; the practice learns when, not what. A press repeated is one sentence."""
        row = cls(words=words, next_step=next_step, next_step_by=next_step_by, next_step_on=next_step_on)
        row.written_by, told = by.name, f"{by.name} wrote where things stand."
        with transaction.atomic(using="vault"):
            standing = cls.standing()
            if standing is not None and standing.says_as(row):
                return standing
            row.save()
            line = VaultLine.append("status.written", by=by, words=told, subject=row.id)
            OutboxEntry.write("project", payload={}, key=f"project-{line.id}")
        return row

    def says_as(self, other: "StatusSentence") -> bool:
        """Just this was written a moment ago; the same words a day later say that they still hold."""
        columns = ("words", "next_step", "next_step_by", "next_step_on", "written_by")
        is_same = all(getattr(self, name) == getattr(other, name) for name in columns)
        return is_same and other.written_at - self.written_at < A_MOMENT

    @classmethod
    def standing(cls) -> "StatusSentence | None":
        """The sentence in force; None before the first."""
        for values in STANDING.rows(""):
            return row_of(cls, values=values)
        return None


def _only(_: str) -> "models.QuerySet[Profile, tuple[object, ...]]":
    """Every page of the portal introduces itself by it."""
    return Profile.objects.values_list(*columns_of(Profile))


def _standing(_: str) -> "models.QuerySet[StatusSentence, tuple[object, ...]]":
    """The first page of either surface begins with it."""
    return StatusSentence.objects.values_list(*columns_of(StatusSentence))[:1]


ONLY, STANDING = Prepared(_only), Prepared(_standing)
