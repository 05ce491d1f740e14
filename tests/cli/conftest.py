"""The command line, run as a person runs it, or inside this process on a folder that a test has prepared."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connections

from bulkhead.cli.commands import bulkhead
from bulkhead.isolation import bell, keys
from bulkhead.isolation.places import Places
from tests.conftest import close_stores

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


def make_demo(folder: Path, *, today: str) -> Demo:
    """As the command makes it, on a day."""
    made = spawn("demo", "--data", str(folder), "--today", today, "--json")
    assert made.returncode == 0, made.stderr
    return Demo(folder, json.loads(made.stdout))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo of the day it was written for, made once."""
    return make_demo(tmp_path_factory.mktemp("demo") / "practice", today="2026-11-23")


@contextlib.contextmanager
def inside_of(demo: Demo) -> Iterator[None]:
    """This process holds the demo's keys."""
    close_stores()
    places = Places(demo.folder)
    keys.install(keys.Ring(places, keys.load_master(places)))
    yield
    connections["default"].close()
    close_stores()


@pytest.fixture
def inside_demo(demo: Demo) -> Iterator[Demo]:
    """The demo, open."""
    with inside_of(demo):
        yield demo
