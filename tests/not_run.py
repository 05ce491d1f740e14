"""Names what could not run here, with the one command that lets it run: a silent skip reads like a pass.

A test says `pytest.skip("NOT RUN: no browser -- apt-get install chromium")`.
"""

import re
from collections import Counter

import pytest

NOT_RUN = re.compile(r"NOT RUN: (?P<reason>.+?)(?: -- (?P<command>.+))?$", re.DOTALL)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counted = Counter(match.groups() for match in map(not_run, terminalreporter.stats.get("skipped", [])) if match)
    if counted:
        terminalreporter.section("NOT RUN")
        for (reason, command), count in sorted(counted.items(), key=str):
            tests = "1 test" if count == 1 else f"{count} tests"
            remedy = f". To run: {command}" if command else ""
            terminalreporter.line(f"NOT RUN: {tests}, because {reason}{remedy}")


def not_run(report: pytest.TestReport) -> re.Match[str] | None:
    """A skip's report ends with its reason."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    return NOT_RUN.search(reason)
