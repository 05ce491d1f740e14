"""A finding of bandit's counts until somebody gave a reason, in the line or in the settings of ruff."""

import subprocess
from pathlib import Path

import pytest

from lint import bandit

SHELL = (
    '"""Words."""\n\nimport subprocess\n\n\ndef run(words: str) -> None:\n    subprocess.call(words, shell=True){}\n'
)
SETTINGS = '[tool.ruff.lint]\nignore = ["S404"]\n[tool.ruff.lint.per-file-ignores]\n"bulkhead/cli/**" = [{}]\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """One that bandit has a complaint about."""
    (tmp_path / "bulkhead" / "cli").mkdir(parents=True)
    for folder in ("bin", "lint"):
        (tmp_path / folder).mkdir()
    return tmp_path


def complaints(project: Path, *, said: str = "", off: str = "") -> list[str]:
    (project / "bulkhead" / "cli" / "shell.py").write_text(SHELL.format(said))
    (project / "pyproject.toml").write_text(SETTINGS.format(off))
    return [complaint.split()[1] for complaint in bandit.run(project)]


@pytest.mark.parametrize(
    ("said", "off", "found"),
    [
        ("", "", ["B602"]),
        ("  # noqa: S602 -- the words are ours.", "", []),
        ("  # noqa: E501, S602 -- the words are ours.", "", []),
        ("  # noqa: S602", "", ["B602"]),
        ("  # noqa: S603 -- of another rule.", "", ["B602"]),
        ("", '"S602"', []),
    ],
    ids=["nothing", "a reason", "a reason for two", "no reason", "another rule", "a setting"],
)
def test_a_finding_goes_away_by_a_reason_alone(project: Path, said: str, off: str, found: list[str]) -> None:
    assert complaints(project, said=said, off=off) == found


def test_a_check_that_read_nothing_is_no_check(project: Path) -> None:
    (project / "pyproject.toml").write_text(SETTINGS.format(""))

    assert bandit.run(project) == ["bandit read nothing"]


def test_a_check_that_did_not_run_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = subprocess.CompletedProcess([], 1, stdout="", stderr="No module named bandit\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: broken)

    assert bandit.run(project) == ["bandit did not run: No module named bandit"]


def test_a_file_it_could_not_read_is_a_complaint(project: Path) -> None:
    (project / "bulkhead" / "cli" / "torn.py").write_text("def (:\n")
    (project / "pyproject.toml").write_text(SETTINGS.format(""))

    assert [line for line in bandit.run(project) if "torn.py" in line] != []
