"""A scan as its pages show it: who the clients are, and what was found."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bulkhead.base.levels import Levels, folder_at
from bulkhead.base.scan_report import Looked, Report, by_reason, left_by_reason, marked
from bulkhead.crossings.importing import Listed
from bulkhead.web.desk.forms.scan import LEVELS, Plan

MOST_SIGNS = 12
MOST_FILES = 200
FEW = 8

Finding = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Card:
    """One file that names somebody: its verdict, whom, and the places."""

    verdict: str
    path: str
    names: str
    findings: list[Finding]
    reason: str


def plan_of(plan: Plan, *, levels: Levels, files: Sequence[Listed]) -> dict[str, object]:
    """Which folder is whose, with the levels to choose from."""
    roster = plan.roster
    count = Counter(folder_at(one.path, level=plan.level) for one in files)
    called = {party.key: party.name for party in roster.parties()}
    rows = [(folder, count[folder], called.get(roster.owner(folder), "")) for folder in plan.folders]
    choices = [(str(level.number), LEVELS[level.number]) for level in levels.all]
    facts = {"plan": plan.signed(), "top": plan.top, "level": str(plan.level), "choices": choices, "rows": rows}
    return {**facts, "count": plan.count, "loose": count[""], "remarks": roster.remarks}


def report_of(report: Report) -> dict[str, object]:
    """The page of a report."""
    naming = [_card(report, one) for one in report.naming[:MOST_FILES]]
    return {
        "report": report,
        "naming": naming,
        "more": len(report.naming) - len(naming),
        "strays": [_card(report, one) for one in report.strays[:MOST_FILES]],
        "columns": [report.name_of(key) for key in report.columns],
        "grid": [(report.name_of(row), [_crossing(*cell) for cell in cells]) for row, cells in report.grid()],
        "twins": [[one.path for one in files] for files in report.twins[:MOST_FILES]],
        "unread": [
            (reason, len(files), _some([one.path for one in files])) for reason, files in by_reason(report.unread)
        ],
        "left": [(reason, len(paths), _some(paths)) for reason, paths in left_by_reason(report.left)],
    }


def _card(report: Report, one: Looked) -> Card:
    names = ", ".join(report.name_of(key) for key in one.others)
    whose = f"{report.name_of(one.client)} → " if one.client else ""
    findings = [
        (sign.place, *marked(sign.excerpt, name=sign.name), f"{report.name_of(sign.client)}, {sign.rule}")
        for sign in one.signs[:MOST_SIGNS]
    ]
    return Card("stop" if one.is_certain else "ask", one.path, f"{whose}{names}", findings, one.unread)


def _crossing(certain: int, perhaps: int) -> str:
    return " ".join(filter(None, (str(certain or ""), f"+{perhaps - certain}" if perhaps > certain else "")))


def _some(paths: list[str]) -> str:
    more = f" and {len(paths) - FEW:,} more" if len(paths) > FEW else ""
    return ", ".join(paths[:FEW]) + more
