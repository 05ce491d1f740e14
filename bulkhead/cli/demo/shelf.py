"""What stands in the private library of the demo."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shelved:
    """A version of a library item: the same title twice is a second version."""

    on: str
    title: str
    kind: str
    tags: tuple[str, ...]
    file: str
    note: str = ""


SHELF = (
    Shelved("2026-03-03 10:00", "Monthly report", "template", ("report", "monthly"), "shelf/monthly-report.docx"),
    Shelved("2026-03-03 10:20", "Quarterly plan", "template", ("plan", "quarter"), "shelf/quarterly-plan.docx"),
    Shelved("2026-03-04 09:10", "First ninety days", "checklist", ("onboarding",), "shelf/first-ninety-days.md"),
    Shelved("2026-03-04 09:40", "Guardrails of a function", "clause", ("contract",), "shelf/guardrails.md"),
    Shelved("2026-05-11 14:00", "Filling a new location", "playbook", ("demand", "local"), "shelf/new-location.md"),
    Shelved("2026-06-15 11:00", "Weekly update", "template", ("report", "weekly"), "shelf/weekly-update.md"),
    Shelved("2026-09-01 16:30", "Critique of a campaign", "framework", ("critique",), "shelf/critique.docx"),
    Shelved(
        "2026-10-26 17:00",
        "Monthly report",
        "template",
        ("report", "monthly"),
        "shelf/monthly-report-2.docx",
        "Decisions come before figures.",
    ),
)
# One item writes a field of its own, which stands for a known one; the critique leaves a field open on purpose.
MAPPINGS = (("Weekly update", "company", "client.name"),)
