"""The import contracts of pyproject.toml, and ruff's, are shown a planted fault in a skeleton of the package."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
PACKAGES = [
    "base", "isolation", "guard", "guard/reading", "render", "practice", "practice/clients", "practice/tray", "vault",
    "crossings", "work", "cli", "config", "config/portal", "web", "web/ui", "web/desk", "web/portal",
]  # fmt: skip

PLANTED = [
    ("layers", "base/money.py", "import bulkhead.vault"),
    ("layers", "vault/plan.py", "import bulkhead.practice"),
    ("layers", "isolation/keys.py", "import bulkhead.guard"),
    ("layers", "strangers/__init__.py", ""),
    ("surfaces", "web/desk/views.py", "import bulkhead.web.portal"),
    ("portal", "web/portal/views.py", "import bulkhead.practice"),
    ("heavy", "crossings/intake.py", "import bulkhead.guard.reading"),
    ("pure", "guard/terms.py", "import django.db"),
    ("drivers", "work/sweep.py", "import sqlite3"),
    ("features", "practice/tray/models.py", "import bulkhead.practice.clients.models"),
]


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ["", *PACKAGES]:
        folder = tmp_path / "bulkhead" / name
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    (tmp_path / "bulkhead/practice/clients/models.py").write_text("import bulkhead.practice.tray\n")
    return tmp_path


def broken_contracts(skeleton: Path) -> set[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"]
    environment = {**os.environ, "PYTHONPATH": str(skeleton), "COLUMNS": "200", "NO_COLOR": "1"}
    answer = subprocess.run(command, cwd=skeleton, env=environment, capture_output=True, text=True, check=False)
    names = set(re.findall(r"^(.+) BROKEN", answer.stdout, re.MULTILINE))
    assert "Contracts:" in answer.stdout, answer.stdout + answer.stderr
    return {contract["id"] for contract in CONTRACTS if contract["name"] in names}


def test_an_honest_skeleton_keeps_every_contract(skeleton: Path) -> None:
    assert broken_contracts(skeleton) == set()


@pytest.mark.parametrize(("contract", "path", "text"), PLANTED)
def test_a_forbidden_import_breaks_its_contract(skeleton: Path, contract: str, path: str, text: str) -> None:
    planted = skeleton / "bulkhead" / path
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(text + "\n")

    assert contract in broken_contracts(skeleton)


def test_a_way_round_into_the_practice_breaks_the_portal_contract(skeleton: Path) -> None:
    (skeleton / "bulkhead/web/ui/menu.py").write_text("import bulkhead.practice\n")
    (skeleton / "bulkhead/web/portal/views.py").write_text("import bulkhead.web.ui.menu\n")

    assert "portal" in broken_contracts(skeleton)


@pytest.mark.parametrize(("path", "caught"), [("bulkhead/vault/plan.py", True), ("bulkhead/work/loop.py", False)])
def test_everything_is_caught_only_in_the_worker(path: str, caught: bool) -> None:
    text = "try:\n    x = 1\nexcept Exception:\n    x = 2\n"
    command = [sys.executable, "-m", "ruff", "check", "--output-format=concise", "--stdin-filename", path, "-"]
    answer = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)

    assert ("BLE001" in answer.stdout) is caught
