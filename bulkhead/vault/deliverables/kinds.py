"""The controlled labels of the calendar: a kind, and at most twelve letters or digits after it."""

import re

from django.db import models

SUFFIX = re.compile(r"[A-Za-z0-9 ]{0,12}")


class Kind(models.TextChoices):
    """What sort of work it is, in the trade's words."""

    WEEKLY_UPDATE = "weekly_update", "Weekly update"
    WEEKLY_CALL = "weekly_call", "Weekly call"
    MONTHLY_REPORT = "monthly_report", "Monthly report"
    MONTHLY_RECAP = "monthly_recap", "Monthly recap"
    BOARD_PACK = "board_pack", "Board pack"
    QUARTERLY_REVIEW = "quarterly_review", "Quarterly review"
    PLAN = "plan", "Plan"
    AUDIT = "audit", "Audit"
    BRIEF = "brief", "Brief"
    CRITIQUE = "critique", "Critique"
    BUDGET = "budget", "Budget"
    PLAYBOOK = "playbook", "Playbook"
    WORKSHOP = "workshop", "Workshop"
    ONSITE = "onsite", "On-site day"
    INVOICE = "invoice", "Invoice"
    OTHER = "other", "Other"


def label(kind: str, *, suffix: str) -> str:
    """What the practice's calendar shows: never a title."""
    return f"{Kind(kind).label} {suffix}".strip()
