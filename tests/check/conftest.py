"""A small practice in a data folder of its own, checked by the command as a person runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulkhead.isolation.places import Places
from tests.cast import Cast
from tests.conftest import close_stores

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Checked:
    """How the command ended, and what it printed."""

    status: int
    report: dict[str, object]
    errors: str


Check = Callable[..., Checked]


@pytest.fixture
def check(cast: Cast, data: Places) -> Check:
    """Check the practice of the cast; `fault` is a folder whose sitecustomize every process of the copy loads first."""
    close_stores()

    def run(*words: str, fault: Path | None = None) -> Checked:
        command = [sys.executable, "-m", "bulkhead.cli", "check", "--data", str(data.data), "--json", *words]
        path = os.pathsep.join([*([str(fault)] if fault else []), str(ROOT)])
        environ = {**os.environ, "PYTHONPATH": path}
        environ.pop("DJANGO_SETTINGS_MODULE", None)
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=500)
        return Checked(done.returncode, json.loads(done.stdout or "{}"), done.stderr)

    return run
