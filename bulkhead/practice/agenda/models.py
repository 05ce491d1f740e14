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
    kind = models.CharField(max_length=16, default="other")
    due_on = models.DateField(db_index=True)
    original_due_on = models.DateField(null=True, help_text="The first promised day, when it was moved.")
    at = models.TimeField(null=True, help_text="When a meeting begins, in the client's zone.")
    minutes = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10)
    delivered_on = models.DateField(null=True)
    debt_since = models.DateTimeField(null=True, help_text="Finished since then, and not delivered.")
    rule_id = models.UUIDField(null=True, help_text="The rule it came from, which is a Series here.")
    rule_on = models.DateField(null=True, help_text="The day its rule gave it.")
    period = models.CharField(max_length=10, default="", blank=True)
    revision = models.PositiveIntegerField(default=0, help_text="How often what a feed says of it was changed.")
    changed_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("due_on", "label")
        indexes = (
            models.Index(fields=("client", "due_on", "state", "kind"), name="calendar_by_client"),
            models.Index(
                fields=("client", "debt_since"), condition=models.Q(debt_since__isnull=False), name="calendar_debts"
            ),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def is_late(self) -> bool:
        """Late from the midnight that ends the due date in the client's zone."""
        return self.state not in ("delivered", "cancelled") and self.due_on < today(self.client.time_zone)

    def days_late(self, on: date) -> int:
        return (on - self.due_on).days


class Series(PracticeModel):
    """A rule of a client as the calendar may know it: its pattern and the days it gives, never its title."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="series")
    label = models.CharField(max_length=40)
    kind = models.CharField(max_length=16)
    pattern = models.JSONField(help_text="The fields of base.recurrence.Pattern.")
    words = models.CharField(max_length=200, default="", help_text="The pattern in one sentence.")
    at = models.TimeField(null=True, help_text="For a meeting: when it begins, in the client's zone.")
    minutes = models.PositiveSmallIntegerField(null=True)
    ahead = models.TextField(
        default="", blank=True, help_text="Days to come that are no entries yet: period, = and date, spaces between."
    )
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("label",)

    def __str__(self) -> str:
        return self.label

    def days_ahead(self) -> list[tuple[str, date]]:
        """The periods that have no entry yet, and the day each falls on."""
        pairs = (pair.split("=") for pair in self.ahead.split())
        return [(period, date.fromisoformat(on)) for period, on in pairs]


class Standing(PracticeModel):
    """How one client stands, in counts and dates only."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="standing")
    waits_for_you = models.PositiveIntegerField(default=0)
    waits_for_client = models.PositiveIntegerField(default=0)
    mail_waiting = models.PositiveIntegerField(default=0)
    unopened = models.PositiveIntegerField(default=0, help_text="Nudged once, and still not opened.")
    promised_days = models.TextField(
        default="", blank=True, help_text="Days of promises that are neither kept nor let go, spaces between."
    )
    wanted_days = models.TextField(
        default="", blank=True, help_text="Days of what the client was asked for and did not send, spaces between."
    )
    status_written_at = models.DateTimeField(null=True)
    last_delivered_at = models.DateTimeField(null=True)
    sponsor_heard_at = models.DateTimeField(null=True, help_text="The last word of any sponsor.")
    you_heard_at = models.DateTimeField(null=True, help_text="The last thing the practice said there.")
    projected_at = models.DateTimeField(default=now)
    dates_changed_at = models.DateTimeField(null=True, help_text="Feeds made before are behind.")
    dates_source = models.CharField(max_length=64, default="", help_text="The hash of what the dates were told from.")

    def promises_late(self, here: date) -> list[date]:
        """The days of promises that are over, the oldest first; `here` is the client's day."""
        return _before(here, self.promised_days)

    def wanted_late(self, here: date) -> list[date]:
        """The days by which the client was to send something and did not."""
        return _before(here, self.wanted_days)

    @property
    def wanted(self) -> int:
        """How many things with a day the client is still to send."""
        return len(self.wanted_days.split())


def _before(here: date, days: str) -> list[date]:
    return sorted(day for day in map(date.fromisoformat, days.split()) if day < here)
