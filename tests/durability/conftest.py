"""A data folder with work to do, a driver to be killed, and one reader of files for all of them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bulkhead.crossings.opening import open_client
from bulkhead.isolation import inside
from bulkhead.isolation.places import Places
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.work.spares import Spares
from tests.cast import Cast
from tests.rig.stores import let_go

ROOT = Path(__file__).parents[2]


@dataclass
class Driver:
    """The other end of the driver's pipes."""

    process: "subprocess.Popen[str]"

    def begin(self, seed: int, point: str = "") -> int:
        """Start a desk; its process id."""
        assert self.process.stdin is not None, "it is a pipe"
        self.process.stdin.write(f"begin {seed} {point}\n")
        self.process.stdin.flush()
        pid = int(self.line().removeprefix("pid "))
        assert self.line() == "working"
        return pid

    def line(self) -> str:
        assert self.process.stdout is not None, "it is a pipe"
        return self.process.stdout.readline().strip()

    def until_killed(self) -> list[str]:
        """All it said before it was gone; it did not go by itself."""
        said = [self.line()]
        while not said[-1].startswith("ended"):
            said.append(self.line())
        assert said[-1] == f"ended {-signal.SIGKILL}", said
        return said[:-1]


@pytest.fixture
def driver(data: Places, cast: Cast) -> Iterator[Driver]:
    with inside(cast.signal.client):
        Deliverable.plan("Work without end", kind="plan", due_on=date(2026, 12, 1), by=cast.maren.actor)
    open_client(cast.signal.client, by=cast.maren)
    let_go()
    spares = Spares(data.run, parent=os.getpid())
    command = [sys.executable, "-m", "tests.durability.driver", str(data.data)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "BULKHEAD_DESK_PORT": "8000"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environ
    ) as process:
        one = Driver(process)
        assert one.line() == "ready"
        yield one
        assert process.stdin is not None, "it is a pipe"
        process.stdin.close()
        process.kill()
    spares.stop()
