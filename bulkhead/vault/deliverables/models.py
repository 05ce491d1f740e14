"""Promised work, and its immutable versions."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now, today
from bulkhead.isolation.blobs import Sealed
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.errors import ChangedMeanwhile, NotPossibleNow
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
    by_hand_at = models.DateTimeField(null=True, help_text="Since then it no longer follows its rule.")
    edition = models.PositiveIntegerField(default=1, help_text="Counts changes, so that a stale one is noticed.")
    filed_at = models.DateTimeField(null=True, help_text="Older work that came in then; promised for no day.")

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
        closed = (self.State.DELIVERED, self.State.CANCELLED)
        return self.state not in closed and self.filed_at is None and self.due_on < today(zone)

    @property
    def promised_on(self) -> date:
        """The day it was first promised for, by which on time is counted."""
        return self.original_due_on or self.due_on

    @classmethod
    def plan(
        cls, title: str, *, kind: str, due_on: date, by: Actor, suffix: str = "", key: UUID | None = None
    ) -> "Deliverable":
        """Promise something by a date. The same key again changes nothing."""
        with transaction.atomic(using="vault"):
            made = cls._default_manager.filter(pk=key).first() if key else None
            if made is not None:
                return made
            row = cls(title=title, kind=kind, suffix=suffix, due_on=due_on, made_by=by.name)
            row.id = key or row.id
            row.save(force_insert=True)
            row.tell("deliverable.planned", by=by, words=f"{by.name} planned {title}.")
        return row

    @classmethod
    def file(cls, title: str, *, kind: str, on: date, by: Actor) -> "Deliverable":
        """Put older work here: it is promised to nobody until it is given a day or goes to review."""
        with transaction.atomic(using="vault"):
            row = cls.plan(title, kind=kind, due_on=on, by=by)
            row.filed_at = now()
            row.save(update_fields=["filed_at"])
        return row

    def change(
        self, *, title: str, kind: str, suffix: str, due_on: date, by: Actor, edition: int | None = None
    ) -> None:
        """Another title, kind or date; the first promised date is kept for the record.

        ChangedMeanwhile when somebody else changed it since `edition`; the same change again changes nothing.
        """
        with transaction.atomic(using="vault"):
            self.refresh_from_db()
            if (title, kind, suffix, due_on) == (self.title, self.kind, self.suffix, self.due_on):
                return
            if edition not in (None, self.edition):
                raise ChangedMeanwhile(f"It was changed meanwhile. It now says: {self._said()}.")
            if due_on != self.due_on and self.original_due_on is None:
                self.original_due_on = self.due_on
            self.title, self.kind, self.suffix, self.due_on = title, kind, suffix, due_on
            self.by_hand_at, self.filed_at, self.edition = now(), None, self.edition + 1
            self.save(update_fields=CHANGED)
            self.tell("deliverable.changed", by=by, words=f"{by.name} changed {title}.")

    def move(self, due_on: date, *, by: Actor, edition: int | None = None) -> None:
        """Another day, and nothing else."""
        self.change(title=self.title, kind=self.kind, suffix=self.suffix, due_on=due_on, by=by, edition=edition)

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
        reissued_because: str = "",
    ) -> "Version":
        """Add the next version. Delivered work goes back to draft, only for a reason, and stays delivered as it was.

        The newest version's own bytes and name again are that version.
        """
        with transaction.atomic(using="vault"):
            newest = self.versions.select_related("blob", "delivery").first()
            if newest is not None and (newest.blob.sha256, newest.name) == (sealed.sha256, name):
                return newest
            self._open_for_a_version(reissued_because)
            again = self._reason_of(newest, said=reissued_because)
            version = Version(deliverable=self, number=1 if newest is None else newest.number + 1, name=name, kind=kind)
            version.blob = Blob.of(sealed)
            version.page = Blob.of(page) if page else None
            version.made_by, version.made_from, version.note = by.name, made_from, note
            version.reissued_because = again
            version.save()
            words = f"{by.name} added version {version.number} of {self.title}"
            words += f", reissued because {again}." if again else "."
            self.tell("version.added", by=by, words=words)
        return version

    def _open_for_a_version(self, reissued_because: str) -> None:
        standing = self.standing_state()
        if standing == self.State.CANCELLED:
            raise NotPossibleNow("This was cancelled; plan it again before adding a version.")
        if standing == self.State.DELIVERED and not reissued_because:
            raise NotPossibleNow("This was delivered. Say why it is issued again; its readers see the reason.")
        if standing != self.State.DRAFT:
            self.become(self.State.DRAFT)

    def send_for_review(self, *, by: Actor, lines: Iterable[str] = (), second: Actor | None = None) -> None:
        """Draft is done; it waits for a last look at each line of its checklist, by a second reader if one is named.

        Sent twice, it is sent once.
        """
        with transaction.atomic(using="vault"):
            standing, version = self.standing_state(), self.latest
            if standing == self.State.IN_REVIEW:
                return
            if standing != self.State.DRAFT or version is None:
                raise NotPossibleNow("Only a draft with a version can go to review.")
            self.filed_at = None
            self.save(update_fields=["filed_at"])
            self.become(self.State.IN_REVIEW)
            version.reviews.create(
                asked_by=by.name,
                asked_by_id=by.id,
                second_id=second.id if second else None,
                second_name=second.name if second else "",
            )
            for place, words in enumerate(lines):
                version.checks.get_or_create(words=words[:200], defaults={"place": place})
            self.tell("deliverable.in_review", by=by, words=f"{by.name} sent {self.title} for review.")

    @staticmethod
    def _reason_of(newest: "Version | None", *, said: str) -> str:
        """A reason belongs to what follows a delivered version, and holds until the next one is delivered."""
        if newest is None:
            return ""
        return said if hasattr(newest, "delivery") else newest.reissued_because and (said or newest.reissued_because)

    def take_back(self, *, by: Actor) -> None:
        """From review to draft again."""
        with transaction.atomic(using="vault"):
            if self.standing_state() != self.State.IN_REVIEW:
                raise NotPossibleNow("Only something in review can go back to draft.")
            self.become(self.State.DRAFT)
            self.tell("deliverable.draft", by=by, words=f"{by.name} took {self.title} back to draft.")

    def cancel(self, *, because: str, by: Actor) -> None:
        """Promised no longer, for a reason; said twice, the first reason stands."""
        with transaction.atomic(using="vault"):
            if self.standing_state() == self.State.CANCELLED:
                return
            self.become(self.State.CANCELLED, otherwise="Only something scheduled or in draft can be cancelled.")
            self.cancelled_because = because
            self.save(update_fields=["cancelled_because"])
            self.tell("deliverable.cancelled", by=by, words=f"{by.name} cancelled {self.title}: {because}")

    def standing_state(self) -> str:
        """The state as it stands now, whoever changed it since this row was read."""
        self.state = type(self)._default_manager.values_list("state", flat=True).get(pk=self.pk)
        return self.state

    def become(self, state: str, *, otherwise: str = "That is not possible in the state it is in.") -> None:
        """Inside a transaction. Only the state is written: title and date may have been changed meanwhile."""
        if state not in MOVES[self.standing_state()]:
            raise NotPossibleNow(otherwise)
        self.state = state
        self.save(update_fields=["state"])

    def _said(self) -> str:
        return f"{self.title}, {self.label}, due {self.due_on.day} {self.due_on:%B %Y}"

    def tell(self, act: str, *, by: Actor, words: str) -> VaultLine:
        """A line in the log, and the calendar follows."""
        line = VaultLine.append(act, by=by, words=words, subject=self.id)
        OutboxEntry.write("project", payload={}, key=f"project-{line.id}")
        return line


CHANGED = ["title", "kind", "suffix", "due_on", "original_due_on", "by_hand_at", "filed_at", "edition"]
MOVES: Mapping[str, frozenset[str]] = {
    Deliverable.State.SCHEDULED: frozenset({Deliverable.State.DRAFT, Deliverable.State.CANCELLED}),
    Deliverable.State.DRAFT: frozenset({Deliverable.State.IN_REVIEW, Deliverable.State.CANCELLED}),
    Deliverable.State.IN_REVIEW: frozenset({Deliverable.State.DRAFT, Deliverable.State.DELIVERED}),
    Deliverable.State.DELIVERED: frozenset({Deliverable.State.DRAFT}),  # by a version that says why.
    Deliverable.State.CANCELLED: frozenset(),
}


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
        return VaultLine.append(self._act_of_reading(), by=by, words=words, subject=self.deliverable_id).id

    def _act_of_reading(self) -> str:
        """A version that was never given to the client is the practice's own affair, also in the client's log."""
        return "version.read" if hasattr(self, "delivery") else "draft.read"
