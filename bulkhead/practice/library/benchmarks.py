"""Numbers of many clients together. One that fewer than the limit stand behind would tell who they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models

from bulkhead.base.clock import now
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.library.models import Item
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits

INDICATIVE = "Indicative only: figures differ by stage, market and definition. Check them against your own first."


class TooFewClients(RuntimeError):
    """A number would tell who stands behind it; the message says how many are missing."""


class Figure(PracticeModel):
    """One number of a benchmark, with how many clients stand behind it."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="figures")
    label = models.CharField(max_length=120)
    value = models.DecimalField(max_digits=16, decimal_places=4)
    unit = models.CharField(max_length=20, blank=True)
    clients = models.PositiveIntegerField()
    sector = models.CharField(max_length=60, blank=True, help_text="Empty means all sectors together.")
    source = models.CharField(max_length=160)
    as_of = models.DateField()
    added_at = models.DateTimeField(default=now)
    added_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("label", "unit", "sector")
        constraints = (models.UniqueConstraint(fields=("item", "label", "unit", "sector"), name="one_figure_a_sector"),)

    @property
    def value_words(self) -> str:
        """12.5 %, 48 days."""
        return f"{self.value.normalize():f} {self.unit}".strip()

    @property
    def sector_words(self) -> str:
        return self.sector or "All sectors"


@dataclass(frozen=True)
class Wanted:
    """A number as it was typed."""

    label: str
    value: Decimal
    unit: str
    clients: int
    sector: str
    source: str
    as_of: date


def least_behind() -> int:
    """How many clients a number needs."""
    return Limits().whole(Limit.BENCHMARK_CLIENTS)


def refuse_few(wanted: Wanted, *, others: Iterable[Figure], least: int) -> None:
    """TooFewClients when the number, its sector, or what is left of all sectors, has too few clients behind it."""
    if wanted.clients < least:
        who = f"of {wanted.sector} " if wanted.sector else ""
        raise TooFewClients(
            f"{wanted.clients} {_clients(wanted.clients)} {who}{_stand(wanted.clients)} behind it and {least} are "
            "needed, or the number tells who they are."
        )
    counts = _counts([*others, wanted], of=wanted)
    overall = counts.pop("", None)
    rest = 0 if overall is None or not counts else overall - sum(counts.values())
    if 0 < rest < least:
        raise TooFewClients(
            f"Beside the sectors given, {rest} {_clients(rest)} would be left of all sectors, and {least} are needed: "
            "the difference would tell their number."
        )


def _counts(figures: Iterable["Figure | Wanted"], *, of: Wanted) -> dict[str, int]:
    """How many clients stand behind the same number, by sector; no sector is all of them."""
    name = (of.label.casefold(), of.unit.casefold())
    same = [one for one in figures if (one.label.casefold(), one.unit.casefold()) == name]
    return {one.sector.casefold(): one.clients for one in same}


def _clients(count: int) -> str:
    return "client" if count == 1 else "clients"


def _stand(count: int) -> str:
    return "stands" if count == 1 else "stand"


def table_of(item: Item) -> str:
    """The numbers as a page in markdown, for a client to read; `{{` in a cell would be a field, so it is not let in."""
    rows = [
        f"| {_cell(one.label)} | {_cell(one.value_words)} | {_cell(one.sector_words)} | {one.clients} "
        f"| {_cell(one.source)} | {one.as_of:%B %Y} |"
        for one in item.figures.all()
    ]
    head = "| Figure | Value | Sector | Companies behind it | Source | As of |\n| --- | ---: | --- | ---: | --- | --- |"
    table = "\n".join([head, *rows])
    return f"# {item.title}\n\n{INDICATIVE}\n\n{table}\n"


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "/").replace("{", "(").replace("}", ")").split())
