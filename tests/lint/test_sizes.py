"""The size score: hard limits, and figures that may only fall."""

import json
from pathlib import Path

import pytest

from lint import sizes
from lint.source import Source

HIGH = dict.fromkeys(sizes.score([]), 1000.0)


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "sizes.json"
    monkeypatch.setattr(sizes, "SCORE", path)
    sizes.write_score(HIGH)
    return path


def function_of(lines: int) -> str:
    return "def walk() -> None:\n" + "    x = 1\n" * (lines - 1)


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("bulkhead/base/money.py", "x = 1\n" * 301),
        ("bulkhead/base/money.py", function_of(51)),
        ("bulkhead/web/ui/templates/ui/card.html", "<p>\n" * 101),
        ("bulkhead/web/ui/js/open.js", "x\n" * 80),
        ("tests/test_money.py", "x = 1\n" * 301),
    ],
)
def test_a_hard_limit_always_holds(path: str, text: str) -> None:
    found = list(sizes.check([Source(path, text)], accept=False))

    assert [(fault.path, fault.rule) for fault in found] == [(path, "sizes")]


def test_a_score_that_rose_is_a_fault(stored: Path) -> None:
    sizes.write_score({**HIGH, "function_lines_max": 9})

    found = list(sizes.check([Source("bulkhead/base/money.py", function_of(10))], accept=True))

    message = "function_lines_max rose from 9 to 10; the score may only fall"
    assert [fault.message for fault in found] == [message]
    assert json.loads(stored.read_text())["function_lines_max"] == 9


def test_accepting_stores_a_score_that_fell(stored: Path) -> None:
    found = list(sizes.check([Source("bulkhead/base/money.py", function_of(10))], accept=True))

    assert found == []
    assert json.loads(stored.read_text())["function_lines_max"] == 10


def test_a_docstring_costs_nothing() -> None:
    text = 'def walk() -> int:\n    """Why.\n\n    And why not.\n    """\n    return 1\n'
    source = Source("bulkhead/base/money.py", text)

    lengths = [sizes.length(function) for function in sizes.functions_of(source)]

    assert lengths == [2]
