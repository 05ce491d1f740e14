"""Bandit's findings that nobody explained. Its codes are ruff's: a reason that was given to one holds for both."""

import json
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from lint.tools import environment

COMMAND = (sys.executable, "-m", "bandit", "--quiet", "--recursive", "--format", "json", "bulkhead", "bin", "lint")
REASON = re.compile(r"# noqa: (?P<codes>[A-Z]+\d+(, [A-Z]+\d+)*) -- \w")


def run(root: Path) -> list[str]:
    """A complaint for each; one as well when it read nothing, or could not read a file."""
    done = subprocess.run(COMMAND, cwd=root, env=environment(), capture_output=True, text=True, check=False)
    if not done.stdout.startswith("{"):
        return [f"bandit did not run: {done.stderr.strip()}"]
    said = json.loads(done.stdout)
    complaints = [f"{one['filename']}: bandit could not read it: {one['reason']}" for one in said["errors"]]
    if said["metrics"]["_totals"]["loc"] == 0:
        complaints.append("bandit read nothing")
    ignored = ignored_by_ruff(root)
    unexplained = [one for one in said["results"] if not is_explained(one, root=root, ignored=ignored)]
    return complaints + [words_of(one) for one in unexplained]


def words_of(finding: dict[str, str]) -> str:
    return f"{finding['filename']}:{finding['line_number']}: {finding['test_id']} {finding['issue_text']}"


def is_explained(finding: dict[str, str], *, root: Path, ignored: dict[str, list[str]]) -> bool:
    """Whether the line itself gives a reason, or the settings of ruff do for its file."""
    if finding["issue_text"].endswith(": ''"):
        return True  # an empty word is no password.
    code = finding["test_id"].replace("B", "S", 1)
    lines = (root / finding["filename"]).read_text().splitlines()
    given = REASON.search(lines[int(finding["line_number"]) - 1])
    is_there = given is not None and code in given["codes"].split(", ")
    name = Path(finding["filename"]).as_posix().removeprefix("./")
    return is_there or any(fnmatch(name, files) and code in codes for files, codes in ignored.items())


def ignored_by_ruff(root: Path) -> dict[str, list[str]]:
    """Which rules are off in which files; the reason stands beside each in pyproject.toml."""
    settings = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]
    return {"*": settings["ignore"], **settings["per-file-ignores"]}
