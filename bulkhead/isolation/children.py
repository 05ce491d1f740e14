"""Reading and rendering happen in children that hold no key: bytes go in by a socket and come out, no file is written.

The worker keeps a warm parent that forks one for each task. Where no worker runs, this process keeps one of its own.
"""

import atexit
import logging
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from bulkhead.base import frames, local
from bulkhead.base.sealing import Seal
from bulkhead.isolation import keys, room
from bulkhead.isolation.control import CHILDREN
from bulkhead.isolation.errors import NoKey

COMMAND = [sys.executable, "-m", "bulkhead.work.child"]
ROOT = str(Path(__file__).parents[2])
TASK_SECONDS = 60
WAIT_SECONDS = 150  # a task, and two others before it.
SOON = 1.0
LARGEST_ANSWER = 1 << 30
log = logging.getLogger("bulkhead.children")


class ChildFailed(RuntimeError):
    """A child could not do what it was asked; the words are a sentence for people."""


class ChildTimedOut(ChildFailed):
    """A child took too long and was stopped."""


def run(task: str, *, args: dict[str, str], payload: Iterable[bytes] | bytes = b"") -> bytes:
    """Have a child do one task with these bytes; ChildFailed or ChildTimedOut when nothing came of it."""
    pieces = [payload] if isinstance(payload, bytes) else payload
    link = _shared()
    if link is None:
        return _own.run(task, args=args, pieces=pieces)
    with link:
        return exchange(link, task=task, args=args, pieces=pieces)


def run_alone(task: str, *, args: dict[str, str], payload: bytes) -> bytes:
    """The same by a child of this process that ends with the task: nobody else's child sees these bytes."""
    try:
        return _own.run(task, args=args, pieces=[payload])
    finally:
        _own.close()


def seal() -> Seal | None:
    """How the kernel seals the worker's children, told by one of them; None where none answers at once."""
    link = _shared()
    if link is None:
        return None
    try:
        with link:
            return Seal.from_json(exchange(link, task="seal", args={}, pieces=[], patience=SOON))
    except ChildFailed:
        return None


def exchange(
    link: socket.socket, *, task: str, args: dict[str, str], pieces: Iterable[bytes], patience: float = WAIT_SECONDS
) -> bytes:
    """One question and its answer; the link is closed where the child says that this answer was its last."""
    link.settimeout(patience)
    began = time.monotonic()
    try:
        frames.send(link, words={"task": task, "args": args}, pieces=pieces)
        words = frames.receive_words(link)
        answer = frames.receive_pieces(link, most=LARGEST_ANSWER) if words else b""
    except (OSError, EOFError, ValueError) as error:
        if room.refused(error) is not None:
            raise  # the disk did not give the file; the child is not at fault.
        words, answer = None, b""
    if words is None or not {"ends", "failure", "error"} <= set(words):
        raise _silence(time.monotonic() - began)
    if words["ends"]:
        link.close()  # whoever keeps it must not ask this child again.
    if kind := words["failure"]:
        log.warning("a child met an error of kind %s", kind)
    if words["error"]:
        raise ChildFailed(str(words["error"]))
    return answer


def _silence(seconds: float) -> ChildFailed:
    if seconds >= TASK_SECONDS - 1:
        return ChildTimedOut("It took longer than a minute and was stopped.")
    return ChildFailed("It could not be worked on: the program that does it stopped. The file may be damaged.")


def _shared() -> socket.socket | None:
    """A connection to the worker's child; None where no worker serves this data folder."""
    try:
        return local.connect(keys.ring().places.run / CHILDREN)
    except (NoKey, OSError):
        return None


class _Own:
    """The child of this process, for one task at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._link: socket.socket | None = None
        self._child: subprocess.Popen[bytes] | None = None

    def run(self, task: str, *, args: dict[str, str], pieces: Iterable[bytes]) -> bytes:
        with self._lock:
            try:
                return exchange(self._living(), task=task, args=args, pieces=pieces)
            except BaseException:
                self.close()  # half a message may lie in the link.
                raise

    def close(self) -> None:
        if self._link is not None and self._child is not None:
            self._link.close()
            self._child.kill()
            self._child.wait()
        self._link = self._child = None

    def _living(self) -> socket.socket:
        if self._link is None or self._link.fileno() < 0 or self._child is None or self._child.poll() is not None:
            self.close()
            self._link, theirs = socket.socketpair()
            with theirs:
                self._child = start(["--link", str(theirs.fileno())], passing=theirs)
        return self._link


def start(arguments: list[str], *, passing: socket.socket) -> subprocess.Popen[bytes]:
    """A child with one socket, and neither key nor the place of one."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("BULKHEAD_")}
    environ["PYTHONPATH"] = os.pathsep.join(filter(None, (ROOT, environ.get("PYTHONPATH"))))
    command = [*COMMAND, *arguments, "--seconds", str(TASK_SECONDS)]
    return subprocess.Popen(
        command, env=environ, stdin=subprocess.DEVNULL, pass_fds=[passing.fileno()], start_new_session=True
    )


_own = _Own()
atexit.register(_own.close)
