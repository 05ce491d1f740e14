"""Work that comes again: the rule, and the periods in which it was left out."""

from django.db import models

from bulkhead.base.clock import now
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.kinds import Kind


class Rule(VaultModel):
    """When a kind of work is due again and again. A deliverable it made stands on its own afterwards."""

    class Every(models.TextChoices):
        WEEK = "week", "Week"
        MONTH = "month", "Month"
        QUARTER = "quarter", "Quarter"
        YEAR = "year", "Year"

    class Anchor(models.TextChoices):
        NTH_WORKDAY = "nth_workday", "Nth workday"
        WEEKDAY = "weekday", "Weekday"
        DATE = "date", "Day of the month"

    class Shift(models.TextChoices):
        NONE = "none", "stays"
        PREVIOUS = "previous", "moves to the workday before"
        NEXT = "next", "moves to the workday after"

    title = models.CharField(max_length=120, help_text="{period} stands for the period, such as November 2026.")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    every = models.CharField(max_length=8, choices=Every.choices)
    interval = models.PositiveSmallIntegerField(default=1)
    anchor = models.CharField(max_length=12, choices=Anchor.choices)
    n = models.SmallIntegerField(
        default=1, help_text="Which workday, which weekday of the month, or which day; -1 is the last."
    )
    weekday = models.PositiveSmallIntegerField(null=True, help_text="0 is Monday.")
    shift = models.CharField(max_length=8, choices=Shift.choices, default=Shift.NEXT)
    holidays = models.CharField(max_length=12, blank=True, help_text="A country, and perhaps a state, such as US-IL.")
    lead_days = models.PositiveSmallIntegerField(default=0)
    at = models.TimeField(null=True, help_text="For a meeting: when it begins, in the client's zone.")
    minutes = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("kind", "title")

    def __str__(self) -> str:
        return self.title


class LeftOut(VaultModel):
    """One period of a rule that is left out, with the reason."""

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="left_out")
    period = models.CharField(max_length=10)
    because = models.CharField(max_length=200)
    left_out_at = models.DateTimeField(default=now)
    left_out_by = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("rule", "period"), name="left_out_once"),)
