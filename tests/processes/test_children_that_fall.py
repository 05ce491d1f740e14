"""A file that breaks its reader: the caller gets a sentence, and the next file is read at once by a fresh process."""

import os
import signal
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulkhead.guard.matching import Names, judge
from bulkhead.guard.readings import Reading
from bulkhead.isolation import children
from bulkhead.isolation.places import Places
from bulkhead.work.spares import Spares
from tests.processes.conftest import eventually, is_alive

STAGED = """
    import ctypes, os, signal, time
    from bulkhead.work import child
    def crash(args, content): ctypes.string_at(0)
    def gorge(args, content): kept = [bytes(200 << 20) for _ in range(40)]; return b"kept"
    def loop(args, content):
        while True: pass
    def deaf(args, content):
        signal.alarm(0)
        while True: pass
    def sleep(args, content): signal.alarm(0); time.sleep(float(args["seconds"])); return b"slept"
    def span(args, content): began = time.monotonic(); time.sleep(0.8); return f"{began} {time.monotonic()}".encode()
    def who(args, content): return f"{os.getppid()} {os.getpid()}".encode()
    def hold(args, content): os.write(2, b""); time.sleep(60)
    child.TASKS.update(crash=crash, gorge=gorge, loop=loop, deaf=deaf, sleep=sleep, span=span, who=who, hold=hold)
    child.main()
"""
SECONDS = 2
STOPPED = "It could not be worked on: the program that does it stopped. The file may be damaged."
LETTER = b"Words of a letter."


@pytest.fixture
def spares(data: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spares]:
    monkeypatch.setattr(children, "COMMAND", [sys.executable, "-c", textwrap.dedent(STAGED)])
    monkeypatch.setattr(children, "TASK_SECONDS", SECONDS)
    kept = Spares(data.run, parent=os.getpid())
    children.run("who", args={})  # its start is no part of what is timed below.
    yield kept
    kept.stop()


def warm_parent() -> int:
    return int(children.run("who", args={}).split()[0])


def said(task: str, **args: str) -> str:
    """What the caller is told."""
    try:
        return children.run(task, args=args).decode()
    except children.ChildFailed as failure:
        return str(failure)


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        ("crash", STOPPED),
        ("gorge", "It takes more memory than Bulkhead allows for one file."),
        ("loop", "It took longer than a minute and was stopped."),
        ("deaf", "It took longer than a minute and was stopped."),
    ],
)
@pytest.mark.usefixtures("spares")
def test_a_fall_is_a_sentence_and_the_next_file_is_read_at_once(task: str, sentence: str) -> None:
    parent = warm_parent()
    began = time.monotonic()
    told = said(task)
    took = time.monotonic() - began
    reading = Reading.from_json(children.run("read", args={"name": "letter.txt"}, payload=LETTER))
    read_in = time.monotonic() - began - took

    assert (told, reading.hold, warm_parent()) == (sentence, "", parent)
    assert (took < SECONDS + 4, read_in < 1) == (True, True)


@pytest.mark.usefixtures("spares")
def test_a_fall_is_a_hold_and_not_a_pass() -> None:
    judgement = judge(Reading("unknown", (), said("crash")), names=Names([]), target="acme")

    assert (judgement.verdict, judgement.reason) == ("hold", STOPPED)


def children_of(parent: int) -> list[int]:
    with open(f"/proc/{parent}/task/{parent}/children") as listed:
        return [int(pid) for pid in listed.read().split()]


@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux lists the children of a process")
@pytest.mark.usefixtures("spares")
def test_a_child_killed_in_the_middle_is_a_sentence() -> None:
    parent, told = warm_parent(), list[str]()
    assert eventually(lambda: not children_of(parent), within=5)
    caller = threading.Thread(target=lambda: told.append(said("hold")))
    caller.start()
    assert eventually(lambda: len(children_of(parent)) == 1, within=5)

    os.kill(children_of(parent)[0], signal.SIGKILL)
    caller.join(5)

    assert (told, warm_parent()) == ([STOPPED], parent)


@pytest.mark.usefixtures("spares")
def test_a_warm_parent_that_is_killed_is_followed_by_another() -> None:
    parent = warm_parent()

    os.kill(parent, signal.SIGKILL)

    assert eventually(lambda: not is_alive(parent), within=5)
    assert warm_parent() != parent


@pytest.mark.usefixtures("spares")
def test_two_files_are_worked_on_at_once_and_the_third_waits() -> None:
    told = list[list[float]]()
    callers = [
        threading.Thread(target=lambda: told.append([float(moment) for moment in said("span").split()]))
        for _ in range(3)
    ]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()

    first, second, third = sorted(told)
    assert (second[0] < first[1], third[0] >= min(first[1], second[1])) == (True, True)


@pytest.mark.usefixtures("spares")
def test_one_that_falls_leaves_the_one_beside_it_alone() -> None:
    told = list[str]()
    caller = threading.Thread(target=lambda: told.append(said("sleep", seconds="0.8")))
    caller.start()

    fell = said("crash")
    caller.join()

    assert (fell, told) == (STOPPED, ["slept"])


@pytest.mark.usefixtures("spares")
def test_what_a_file_holds_is_not_in_the_process_that_reads_the_next() -> None:
    first, second = (children.run("who", args={}).split() for _ in range(2))

    assert (first[0] == second[0], first[1] == second[1]) == (True, False)


def test_the_worker_ends_and_so_do_its_children(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "COMMAND", [sys.executable, "-c", textwrap.dedent(STAGED)])
    spares = Spares(data.run, parent=os.getpid())
    parent = warm_parent()
    assert eventually(lambda: not children_of(parent), within=5)
    caller = threading.Thread(target=lambda: said("hold"))
    caller.start()
    assert eventually(lambda: len(children_of(parent)) == 1, within=5)
    [child] = children_of(parent)

    spares.stop()
    caller.join(5)

    assert eventually(lambda: not is_alive(child), within=5)


def test_a_parent_that_cannot_be_warmed_serves_cold(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    unwarmed = "def _try_all(): raise OSError('no typefaces')\nchild._try_all = _try_all\nchild.main()"
    cold = textwrap.dedent(STAGED).replace("child.main()", unwarmed)
    monkeypatch.setattr(children, "COMMAND", [sys.executable, "-c", cold])
    spares = Spares(data.run, parent=os.getpid())
    parent = warm_parent()
    time.sleep(3)  # longer than all of its steps take.

    assert (is_alive(parent), warm_parent()) == (True, parent)
    spares.stop()


def test_the_warm_parent_has_one_thread(data: Places) -> None:
    """Another one would be missing in every fork, with whatever lock it held."""
    spares = Spares(data.run, parent=os.getpid())
    parent = warm_parent_of(spares)
    resident = [0, -1]

    def is_warm() -> bool:  # it has stopped growing: all is imported and tried.
        with open(f"/proc/{parent}/statm") as told:
            resident.append(int(told.read().split()[1]))
        time.sleep(0.3)
        return resident[-1] == resident[-2]

    assert eventually(is_warm, within=10)
    threads = len(list(Path(f"/proc/{parent}/task").iterdir()))
    spares.stop()

    assert threads == 1


def warm_parent_of(spares: Spares) -> int:
    assert eventually(lambda: spares._warm is not None, within=5)
    assert spares._warm is not None
    return spares._warm.pid
