"""What stands in the private library of the demo, beside the items that come with the product."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bulkhead.cli.demo.stage import Stage
from bulkhead.crossings.numbers import add_figure, put_together
from bulkhead.crossings.pull import remember_mapping
from bulkhead.crossings.shelve import put_down, shelve
from bulkhead.practice.library.about import About
from bulkhead.practice.library.benchmarks import Wanted
from bulkhead.practice.library.checklists import KindChecklist
from bulkhead.practice.library.models import Item

ALL = ("cmo", "cfo", "coo", "cto")


@dataclass(frozen=True)
class Shelved:
    """A version of a library item: the same title twice is another version of it."""

    on: str
    title: str
    kind: str
    file: str
    tags: tuple[str, ...] = ()
    verticals: tuple[str, ...] = ALL
    note: str = ""
    code: str | None = None
    review_on: str = ""
    is_private: bool = False

    def play(self, stage: Stage) -> None:
        by, name = stage.lead.actor, Path(self.file).name
        item = Item.objects.filter(title=self.title).first() or self._about(stage).put_on(Item())
        shelve(stage.sealed(self.file), name=name, item=item, by=by, note=self.note)
        for title, field, known in MAPPINGS:
            if title == self.title:
                remember_mapping(item, field=field, known=known)
        if self.title == CHECKED[0]:
            KindChecklist.settle(item, kinds=CHECKED[1:], by=by)

    def _about(self, stage: Stage) -> About:
        return About(
            self.title,
            self.kind,
            code=self.code,
            verticals=self.verticals,
            tags=self.tags,
            owner_id=stage.lead.pk,
            sensitivity=Item.Sensitivity.PRIVATE if self.is_private else Item.Sensitivity.SHAREABLE,
            review_on=stage.day(self.review_on) if self.review_on else None,
        )


PEAK = ("Peak-season plan", "playbook")
SHELF = (
    Shelved(
        "2026-03-03 10:00", "Monthly report", "template", "shelf/monthly-report.docx", ("report", "monthly"),
        code="MONTHLY"
    ),
    Shelved(
        "2026-03-03 10:20", "Quarterly plan", "template", "shelf/quarterly-plan.docx", ("plan", "quarter"), code="QPLAN"
    ),
    Shelved("2026-03-04 09:40", "Guardrails of a function", "clause", "shelf/guardrails.md", ("contract",)),
    Shelved("2026-04-20 14:00", *PEAK, "shelf/peak-season-1.docx", ("demand", "retail"), ("cmo",), code="PEAK"),
    Shelved(
        "2026-05-11 14:00", "Filling a new location", "playbook", "shelf/new-location.md", ("demand", "local"),
        ("cmo", "coo")
    ),
    Shelved(
        "2026-05-18 16:00", "Thirteen weeks of cash", "template", "shelf/cash-weeks.docx", ("money", "weekly"), ("cfo",)
    ),
    Shelved("2026-06-15 11:00", "Before a report goes out", "checklist", "shelf/report-checklist.md", ("quality",)),
    Shelved(
        "2026-07-20 11:00", "Questions after an outage", "prompt", "shelf/outage-questions.md", ("incident",), ("cto",),
        is_private=True,
    ),
    Shelved("2026-08-24 15:00", *PEAK, "shelf/peak-season-2.docx", note="Returns are planned, too."),
    Shelved(
        "2026-09-01 16:30", "Critique of a campaign", "framework", "shelf/critique.docx", ("critique",), ("cmo",),
        review_on="2026-11-30"
    ),
    Shelved("2026-10-12 17:30", *PEAK, "shelf/peak-season-3.docx", note="Stock and stop rules come before offers."),
    Shelved(
        "2026-10-26 17:00", "Monthly report", "template", "shelf/monthly-report-2.docx",
        note="Decisions come before figures."
    ),
)  # fmt: skip
# One item writes a field of its own, which stands for a known one; the critique leaves a field open on purpose.
MAPPINGS = (("Peak-season plan", "company", "client.name"),)
CHECKED = ("Before a report goes out", "monthly_report")
COUNTED_ON = "2026-09-08 10:00"
BENCHMARK = "What a lead costs, and how soon it is called"
FIGURES = (
    ("Hours until a lead is called", "7.5", "h", 9),
    ("Cost of a qualified lead", "312", "USD", 8),
    ("Leads that are called within a day", "61", "%", 11),
)
SOURCE = "Eleven engagements of the practice, names and years left out"


def count_together(stage: Stage) -> None:
    """A benchmark: each of its numbers has enough clients behind it to tell nobody's."""
    by = stage.lead.actor
    about = About(BENCHMARK, "benchmark", verticals=("cmo",), tags=("benchmark",), owner_id=stage.lead.pk)
    item = about.put_on(Item())
    put_down(item, by=by)
    as_of = stage.day("2026-09-01").replace(day=1)
    for label, value, unit, clients in FIGURES:
        add_figure(item, wanted=Wanted(label, Decimal(value), unit, clients, "", SOURCE, as_of), by=by)
    put_together(item, by=by)
