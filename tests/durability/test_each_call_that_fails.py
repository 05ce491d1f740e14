"""Every call to the disk fails once, one after the other: told in words, nothing half, and the same again works."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from bulkhead.crossings.opening import open_client
from bulkhead.isolation.places import Places
from bulkhead.work.spares import Spares
from tests.cast import Cast
from tests.durability.conftest import ROOT
from tests.durability.whole import left_over
from tests.rig.stores import let_go

LIBRARIES = [Path("/usr/lib/fiu/fiu_run_preload.so"), Path("/usr/lib/fiu/fiu_posix_preload.so")]
FLOWS = ("upload", "deliver", "approve", "comment", "send", "shelve", "migrate", "back_up", "add_client")
CALLS = ("write", "fsync", "open", "rename", "unlink")
ERRORS = (errno.ENOSPC, errno.EIO)
KILLED = (
    "approve",
    "comment",
    "send",
    "migrate",
    "back_up",
)  # uploads, deliveries and new clients have tests of their own.

needs_libfiu = pytest.mark.skipif(
    not all(library.exists() for library in LIBRARIES), reason="NOT RUN: no libfiu -- apt-get install fiu-utils"
)


class Sufferer:
    """The other end of the pipes of a process whose calls can be made to fail."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        assert self.line() == "ready"

    def line(self) -> str:
        assert self._process.stdout is not None, "it is a pipe"
        return self._process.stdout.readline().rstrip("\n")

    def point(self, flow: str, call: str, number: int | str, at: int) -> tuple[bool, str, str]:
        """Whether the call was reached, what was answered, and what is wrong."""
        assert self._process.stdin is not None, "it is a pipe"
        self._process.stdin.write(f"{flow} {call} {number} {at}\n")
        self._process.stdin.flush()
        _, happened, status, found = self.line().split(" ", 3)
        return happened == "1", status, found


@pytest.fixture
def sufferer(data: Places, cast: Cast) -> Iterator[Sufferer]:
    open_client(cast.signal.client, by=cast.maren)
    let_go()
    spares = Spares(data.run, parent=os.getpid())
    preload = ":".join(map(str, LIBRARIES))
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "BULKHEAD_DESK_PORT": "8000", "LD_PRELOAD": preload}
    command = [sys.executable, "-m", "tests.durability.faulting", str(data.data)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environ
    ) as process:
        yield Sufferer(process)
        assert process.stdin is not None, "it is a pipe"
        process.stdin.close()
        process.kill()
    spares.stop()


def points(
    sufferer: Sufferer, flow: str, call: str, number: int | str, *, step: Callable[[int], int]
) -> tuple[int, list[str]]:
    """From the first call on until none is left to fail; how many failed, and what was wrong."""
    tried, found, at = 0, [], 1
    while True:
        happened, status, wrong = sufferer.point(flow, call, number, at)
        if wrong:
            found.append(f"{flow}, {call} {at} with {number}, answered {status}: {wrong}")
        if not happened:
            return tried, found
        tried, at = tried + 1, step(at)


@needs_libfiu
def test_some_calls_of_each_kind_in_every_flow(
    sufferer: Sufferer, cast: Cast, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    tried, found = dict.fromkeys(FLOWS, 0), []
    for place, (flow, call) in enumerate(list(product(FLOWS, CALLS))[::2]):  # every call, each in half of the flows.
        more, wrong = points(sufferer, flow, call, ERRORS[place % 2], step=lambda at: at * 6 + 1)
        tried[flow], found = tried[flow] + more, found + wrong

    record_property("measured", f"{sum(tried.values())} calls failed in {len(FLOWS)} flows")
    assert (found, min(tried.values()) >= 1) == ([], True)
    assert left_over(cast.signal.client, monkeypatch) == []


@needs_libfiu
def test_killed_at_some_calls_of_each_kind(
    sufferer: Sufferer, cast: Cast, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    tried, found = dict.fromkeys(KILLED, 0), []
    for flow, call in product(KILLED, ("write", "fsync")):
        more, wrong = points(sufferer, flow, call, "kill", step=lambda at: at * 6 + 1)
        tried[flow], found = tried[flow] + more, found + wrong

    record_property("measured", f"{sum(tried.values())} kills in {len(KILLED)} flows")
    assert (found, min(tried.values()) >= 1) == ([], True)
    assert left_over(cast.signal.client, monkeypatch) == []


@needs_libfiu
@pytest.mark.deep
@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("number", [*ERRORS, "kill"])
def test_every_call(
    sufferer: Sufferer,
    cast: Cast,
    flow: str,
    number: int | str,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    tried, found = 0, []
    for call in CALLS:
        more, wrong = points(sufferer, flow, call, number, step=lambda at: at + 1)
        tried, found = tried + more, found + wrong

    record_property("measured", f"{flow}, {number}: {tried} calls")
    assert found == []
    assert left_over(cast.signal.client, monkeypatch) == []
