"""The last isolation check as the status page tells it."""

import json
from datetime import timedelta

import pytest

from bulkhead.base.clock import now
from bulkhead.isolation.facts.checked import facts
from bulkhead.isolation.places import Places


def left(data: Places, *, status: str, days: int = 0) -> None:
    (data.data / "checks").mkdir(exist_ok=True)
    began = (now() - timedelta(days=days)).isoformat()
    report = {"status": status, "headline": "Nothing crossed, in 31,346 answers", "began": began}
    (data.data / "checks" / "last.json").write_text(json.dumps(report))


@pytest.mark.parametrize(
    ("status", "days", "told"),
    [
        ("clean", 0, ("good", "Clean", "Nothing crossed, in 31,346 answers, today.")),
        ("clean", 1, ("good", "Clean", "Nothing crossed, in 31,346 answers, 1 day ago.")),
        ("clean", 93, ("warn", "Long ago", "Nothing crossed, in 31,346 answers, 93 days ago.")),
        ("void", 0, ("bad", "Void", "Nothing crossed, in 31,346 answers, today. Run it again.")),
    ],
)
def test_it_says_when_and_what(data: Places, status: str, days: int, told: tuple[str, str, str]) -> None:
    left(data, status=status, days=days)

    [fact] = facts(data)

    assert (fact.kind, fact.word, fact.words) == told


def test_a_leak_is_bad_however_old(data: Places) -> None:
    left(data, status="leak", days=300)

    assert facts(data)[0].kind == "bad"


def test_never_checked_is_said(data: Places) -> None:
    assert [(fact.kind, fact.word) for fact in facts(data)] == [("warn", "Never")]


def test_a_report_that_is_no_report_is_said(data: Places) -> None:
    left(data, status="clean")
    (data.data / "checks" / "last.json").write_text("[]")

    assert facts(data)[0].word == "Not readable"
