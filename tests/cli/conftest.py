"""The command line, run as a person runs it, or inside this process on a folder that a test has prepared."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli.commands import bulkhead
from bulkhead.isolation import bell
from bulkhead.isolation.places import Places

ROOT = Path(__file__).parents[2]
Run = Callable[..., Result]


def spawn(*arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    """In a process of its own, as bin/bulkhead does it."""
    command = [sys.executable, "-m", "bulkhead.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def run(data: Places) -> Iterator[Run]:
    """In this process, on this test's data folder."""
    ringing = bell._Bell.ringing
    yield lambda *arguments: CliRunner().invoke(bulkhead, [*map(str, arguments), "--data", str(data.data)])
    bell.install(ringing)


@dataclass(frozen=True)
class Demo:
    """A demo that was made by the command, and what the command printed."""

    folder: Path
    printed: dict[str, object]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo of the day it was written for, made once."""
    folder = tmp_path_factory.mktemp("demo") / "practice"
    made = spawn("demo", "--data", str(folder), "--today", "2026-11-23", "--json")
    assert made.returncode == 0, made.stderr
    return Demo(folder, json.loads(made.stdout))
