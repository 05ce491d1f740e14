"""What could not run is counted and named at the end of the run."""

from types import SimpleNamespace

from tests.not_run import pytest_terminal_summary


class Reporter:
    """Keeps what would be printed."""

    def __init__(self, *reasons: str) -> None:
        self.stats = {"skipped": [SimpleNamespace(longrepr=("a.py", 1, f"Skipped: {reason}")) for reason in reasons]}
        self.said: list[str] = []

    def section(self, title: str) -> None:
        self.said.append(title)

    def line(self, text: str) -> None:
        self.said.append(text)


def test_what_could_not_run_is_counted_with_its_command() -> None:
    browser = "NOT RUN: no browser was found -- apt-get install chromium"
    reporter = Reporter(browser, "NOT RUN: this is not root", "only on macOS", browser)

    pytest_terminal_summary(reporter)

    assert reporter.said == [
        "NOT RUN",
        "NOT RUN: 2 tests, because no browser was found. To run: apt-get install chromium",
        "NOT RUN: 1 test, because this is not root",
    ]


def test_an_ordinary_skip_is_not_named() -> None:
    reporter = Reporter("only on macOS")

    pytest_terminal_summary(reporter)

    assert reporter.said == []
