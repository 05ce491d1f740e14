"""Rules of a client as a screen shows them: the sentence, and the days that come."""

from dataclasses import dataclass
from datetime import date

from bulkhead.base.clock import today
from bulkhead.base.recurrence import Occurrence, Pattern, UnknownHolidays
from bulkhead.vault.deliverables.rules import LeftOut, Rule

NEXT = 3
PREVIEWED = 6


@dataclass(frozen=True)
class Shown:
    """One rule: itself, its sentence, and its next days."""

    rule: Rule
    words: str
    coming: list[Occurrence]

    @property
    def is_over(self) -> bool:
        return not self.coming


def shown_rules(*, zone: str, ends_on: date | None) -> list[Shown]:
    """Every rule that stands; what was left out of one, and what lies after the engagement, is no day to come."""
    left: dict[object, set[str]] = {}
    for rule, period in LeftOut.objects.values_list("rule", "period"):
        left.setdefault(rule, set()).add(period)
    rows = list(Rule.standing())
    return [_shown(row, zone=zone, ends_on=ends_on, left=left.get(row.pk, set())) for row in rows]


def shown(rule: Rule, *, zone: str, ends_on: date | None, count: int = PREVIEWED) -> Shown:
    """One rule with more days."""
    left = {row.period for row in rule.left_out.all()}
    return _shown(rule, zone=zone, ends_on=ends_on, left=left, count=count)


def following(pattern: Pattern, *, zone: str, ends_on: date | None, count: int = PREVIEWED) -> list[Occurrence]:
    """The next days from today on, within the engagement."""
    try:
        found = pattern.following(_yesterday(zone), count=count)
    except UnknownHolidays:
        return []
    return [each for each in found if ends_on is None or each.on <= ends_on]


def _shown(rule: Rule, *, zone: str, ends_on: date | None, left: set[str], count: int = NEXT) -> Shown:
    found = following(rule.pattern, zone=zone, ends_on=ends_on, count=count + len(left))
    return Shown(rule, rule.pattern.words(), [each for each in found if each.period not in left][:count])


def _yesterday(zone: str) -> date:
    return date.fromordinal(today(zone).toordinal() - 1)
