"""What is due for whom: labels and states projected from the vaults, never material."""

from datetime import date

from django.db import models

from bulkhead.base.clock import now, today
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.clients.models import Client


class CalendarEntry(PracticeModel):
    """One line of the calendar. Its id is the deliverable's own, which opens nothing by itself."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="entries")
    label = models.CharField(max_length=40)
    due_on = models.DateField(db_index=True)
    state = models.CharField(max_length=10)
    delivered_on = models.DateField(null=True)

    class Meta:
        ordering = ("due_on", "label")

    def __str__(self) -> str:
        return self.label

    @property
    def is_late(self) -> bool:
        """Late from the midnight that ends the due date in the client's zone."""
        return self.state not in ("delivered", "cancelled") and self.due_on < today(self.client.time_zone)

    def days_late(self, on: date) -> int:
        return (on - self.due_on).days


class Standing(PracticeModel):
    """How one client stands, in counts and dates only."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="standing")
    waits_for_you = models.PositiveIntegerField(default=0)
    waits_for_client = models.PositiveIntegerField(default=0)
    mail_waiting = models.PositiveIntegerField(default=0)
    status_written_at = models.DateTimeField(null=True)
    last_delivered_at = models.DateTimeField(null=True)
    projected_at = models.DateTimeField(default=now)
