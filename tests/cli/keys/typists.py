"""Who types: at a terminal, or into the input of a command that has none."""

import os
import pty
import subprocess
import sys

from bulkhead.isolation import keys, sheet
from bulkhead.isolation.places import Places
from tests.cli.conftest import ROOT


def typed(data: Places) -> str:
    """What stands on the recovery sheet of a data folder."""
    return "\n".join(sheet.lines_of(keys.load_master(data)))


def typing(data: Places, words: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """In a process of its own, with these lines on its input."""
    command = [sys.executable, "-m", "bulkhead.cli", "keys", *arguments, "--data", str(data.data)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        command, env=environment, input=words, capture_output=True, text=True, check=False, timeout=120
    )


def at_a_terminal(data: Places, arguments: list[str], lines: list[str]) -> str:
    """In a process that has a terminal; all that was to be seen on it."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bulkhead.cli", "keys", *arguments, "--data", str(data.data)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    child = subprocess.Popen(
        command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    seen = b""
    for line in lines:
        seen += _until_asked(ours)
        os.write(ours, line.encode() + b"\n")
    seen += _rest(ours)
    child.wait(60)
    os.close(ours)
    return seen.decode()


def _until_asked(terminal: int) -> bytes:
    """What appears until a question stands at the end."""
    seen = b""
    while not seen.rstrip(b" ").endswith(b":"):
        seen += os.read(terminal, 1024)
    return seen


def _rest(terminal: int) -> bytes:
    seen = b""
    try:
        while piece := os.read(terminal, 1024):
            seen += piece
    except OSError:  # the other end was closed.
        pass
    return seen
