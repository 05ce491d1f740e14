"""Says at the end how much was asked and killed: a small number would be a reason to look."""

from collections import Counter

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    requests: Counter[str] = Counter()
    routes: dict[str, set[str]] = {}
    for report in terminalreporter.stats.get("passed", []):
        for surface, asked in [value for name, value in report.user_properties if name == "matrix"]:
            requests[surface] += asked
            routes.setdefault(surface, set()).add(
                report.nodeid.rpartition("[")[2].removeprefix("signal-").removeprefix("harbor-")
            )
    for surface, asked in sorted(requests.items()):
        terminalreporter.line(
            f"Route matrix, {surface}: {len(routes[surface])} addresses, {asked} requests, no way across."
        )
    for report in terminalreporter.stats.get("passed", []):
        for measured in [value for name, value in report.user_properties if name == "measured"]:
            terminalreporter.line(f"{measured}.")
