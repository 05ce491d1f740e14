"""Work that comes again: the rule, and the periods in which it was left out."""

from dataclasses import asdict, dataclass
from datetime import date, time
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.base.recurrence import Pattern, period_words
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.errors import ChangedMeanwhile
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

PERIOD = "{period}"


@dataclass(frozen=True)
class Terms:
    """All that a rule says, as a form gives it."""

    title: str
    kind: str
    every: str
    anchor: str
    starts_on: date
    interval: int = 1
    n: int = 1
    weekday: int | None = None
    in_month: int = 0
    shift: str = "next"
    holidays: str = ""
    lead_days: int = 0
    at: time | None = None
    minutes: int | None = None
    ends_on: date | None = None

    @property
    def pattern(self) -> Pattern:
        """Only what decides about days."""
        return Pattern(**{name: getattr(self, name) for name in Pattern.__dataclass_fields__})


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
    in_month = models.PositiveSmallIntegerField(
        default=0, help_text="The month of the period it is counted in; 0 counts in all of it."
    )
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
    ended_by = models.CharField(max_length=120, blank=True)
    edition = models.PositiveIntegerField(default=1, help_text="Counts changes, so that a stale one is noticed.")

    class Meta:
        ordering = ("kind", "title")

    def __str__(self) -> str:
        return self.title

    @property
    def terms(self) -> Terms:
        return Terms(**{name: getattr(self, name) for name in Terms.__dataclass_fields__})

    @property
    def pattern(self) -> Pattern:
        return self.terms.pattern

    def title_of(self, period: str) -> str:
        """The title its deliverable of a period begins with."""
        return self.title.replace(PERIOD, period_words(period))[:120]

    @classmethod
    def standing(cls) -> "models.QuerySet[Rule]":
        """The rules that have not been ended."""
        return cls._default_manager.filter(ended_at=None)

    @classmethod
    def draw_up(cls, terms: Terms, *, by: Actor, key: UUID | None = None) -> "Rule":
        """Agree on something that comes again. The same key again changes nothing.

        Raises NeverFires or UnknownHolidays for a rule nobody could keep.
        """
        terms.pattern.refuse()
        with transaction.atomic(using="vault"):
            made = cls._default_manager.filter(pk=key).first() if key else None
            if made is not None:
                return made
            row = cls(**asdict(terms), made_by=by.name, **({"id": key} if key else {}))
            row.save(force_insert=True)
            row._tell("rule.drawn_up", by=by, did="set up")
        return row

    def change(self, terms: Terms, *, by: Actor, edition: int) -> None:
        """Other terms, from now on. ChangedMeanwhile when somebody else changed them since `edition`."""
        terms.pattern.refuse()
        with transaction.atomic(using="vault"):
            self.refresh_from_db()
            if terms == self.terms:
                return
            if edition != self.edition:
                raise ChangedMeanwhile(f"It was changed meanwhile. It now says: {self.title}. {self.pattern.words()}")
            for name, value in asdict(terms).items():
                setattr(self, name, value)
            self.edition += 1
            self.save()
            self._tell("rule.changed", by=by, did="changed")

    def end(self, *, by: Actor) -> None:
        """No more of it; what is not begun yet is taken off the plan."""
        with transaction.atomic(using="vault"):
            self.refresh_from_db()
            if self.ended_at is None:
                self.ended_at, self.ended_by, self.edition = now(), by.name, self.edition + 1
                self.save(update_fields=["ended_at", "ended_by", "edition"])
                self._tell("rule.ended", by=by, did="ended")

    def leave_out(self, period: str, *, because: str, by: Actor) -> "LeftOut":
        """One period without it, for a reason; said twice, it stands once."""
        with transaction.atomic(using="vault"):
            row, is_new = LeftOut.objects.get_or_create(
                rule=self, period=period, defaults={"because": because, "left_out_by": by.name}
            )
            if is_new:
                self._tell("rule.left_out", by=by, did=f"left out {period_words(period)} of")
        return row

    def resume(self, period: str, *, by: Actor) -> None:
        """With this period again."""
        with transaction.atomic(using="vault"):
            if self.left_out.filter(period=period).delete()[0]:
                self._tell("rule.resumed", by=by, did=f"took up {period_words(period)} again of")

    def _tell(self, act: str, *, by: Actor, did: str) -> None:
        """A line in the log, and what is planned follows."""
        line = VaultLine.append(act, by=by, words=f"{by.name} {did} the rule {self.title}.", subject=self.id)
        OutboxEntry.write("plan", payload={}, key=f"plan-{line.id}")


class LeftOut(VaultModel):
    """One period of a rule that is left out, with the reason."""

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="left_out")
    period = models.CharField(max_length=10)
    because = models.CharField(max_length=200)
    left_out_at = models.DateTimeField(default=now)
    left_out_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("period",)
        constraints = (models.UniqueConstraint(fields=("rule", "period"), name="left_out_once"),)
