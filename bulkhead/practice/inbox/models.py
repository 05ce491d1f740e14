"""Who waits for whom, over all clients: who, what kind, until when, in which state. Never words, never a title."""

from datetime import datetime

from django.db import models

from bulkhead.base.clock import now
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.clients.models import Client


class Waiting(PracticeModel):
    """Something a client's person asked or sent. Its id is the vault's own, which opens nothing by itself."""

    class Kind(models.TextChoices):
        QUESTION = "question", "asks a question"
        CHANGE = "change", "asks for a change"
        FILE = "file", "sent a file"
        ANSWER = "answer", "sent what you asked for"
        WORK = "work", "asks for work"

    class State(models.TextChoices):
        OPEN = "open", "Waits for you"
        NEXT_AGENDA = "next_agenda", "On the next agenda"
        SCOPE = "scope", "Scope request"
        PARKED = "parked", "Parked"
        ANSWERED = "answered", "Answered"
        CLOSED = "closed", "Closed"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="waiting")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    place = models.UUIDField(help_text="What opens inside the client: the request, or the deliverable.")
    who = models.CharField(max_length=120)
    arrived_at = models.DateTimeField()
    promised_until = models.DateTimeField()
    state = models.CharField(max_length=11, choices=State.choices, default=State.OPEN)
    answered_at = models.DateTimeField(null=True)
    wakes_on = models.DateField(null=True)

    class Meta:
        ordering = ("promised_until", "id")
        indexes = (models.Index(fields=("state", "promised_until")), models.Index(fields=("answered_at",)))

    @property
    def is_late(self) -> bool:
        return self.answered_at is None and self.promised_until < now()

    @property
    def was_kept(self) -> bool:
        """Whether the answer came within what was promised."""
        return self.answered_at is not None and self.answered_at <= self.promised_until

    def share_used(self, at: datetime) -> int:
        """How much of the promised time is gone, in percent."""
        whole = (self.promised_until - self.arrived_at).total_seconds()
        gone = (at - self.arrived_at).total_seconds()
        return min(100, max(0, round(100 * gone / whole))) if whole > 0 else 100


class Owed(PracticeModel):
    """What one client still owes an answer to: how many of a kind, and by when the first of them."""

    class Kind(models.TextChoices):
        APPROVAL = "approval", "approval"
        ITEM = "item", "thing you asked for"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="owed")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    count = models.PositiveIntegerField()
    since = models.DateTimeField()
    first_due_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("client", "kind"), name="owed_once_a_kind"),)
