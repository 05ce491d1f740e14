"""A child of the worker: it reads or renders what it is handed, and holds no key, no database and no file.

A task that takes too long, or eats its memory, ends the process; the worker starts another.
"""

import argparse
import resource
import signal
import socket
import sys
import tempfile
from collections.abc import Callable

from bulkhead.base import frames
from bulkhead.base.lifeline import die_with
from bulkhead.base.resident import Resident
from bulkhead.work.tasks import REFUSALS, TASKS

LARGEST_FILE = 256 << 20
MEMORY = 2 << 30
WORN = 400 << 20
MOST_TASKS = 500
BROKEN = "It could not be worked on. The file may be damaged."
TOO_BIG = "It takes more memory than Bulkhead allows for one file."


def serve(link: socket.socket, *, seconds: int) -> None:
    """Do what is asked on one connection until it ends."""
    while words := frames.receive_words(link):
        signal.alarm(seconds)  # not caught: it ends a loop inside a C library too.
        content = frames.receive_pieces(link, most=LARGEST_FILE)
        outcome, answer = _done(words, content)
        del content
        frames.send(link, words=outcome, pieces=[answer])
        signal.alarm(0)
        if outcome["error"] == TOO_BIG:
            sys.exit(0)


def _done(words: dict[str, object], content: bytes) -> tuple[dict[str, str], bytes]:
    """What went wrong: in a sentence, and by its type for the log; and the answer."""
    args = words["args"]
    assert isinstance(args, dict), "the caller is our own"
    error, failure, answer = "", "", b""
    try:
        answer = TASKS[str(words["task"])](args, content)
    except REFUSALS as refusal:
        error = str(refusal)
    except MemoryError:
        error = TOO_BIG
    except Exception as unforeseen:  # a file nobody foresaw must not end the reading of others.
        error, failure = BROKEN, type(unforeseen).__name__
    return {"error": error, "failure": failure}, answer


def limit() -> None:
    """Two gigabytes of memory, no memory image, and not one byte written to any file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    tempfile.tempdir = "/nonexistent"


def listen(listener: socket.socket, *, seconds: int, idle: float | None) -> None:
    """One connection after the other; back when worn, or when nobody came for a while."""
    listener.settimeout(idle)
    held = Resident()
    for _ in range(MOST_TASKS):
        try:
            link, _ = listener.accept()
        except TimeoutError:
            return
        link.settimeout(seconds)
        with link:
            _bear(lambda: serve(link, seconds=seconds))  # noqa: B023 -- called at once.
        signal.alarm(0)
        if held.count() > WORN:
            return


def _bear(work: Callable[[], None]) -> None:
    try:
        work()
    except (OSError, EOFError):
        return  # whoever asked went away.


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--link", type=int)
    words.add_argument("--listen", type=int)
    words.add_argument("--parent", type=int)
    words.add_argument("--idle", type=float)
    words.add_argument("--seconds", type=int, default=60)
    given = words.parse_args()
    if given.parent:
        die_with(given.parent)
    limit()
    if given.listen is not None:
        listen(socket.socket(fileno=given.listen), seconds=given.seconds, idle=given.idle)
    else:
        _bear(lambda: serve(socket.socket(fileno=given.link), seconds=given.seconds))


if __name__ == "__main__":
    main()
