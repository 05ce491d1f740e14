"""Promised work, and its immutable versions."""

from datetime import date
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now, today
from bulkhead.isolation.blobs import Sealed
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.kinds import Kind, label
from bulkhead.vault.deliverables.rules import Rule
from bulkhead.vault.trail.models import OutboxEntry, VaultLine


class Deliverable(VaultModel):
    """One promised piece of work for this client."""

    class State(models.TextChoices):
        SCHEDULED = "scheduled", "Scheduled"
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        DELIVERED = "delivered", "Delivered"
        CANCELLED = "cancelled", "Cancelled"

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    suffix = models.CharField(max_length=12, blank=True)
    due_on = models.DateField(db_index=True)
    original_due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SCHEDULED)
    cancelled_because = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.CharField(max_length=120)
    rule = models.ForeignKey(Rule, on_delete=models.SET_NULL, related_name="deliverables", null=True)
    period = models.CharField(max_length=10, blank=True, help_text="Of its rule: 2026-11, 2026-W48, 2026-Q4 or 2026.")
    rule_on = models.DateField(null=True, help_text="The day its rule gave it.")
    at = models.TimeField(null=True, help_text="When a meeting begins, in the client's zone.")
    minutes = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ("due_on", "title")
        constraints = (models.UniqueConstraint(fields=("rule", "period"), name="one_a_period"),)

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        return label(self.kind, suffix=self.suffix)

    @property
    def latest(self) -> "Version | None":
        return self.versions.first()

    def is_late(self, zone: str) -> bool:
        """Late from the midnight that ends the due date in the client's zone."""
        return self.state not in (self.State.DELIVERED, self.State.CANCELLED) and self.due_on < today(zone)

    @classmethod
    def plan(cls, title: str, *, kind: str, due_on: date, by: Actor, suffix: str = "") -> "Deliverable":
        """Promise something by a date."""
        with transaction.atomic(using="vault"):
            row = cls(title=title, kind=kind, suffix=suffix, due_on=due_on, made_by=by.name)
            row.save()
            row.tell("deliverable.planned", by=by, words=f"{by.name} planned {title}.")
        return row

    def change(self, *, title: str, kind: str, suffix: str, due_on: date, by: Actor) -> None:
        """Another title, kind or date; the first promised date is kept for the record."""
        with transaction.atomic(using="vault"):
            if due_on != self.due_on and self.original_due_on is None:
                self.original_due_on = self.due_on
            self.title, self.kind, self.suffix, self.due_on = title, kind, suffix, due_on
            self.save(update_fields=["title", "kind", "suffix", "due_on", "original_due_on"])
            self.tell("deliverable.changed", by=by, words=f"{by.name} changed {title}.")

    def add_version(
        self,
        sealed: Sealed,
        *,
        name: str,
        kind: str,
        by: Actor,
        note: str = "",
        made_from: str = "upload",
        page: Sealed | None = None,
    ) -> "Version":
        """Add the next version; delivered work goes back to draft, and stays delivered as it was."""
        if self.state == self.State.CANCELLED:
            raise NotPossibleNow("This was cancelled; plan it again before adding a version.")
        with transaction.atomic(using="vault"):
            newest = self.versions.first()
            version = Version(deliverable=self, number=1 if newest is None else newest.number + 1, name=name, kind=kind)
            version.blob = Blob.of(sealed)
            version.page = Blob.of(page) if page else None
            version.made_by, version.made_from, version.note = by.name, made_from, note
            version.save()
            self.become(self.State.DRAFT)
            words = f"{by.name} added version {version.number} of {self.title}."
            self.tell("version.added", by=by, words=words)
        return version

    def send_for_review(self, *, by: Actor) -> None:
        """Draft is done; it waits for a last look."""
        self._only_from(self.State.DRAFT, "Only a draft with a version can go to review.")
        with transaction.atomic(using="vault"):
            self.become(self.State.IN_REVIEW)
            self.tell("deliverable.in_review", by=by, words=f"{by.name} sent {self.title} for review.")

    def take_back(self, *, by: Actor) -> None:
        """From review to draft again."""
        self._only_from(self.State.IN_REVIEW, "Only something in review can go back to draft.")
        with transaction.atomic(using="vault"):
            self.become(self.State.DRAFT)
            self.tell("deliverable.draft", by=by, words=f"{by.name} took {self.title} back to draft.")

    def cancel(self, *, because: str, by: Actor) -> None:
        """Promised no longer, for a reason."""
        if self.state not in (self.State.SCHEDULED, self.State.DRAFT):
            raise NotPossibleNow("Only something scheduled or in draft can be cancelled.")
        with transaction.atomic(using="vault"):
            self.cancelled_because = because
            self.save(update_fields=["cancelled_because"])
            self.become(self.State.CANCELLED)
            self.tell("deliverable.cancelled", by=by, words=f"{by.name} cancelled {self.title}: {because}")

    def _only_from(self, state: str, sentence: str) -> None:
        if self.state != state:
            raise NotPossibleNow(sentence)

    def become(self, state: str) -> None:
        """Only the state is written: title and date may have been changed meanwhile."""
        self.state = state
        self.save(update_fields=["state"])

    def tell(self, act: str, *, by: Actor, words: str) -> VaultLine:
        """A line in the log, and the calendar follows."""
        line = VaultLine.append(act, by=by, words=words, subject=self.id)
        OutboxEntry.write("project", payload={}, key=f"project-{line.id}")
        return line


class Blob(VaultModel):
    """The row of a sealed file; its id is the file's."""

    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    @classmethod
    def of(cls, sealed: Sealed) -> "Blob":
        """The row of a file that is safely on disk."""
        row = cls(id=sealed.blob_id, size=sealed.size, sha256=sealed.sha256)
        row.save(force_insert=True)
        return row


class Version(VaultModel):
    """An immutable version. `page` is the reading view made by us, for kinds that have one."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    page = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=10)
    note = models.CharField(max_length=300, blank=True)
    reissued_because = models.CharField(max_length=200, blank=True)
    made_from = models.CharField(max_length=10)
    made_at = models.DateTimeField(default=now)
    made_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("deliverable", "number"), name="version_number"),)

    def __str__(self) -> str:
        return f"{self.deliverable.title}, version {self.number}"

    def note_read(self, *, by: Actor) -> UUID:
        """A read that cannot be logged does not happen: call this before the first byte leaves."""
        words = f"{by.name} opened {self.deliverable.title}, version {self.number}."
        return VaultLine.append("version.read", by=by, words=words, subject=self.deliverable_id).id
