"""Tasks given to a child: what comes back, and what happens when it hangs, dies or eats too much."""

import os
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulkhead.base.frames import LENGTH
from bulkhead.isolation import children, keys
from bulkhead.isolation.control import CHILDREN
from bulkhead.isolation.places import Places
from bulkhead.work.child import WORN
from bulkhead.work.spares import Spares

STAGED = """
    import os, sys, time
    from bulkhead.work import child
    def hang(args, content): time.sleep(60)
    def die(args, content): os._exit(9)
    def gorge(args, content): return bytes(3 << 30)
    def write(args, content): os.write(os.open(args["path"], os.O_WRONLY | os.O_CREAT), b"plain"); return b""
    def echo(args, content): return content
    def who(args, content): return f"{os.getppid()} {os.getpid()}".encode()
    def limits(args, content): return str(sorted(name for name in os.environ if name.startswith("BULKHEAD"))).encode()
    child.TASKS.update(hang=hang, die=die, gorge=gorge, write=write, echo=echo, who=who, environ=limits)
    child.main()
"""


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A child of this process alone, which knows a few more tasks."""
    monkeypatch.setattr(keys._Holding, "holder", None)
    monkeypatch.setattr(children, "COMMAND", [sys.executable, "-c", textwrap.dedent(STAGED)])
    children._own.close()
    yield
    children._own.close()


@pytest.mark.usefixtures("own")
def test_bytes_go_in_by_pieces_and_come_back() -> None:
    pieces = [b"a" * 3_000_000, b"", b"b"]

    assert children.run("echo", args={}, payload=iter(pieces)) == b"".join(pieces)


@pytest.mark.usefixtures("own")
def test_markdown_comes_back_as_html() -> None:
    assert children.run("markdown", args={"name": "note.md"}, payload=b"*so*").strip() == b"<p><em>so</em></p>"


@pytest.mark.usefixtures("own")
def test_a_task_that_hangs_is_stopped_and_the_next_one_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "TASK_SECONDS", 1)

    with pytest.raises(children.ChildTimedOut, match="longer than a minute"):
        children.run("hang", args={}, payload=b"")

    assert children.run("echo", args={}, payload=b"again") == b"again"


@pytest.mark.usefixtures("own")
def test_a_child_that_dies_is_a_sentence_and_the_next_task_is_done() -> None:
    with pytest.raises(children.ChildFailed, match="the program that does it stopped"):
        children.run("die", args={}, payload=b"")

    assert children.run("echo", args={}, payload=b"again") == b"again"


@pytest.mark.usefixtures("own")
def test_a_task_that_eats_its_memory_is_a_sentence() -> None:
    with pytest.raises(children.ChildFailed, match="more memory than Bulkhead allows"):
        children.run("gorge", args={}, payload=b"")


@pytest.mark.parametrize("said", [b"no words at all", b"{}", b"[1]"])
def test_a_child_that_was_broken_into_and_talks_nonsense_is_a_sentence(said: bytes) -> None:
    ours, theirs = socket.socketpair()
    theirs.sendall(LENGTH.pack(len(said)) + said + LENGTH.pack(0))

    with ours, theirs, pytest.raises(children.ChildFailed, match="the program that does it stopped"):
        children.exchange(ours, task="read", args={}, pieces=[])


def test_a_child_that_cannot_be_started_now_is_started_a_moment_later(
    data: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, tried = children.start, list[int]()

    def first_fails(arguments: list[str], *, passing: socket.socket) -> "subprocess.Popen[bytes]":
        tried.append(1)
        if len(tried) == 1:
            raise BlockingIOError("no process to be had")
        return start(arguments, passing=passing)

    monkeypatch.setattr(children, "start", first_fails)
    spares = Spares(data.run, parent=os.getpid())

    answer = children.run("markdown", args={"name": "note.md"}, payload=b"*so*")
    spares.stop()

    assert (answer.strip(), len(tried)) == (b"<p><em>so</em></p>", 2)


@pytest.mark.usefixtures("own")
def test_a_child_can_write_no_file(tmp_path: Path) -> None:
    with pytest.raises(children.ChildFailed):
        children.run("write", args={"path": str(tmp_path / "plain")}, payload=b"")

    assert not (tmp_path / "plain").exists()


@pytest.mark.usefixtures("own")
def test_a_child_is_told_neither_the_keys_folder_nor_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULKHEAD_KEYS", "/somewhere")
    monkeypatch.setenv("BULKHEAD_DATA", "/somewhere")

    assert children.run("environ", args={}, payload=b"") == b"[]"


@pytest.mark.usefixtures("own")
def test_an_upload_that_breaks_off_does_not_spoil_the_next_task() -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError("the visitor left")

    with pytest.raises(children.ChildFailed):
        children.run("echo", args={}, payload=broken())

    assert children.run("echo", args={}, payload=b"again") == b"again"


@pytest.fixture
def spares(data: Places, monkeypatch: pytest.MonkeyPatch) -> Spares:
    """The worker's children, kept by a thread of this process."""
    monkeypatch.setattr(children, "COMMAND", [sys.executable, "-c", textwrap.dedent(STAGED)])
    return Spares(data.run, parent=os.getpid())


def test_the_workers_child_is_used_when_there_is_one_and_replaced_when_it_dies(spares: Spares, data: Places) -> None:
    first = children.run("echo", args={}, payload=b"one")
    with pytest.raises(children.ChildFailed):
        children.run("die", args={}, payload=b"")
    second = children.run("echo", args={}, payload=b"two")
    spares.stop()

    assert (first, second, children._own._child, (data.run / CHILDREN).exists()) == (b"one", b"two", None, True)


@pytest.mark.usefixtures("own")
def test_a_child_of_a_process_that_was_large_once_serves_one_file_after_the_other() -> None:
    assert len(b"x" * (450 << 20)) > WORN  # its mark is inherited by every program that this process starts.

    served = {children.run("who", args={}, payload=b"") for _ in range(3)}

    assert len(served) == 1


def test_each_file_is_read_by_a_process_of_its_own_of_one_warm_parent(spares: Spares) -> None:
    served = [children.run("who", args={}, payload=b"").split() for _ in range(3)]
    spares.stop()

    assert (len({parent for parent, _ in served}), len({child for _, child in served})) == (1, 3)
