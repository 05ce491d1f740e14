"""The usual rhythm of an engagement, to be ticked: what a fractional executive delivers again and again."""

from dataclasses import dataclass, replace
from datetime import date, time

from bulkhead.vault.deliverables.rules import Rule, Terms

ANY_DAY = date(2000, 1, 1)
HOLIDAYS = {"USD": "US", "GBP": "GB", "CAD": "CA", "AUD": "AU", "CHF": "CH", "NZD": "NZ"}


@dataclass(frozen=True)
class Usual:
    """One beat: its name in a form, whether it is ticked at first, and its terms from a day on.

    Of two that are the same work on another day one is agreed: the second names the first it stands in for.
    """

    name: str
    is_ticked: bool
    terms: Terms
    instead_of: str = ""

    def starting(self, day: date, *, holidays: str) -> Terms:
        return replace(self.terms, starts_on=day, holidays=holidays)


def _beat(name: str, terms: Terms, *, is_ticked: bool = False, instead_of: str = "") -> Usual:
    return Usual(name, is_ticked, terms, instead_of)


USUAL = (
    _beat(
        "weekly-update",
        Terms("Weekly update, {period}", "weekly_update", "week", "weekday", ANY_DAY, weekday=4, shift="previous"),
        is_ticked=True,
    ),
    _beat(
        "weekly-call",
        Terms(
            "Weekly call, {period}",
            "weekly_call",
            "week",
            "weekday",
            ANY_DAY,
            weekday=1,
            at=time(10),
            minutes=30,
        ),
    ),
    _beat(
        "feedback",
        Terms("Sales and marketing feedback, {period}", "other", "week", "weekday", ANY_DAY, interval=2, weekday=3),
    ),
    _beat(
        "monthly-report",
        Terms("Monthly report, {period}", "monthly_report", "month", "nth_workday", ANY_DAY, n=4, in_month=2),
        is_ticked=True,
    ),
    _beat(
        "board-summary",
        Terms("Board summary, {period}", "board_pack", "month", "nth_workday", ANY_DAY, n=6, in_month=2),
        is_ticked=True,
    ),
    _beat(
        "monthly-recap",
        Terms(
            "Monthly recap, {period}",
            "monthly_recap",
            "month",
            "nth_workday",
            ANY_DAY,
            n=7,
            in_month=2,
            at=time(10),
            minutes=60,
        ),
    ),
    _beat("pacing", Terms("Budget pacing, {period}", "budget", "month", "nth_workday", ANY_DAY, n=10)),
    _beat(
        "quarterly-review",
        Terms(
            "Quarterly review, {period}",
            "quarterly_review",
            "quarter",
            "nth_workday",
            ANY_DAY,
            n=8,
            in_month=4,
            lead_days=15,
        ),
        is_ticked=True,
    ),
    _beat(
        "quarterly-review-early",
        Terms(
            "Quarterly review, {period}",
            "quarterly_review",
            "quarter",
            "nth_workday",
            ANY_DAY,
            n=10,
            in_month=3,
            lead_days=15,
        ),
        instead_of="quarterly-review",
    ),
    _beat(
        "yearly-plan",
        Terms("Plan for the year after {period}", "plan", "year", "date", ANY_DAY, n=1, in_month=12, shift="previous"),
    ),
)


def not_set_up() -> list[Usual]:
    """The beats of which no rule stands yet: one of the same kind that comes as often counts as it."""
    standing = set(Rule.standing().values_list("kind", "every", "interval"))
    return [beat for beat in USUAL if (beat.terms.kind, beat.terms.every, beat.terms.interval) not in standing]
