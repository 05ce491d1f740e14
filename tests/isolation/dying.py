"""A process that dies at the n-th line of our own code that it runs, in the middle of whatever it does there."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType

import bulkhead.isolation

OURS = str(Path(bulkhead.isolation.__file__).parent)
Trace = Callable[[FrameType, str, object], object]


def lines_run(do: Callable[[], None]) -> int:
    """How many lines of the wall's code it takes."""
    counted = multiprocessing.get_context("fork").Value("i", 0)

    def count() -> None:
        counted.value += 1

    assert _in_a_process(do, at_each_line=count) == 0
    return int(counted.value)


def died_at(line: int, do: Callable[[], None]) -> bool:
    """Do it in a process of its own that is killed before its n-th line; whether it died there."""
    left = [line]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return _in_a_process(do, at_each_line=count) == -signal.SIGKILL


def _in_a_process(do: Callable[[], None], *, at_each_line: Callable[[], None]) -> int:
    def run() -> None:
        sys.settrace(_tracing(at_each_line))
        do()
        sys.settrace(None)

    child = multiprocessing.get_context("fork").Process(target=run)
    child.start()
    child.join()
    return int(child.exitcode or 0)


def _tracing(at_each_line: Callable[[], None]) -> Trace:
    def within(frame: FrameType, event: str, _: object) -> object:
        if event == "line":
            at_each_line()
        return within

    def trace(frame: FrameType, event: str, _: object) -> object:
        return within if _is_ours(frame.f_code) else None

    return trace


def _is_ours(code: CodeType) -> bool:
    return code.co_filename.startswith(OURS)
