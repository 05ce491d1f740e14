"""The checks that other people's tools do, as the commands that run them."""

import os
import subprocess
import sys
from pathlib import Path

PYTHON = sys.executable

TOOLS = {
    "ruff": (
        (PYTHON, "-m", "ruff", "check", "--quiet", "."),
        (PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise", "."),
    ),
    "mypy": ((PYTHON, "-m", "mypy", "--no-error-summary"),),
    "imports": ((PYTHON, "-c", "from importlinter.cli import lint_imports_command as run; run()"),),
    "templates": ((PYTHON, "-m", "djlint", "--lint", "--quiet", "--allow-empty-input", "bulkhead"),),
}
FIXES = (
    (PYTHON, "-m", "ruff", "check", "--quiet", "--fix", "."),
    (PYTHON, "-m", "ruff", "format", "--quiet", "."),
)


def run(commands: tuple[tuple[str, ...], ...], *, root: Path) -> list[str]:
    """What the commands that failed had to say; nothing when all went well."""
    complaints = []
    for command in commands:
        answer = subprocess.run(command, cwd=root, env=environment(), capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            complaints.append(without_banner(answer.stdout + answer.stderr))
    return complaints


def without_banner(said: str) -> str:
    """import-linter draws its name before it speaks."""
    return "\n".join(line for line in said.splitlines() if not set(line) & set("╔╗╚╝║")).strip()


def environment() -> dict[str, str]:
    """Plain text of a fixed width, whatever terminal asks."""
    return {**os.environ, "NO_COLOR": "1", "COLUMNS": "160", "TERM": "dumb"}
