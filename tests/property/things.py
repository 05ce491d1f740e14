"""What two people may have open at the same time: each is opened, saved as it was seen, and says what stands there."""

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from bulkhead.crossings.limits import set_limits
from bulkhead.crossings.shelve import amend
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.library.about import About, ChangedMeanwhile
from bulkhead.practice.library.models import Item
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits, Threshold
from bulkhead.vault.deliverables import errors
from bulkhead.vault.deliverables.rules import Rule, Terms
from bulkhead.web.desk.forms.limits import LimitsForm

TERMS = Terms("Report 0", "monthly_report", "month", "date", date(2026, 1, 1))


class Thing(ABC):
    """One thing that two people change."""

    @abstractmethod
    def open(self) -> str:
        """The mark of what is shown now, which a form sends back."""

    @abstractmethod
    def save(self, mark: str, *, value: int, by: Practitioner) -> str:
        """Empty when it was taken; else the words of the refusal."""

    @abstractmethod
    def stands(self) -> int:
        """What anybody reads there now."""


class AnItem(Thing):
    """The note of a library item."""

    def __init__(self) -> None:
        self._pk = Item(title="Ninety days", kind="template", note="0")
        self._pk.save()

    def open(self) -> str:
        return str(self._row().edition)

    def save(self, mark: str, *, value: int, by: Practitioner) -> str:
        about = replace(About.of(self._row()), note=str(value))
        try:
            amend(self._row(), about=about, edition=int(mark), by=by.actor)
        except ChangedMeanwhile as meanwhile:
            return str(meanwhile)
        return ""

    def stands(self) -> int:
        return int(self._row().note)

    def _row(self) -> Item:
        return Item.objects.get(pk=self._pk.pk)


class ARule(Thing):
    """The terms of a rule."""

    def __init__(self, by: Practitioner) -> None:
        self._pk: UUID = Rule.draw_up(TERMS, by=by.actor).pk

    def open(self) -> str:
        return str(self._row().edition)

    def save(self, mark: str, *, value: int, by: Practitioner) -> str:
        try:
            self._row().change(replace(TERMS, title=f"Report {value}"), by=by.actor, edition=int(mark))
        except errors.ChangedMeanwhile as meanwhile:
            return str(meanwhile)
        return ""

    def stands(self) -> int:
        return int(self._row().title.removeprefix("Report "))

    def _row(self) -> Rule:
        return Rule.objects.get(pk=self._pk)


class ALimit(Thing):
    """One limit of the practice, on the page with all of them."""

    def __init__(self) -> None:
        Threshold.objects.all().delete()

    def open(self) -> str:
        return str(LimitsForm().initial["seen"])

    def save(self, mark: str, *, value: int, by: Practitioner) -> str:
        form = LimitsForm({"seen": mark, Limit.ACCESS_REVIEW_DAYS: str(value + 7)})
        if form.is_stale:
            return "It was changed meanwhile."
        assert form.is_valid(), form.errors
        taken = set_limits(form.wanted(), lead=by, seen=form.standing)
        return "" if taken else "It was changed meanwhile."

    def stands(self) -> int:
        own = Limits().of(Limit.ACCESS_REVIEW_DAYS)
        return 0 if own == Decimal(90) else int(own) - 7
