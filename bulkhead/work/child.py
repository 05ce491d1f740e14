"""A child reads or renders what it is handed, and holds no key, no database and no file.

A task that takes too long, or eats its memory, ends the process; another does the next one.
"""

import argparse
import importlib
import resource
import signal
import socket
import tempfile
from collections.abc import Callable, Mapping

from bulkhead.base import frames
from bulkhead.base.lifeline import die_with
from bulkhead.base.resident import Resident
from bulkhead.base.sealing import Seal, seal
from bulkhead.work.reach import READABLE
from bulkhead.work.reading import READING
from bulkhead.work.warm import WarmParent

Task = Callable[[Mapping[str, str], bytes], bytes]
LARGEST_FILE = 256 << 20
MEMORY = 2 << 30
DESCRIPTORS = 64
WORN = 400 << 20
MOST_TASKS = 500
BROKEN = "It could not be worked on. The file may be damaged."
TOO_BIG = "It takes more memory than Bulkhead allows for one file."
TASKS: dict[str, Task] = {**READING, "seal": lambda _, __: _sealed.as_json()}
_sealed: Seal = Seal(missing=("It is not sealed yet.",))
_refusals: tuple[type[Exception], ...] = ()


def serve(link: socket.socket, *, seconds: int) -> None:
    """Do what is asked on one connection until it ends, or until this process is worn: the last answer says so."""
    held = Resident()
    close_off()
    link.settimeout(seconds)
    for number in range(1, MOST_TASKS + 1):
        words = frames.receive_words(link)
        if words is None:
            return
        signal.alarm(seconds)  # not caught: it ends a loop inside a C library too.
        content = frames.receive_pieces(link, most=LARGEST_FILE)
        outcome, answer = _done(words, content)
        del content
        ends = outcome["error"] == TOO_BIG or held.count() > WORN or number == MOST_TASKS
        frames.send(link, words={**outcome, "ends": ends}, pieces=[answer])
        signal.alarm(0)
        if ends:
            return


def _done(words: dict[str, object], content: bytes) -> tuple[dict[str, str], bytes]:
    """What went wrong: in a sentence, and by its type for the log; and the answer."""
    args = words["args"]
    assert isinstance(args, dict), "the caller is our own"
    error, failure, answer = "", "", b""
    try:
        answer = _known(str(words["task"]))(args, content)
    except MemoryError:
        error = TOO_BIG
    except Exception as unforeseen:  # a file nobody foresaw must not end the reading of others.
        if isinstance(unforeseen, _refusals):
            error = str(unforeseen)
        else:
            error, failure = BROKEN, type(unforeseen).__name__
    return {"error": error, "failure": failure}, answer


def _known(task: str) -> Task:
    if task not in TASKS:
        learn()
    return TASKS[task]


def learn() -> None:
    """All tasks; importing those that render takes longer than reading most files."""
    global _refusals
    everything = importlib.import_module("bulkhead.work.tasks")
    TASKS.update(everything.TASKS)
    _refusals = everything.REFUSALS


def _try_all() -> None:
    importlib.import_module("bulkhead.work.warming").warm()


def limit() -> None:
    """Two gigabytes of memory, few descriptors, no memory image, and not one byte written to any file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    tempfile.tempdir = "/nonexistent"


def close_off() -> None:
    """Limits, then the kernel seal; from here on nothing that a file does to this process reaches anything else."""
    global _sealed
    limit()
    _sealed = seal(readable=READABLE)


def serve_alone(link: socket.socket, *, seconds: int, parent: int) -> None:
    """The life of a child that the warm parent forked: one caller, and the end."""
    die_with(parent)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # nobody can turn this one off from inside.
    _bear(lambda: serve(link, seconds=seconds))


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
    words.add_argument("--seconds", type=int, default=60)
    given = words.parse_args()
    if given.parent:
        die_with(given.parent)
    if given.listen is not None:
        listener = socket.socket(fileno=given.listen)
        WarmParent(listener, serve=serve_alone, seconds=given.seconds, steps=[learn, _try_all]).run()
    else:
        _bear(lambda: serve(socket.socket(fileno=given.link), seconds=given.seconds))


if __name__ == "__main__":
    main()
