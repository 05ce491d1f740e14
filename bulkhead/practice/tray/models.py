"""The tray: what the guard asked about, stopped or held, under a key of its own; emptied after 30 days."""

from datetime import timedelta

from django.db import models

from bulkhead.base.clock import now
from bulkhead.guard.verdicts import Finding, Judgement, Seen
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.clients.models import Client

KEPT = timedelta(days=30)


class TrayItem(PracticeModel):
    """A file that has entered no client. `aim` says what it should have become there."""

    class Verdict(models.TextChoices):
        ASK = "ask", "Asked"
        STOP = "stop", "Stopped"
        HOLD = "hold", "Held"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        LET_IN = "let_in", "Let in"
        THROWN = "thrown", "Thrown away"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="tray_items")
    aim = models.JSONField(default=dict)
    door = models.CharField(max_length=20)
    blob_id = models.UUIDField()
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    verdict = models.CharField(max_length=5, choices=Verdict.choices)
    findings = models.JSONField(default=list)
    hold = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    arrived_at = models.DateTimeField(default=now)
    arrived_by = models.CharField(max_length=120)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-arrived_at",)

    def __str__(self) -> str:
        return self.name

    def note(self, judgement: Judgement) -> None:
        """What the guard says of it, with as much of the text as it takes to decide."""
        self.verdict, self.hold = judgement.verdict.value, judgement.reason[:300]
        self.findings = [[*found.told().values(), *found.seen] for found in judgement.findings]

    def signs(self) -> list[Finding]:
        """What was found; what waited before surroundings were kept has none."""
        return [
            Finding(client, name, place, excerpt, rule, Seen(*seen))
            for client, name, place, excerpt, rule, *seen in self.findings
        ]

    def settle(self, state: str) -> None:
        """It waits no longer; what the guard quoted from it is forgotten."""
        self.state, self.settled_at, self.findings = state, now(), []
        self.save(update_fields=["state", "settled_at", "findings"])


class GuardEvent(PracticeModel):
    """What the guard answered, or why a person let something pass. It lives in the practice only."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="guard_events")
    named = models.ForeignKey(Client, on_delete=models.SET_NULL, null=True, related_name="named_in")
    door = models.CharField(max_length=20)
    verdict = models.CharField(max_length=8)
    places = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField(default=now, db_index=True)
