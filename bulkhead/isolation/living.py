"""Whether the process that noted its number lives still: a system gives the number of a dead one to another."""

import os
from pathlib import Path

PROC = Path("/proc")
BOOT = PROC / "sys/kernel/random/boot_id"
START = 19  # the 22nd field of the line: two stand before the name's closing bracket, one is counted from zero.


def mark_of(process: int) -> str:
    """When it began, and since which start of the machine; nothing where the system does not tell."""
    try:
        line = (PROC / str(process) / "stat").read_text()
        return f"{BOOT.read_text().strip()} {line.rpartition(')')[2].split()[START]}"
    except (OSError, IndexError):
        return ""


def lives(process: int, *, mark: str) -> bool:
    """Whether there is this process, as far as its mark tells it from another; nobody is number 0."""
    return bool(process) and _answers(process) and _is_the_same(mark, mark_of(process))


def _answers(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_the_same(before: str, today: str) -> bool:  # lint: arguments -- two marks of one kind.
    return not (before and today) or before == today
