"""The power is cut at every acknowledgement, and when something became durable: what was answered is there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from bulkhead.crossings.opening import open_client
from bulkhead.isolation import keys
from bulkhead.isolation.places import Places
from bulkhead.work.spares import Spares
from tests.cast import Cast
from tests.durability import power
from tests.durability.conftest import ROOT
from tests.durability.power import Disk, Event
from tests.durability.stage import FLOWS, Stage
from tests.durability.whole import Acknowledged, faults
from tests.rig.stores import let_go

FLOWS_SHOWN = "upload,deliver,approve,comment,send,shelve,add_client"
UPLOADS = "upload,send,shelve"


def can_trace() -> bool:
    program = shutil.which("strace")
    return program is not None and subprocess.run([program, "-qq", "true"], capture_output=True).returncode == 0


needs_strace = pytest.mark.skipif(not can_trace(), reason="NOT RUN: no strace -- apt-get install strace")


@dataclass
class Trace:
    """What a desk and a portal did, seen from the disk, over a copy of the folder they began with."""

    places: Places
    disk: Disk
    seen: list[Event]


@dataclass
class Looked:
    """At how many moments the power was cut, how much was acknowledged by the last one, and what was wrong."""

    cuts: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)


Traces = Callable[..., Trace]


@pytest.fixture
def traced(data: Places, cast: Cast, tmp_path: Path) -> Iterator[Traces]:
    open_client(cast.signal.client, by=cast.maren)
    let_go()
    spares = Spares(data.run, parent=os.getpid())

    def run(flows: str, *, often: int = 1, without: str = "-") -> Trace:
        disk, record = Disk.of(data.data), tmp_path / "trace"
        environ = {**os.environ, "PYTHONPATH": str(ROOT), "BULKHEAD_DESK_PORT": "8000", "BULKHEAD_ROOM": "100"}
        command = ["strace", "-f", "-qq", "-y", "-xx", "-s", "1000000", "-o", str(record), "-e", f"trace={power.CALLS}"]
        command += [sys.executable, "-m", "tests.durability.traced", str(data.data), str(often), flows, without]
        subprocess.run(command, cwd=ROOT, env=environ, check=True, stdout=subprocess.PIPE)
        return Trace(data, disk, list(power.events(record)))

    yield run
    spares.stop()


def said(event: Event) -> list[str]:
    """The line a traced process wrote, word by word."""
    is_line = event.call == "write" and event.handle == 1
    return event.content.decode().split(" ", 2) if is_line else []


def cut(trace: Trace, cast: Cast, *, at_each_sync: int = 0) -> Looked:
    """Cut the power at every acknowledgement, and at every so-many-th moment something became durable."""
    looked, told, syncs = Looked(), list[tuple[str, str]](), 0
    for event in trace.seen:
        trace.disk.play(event)
        words = said(event)
        if words and words[0] == "done":
            told.append((words[1], words[2].strip()))
        syncs += event.call in ("fsync", "fdatasync")
        is_moment = event.call in ("fsync", "fdatasync") and at_each_sync and syncs % at_each_sync == 0
        if (words and words[0] == "done") or is_moment:
            looked.cuts += 1
            looked.wrong += [f"after {len(told)} answers: {one}" for one in after(trace, cast, told)]
    looked.acknowledged = len(told)
    return looked


def after(trace: Trace, cast: Cast, told: list[tuple[str, str]]) -> list[str]:
    """What is wrong in the folder that a power cut leaves now."""
    left = Places(trace.places.data.with_name(f"{trace.places.data.name}-cut"))
    trace.disk.leave(left.data)
    ring = keys.ring()
    keys.install(keys.Ring(left, keys.load_master(left)))
    try:
        return _lost(cast, told) + faults(cast.signal.client, Acknowledged())
    finally:
        let_go()
        keys.install(ring)
        shutil.rmtree(left.data)


def _lost(cast: Cast, told: list[tuple[str, str]]) -> list[str]:
    stage = SimpleNamespace(client=cast.signal.client)
    return [f"{name} was acknowledged and is gone" for name, mark in told if not _is_there(name, stage, mark)]


def _is_there(name: str, stage: object, mark: str) -> bool:
    assert isinstance(stage, SimpleNamespace | Stage), "only its client is asked for"
    return FLOWS[name].is_there(stage, mark)  # type: ignore[arg-type]  # see above.


@needs_strace
def test_nothing_acknowledged_is_lost_and_nothing_is_half(
    traced: Traces, cast: Cast, record_property: Callable[[str, object], None]
) -> None:
    looked = cut(traced(FLOWS_SHOWN), cast, at_each_sync=4)

    record_property("measured", f"{looked.cuts} power cuts, {looked.acknowledged} acts acknowledged")
    assert (looked.wrong, looked.acknowledged, looked.cuts > 10) == ([], 7, True)


@needs_strace
@pytest.mark.deep
def test_nothing_is_lost_at_any_moment(
    traced: Traces, cast: Cast, record_property: Callable[[str, object], None]
) -> None:
    looked = cut(traced(FLOWS_SHOWN, often=6), cast, at_each_sync=1)

    record_property("measured", f"{looked.cuts} power cuts, {looked.acknowledged} acts acknowledged")
    assert (looked.wrong, looked.acknowledged) == ([], 42)


@needs_strace
def test_a_store_that_does_not_wait_for_the_disk_loses_what_it_acknowledged(traced: Traces, cast: Cast) -> None:
    looked = cut(traced("comment", often=2, without="normal"), cast)

    assert looked.acknowledged == 2
    assert "after 2 answers: comment was acknowledged and is gone" in looked.wrong


@needs_strace
def test_a_folder_that_is_not_made_durable_loses_the_files_in_it(traced: Traces, cast: Cast) -> None:
    looked = cut(traced("send", without="nofolder"), cast)

    assert [one.partition(": ")[2].partition(":")[0] for one in looked.wrong] == ["a row without its file"]


@needs_strace
def test_every_upload_is_answered_after_file_name_and_row_are_on_disk(traced: Traces) -> None:
    trace = traced(UPLOADS)

    orders = {flow: order_of(trace, flow) for flow in UPLOADS.split(",")}

    assert orders == {flow: ["file", "rename", "folder", "row", "answer"] for flow in UPLOADS.split(",")}


def order_of(trace: Trace, flow: str) -> list[str]:
    """What happened to the file that stayed, from the first byte to the answer."""
    words = [said(event)[:2] for event in trace.seen]
    steps = trace.seen[words.index(["begun", flow]) : words.index(["done", flow]) + 1]
    renames = [event.paths for event in steps if event.call == "rename" and event.paths[0].endswith(".part")]
    removed = {event.paths[0] for event in steps if event.call == "unlink"}
    [(part, final)] = [paths for paths in renames if paths[1] not in removed]
    named = {
        ("fsync", part): "file",
        ("rename", part): "rename",
        ("fsync", str(Path(final).parent)): "folder",
    }
    order = []
    for event in steps:
        name = named.get((event.call, event.paths[0]), "")
        if event.call in ("fsync", "fdatasync") and event.paths[0].endswith(".db-wal") and order[-1:] == ["folder"]:
            name = "row"
        if said(event)[:1] == ["done"]:
            name = "answer"
        order += [name] if name and name not in order else []
    return order
