"""The machine under it: Python and packages, its clock, how many files may be open, and where memory may end up."""

import ctypes
import os
import re
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bulkhead.base.facts import BAD, GOOD, OPEN, UNKNOWN, WARN, Fact
from bulkhead.isolation.places import Places

OLDEST_PYTHON = (3, 11)
REQUIREMENTS = Path(__file__).parents[3] / "requirements.txt"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;([^\\]*))?", re.MULTILINE)
FILES_A_CLIENT, FILES_BESIDE = 6, 400  # listeners, pipes and a store for each; stores parked, sockets, libraries.
BORN = datetime(2026, 1, 1, tzinfo=UTC).timestamp()
UNSYNCHRONISED = 5  # what adjtimex answers, clock_adjtime(2).
MEMORY = Path("/dev/shm")  # noqa: S108 -- a file system in memory is the point.
PATTERN = Path("/proc/sys/kernel/core_pattern")
DAY = 86_400


def facts(places: Places) -> list[Fact]:
    """Cheap to read: nothing is started and nothing is asked of another machine."""
    return [_packages(), _clock(places), _zones(), _files(places), *_spool(), *_images()]


def _packages() -> Fact:
    name = "Python and packages"
    running = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info < OLDEST_PYTHON:
        return Fact(name, BAD, f"Python {running}", "Python 3.11 or newer is needed. Name it with BULKHEAD_PYTHON.")
    if not REQUIREMENTS.is_file():
        return Fact(name, OPEN, UNKNOWN, f"Python {running}. There is no {REQUIREMENTS} to compare packages with.")
    strange = [words for pinned, version, _ in PIN.findall(REQUIREMENTS.read_text()) for words in _odd(pinned, version)]
    if strange:
        words = (
            f"Not as this version was tested: {', '.join(strange[:5])}. Start bin/serve, which installs what is pinned."
        )
        return Fact(name, WARN, "Not as pinned", words)
    return Fact(name, GOOD, f"Python {running}", "Every package is the one this version was tested with.")


def _odd(name: str, version: str) -> Iterator[str]:
    """A package that this system does not need is not installed, and not missed."""
    try:
        installed = metadata.version(name)
    except metadata.PackageNotFoundError:
        return
    if installed != version:
        yield f"{name} {installed} for {version}"


def _clock(places: Places) -> Fact:
    name, now = "Clock", time.time()
    written = [path for path in (places.registry, places.practice_db) if path.exists()]
    newest = max([BORN, *(path.stat().st_mtime for path in written)])
    if now < newest - DAY:
        words = "The clock stands before what was written here last. Links, sessions and logs go by it; set it right."
        return Fact(name, BAD, "Wrong", words, "timedatectl set-ntp true")
    state = _adjtimex()
    if state == UNSYNCHRONISED:
        words = "Nothing keeps the clock right. Codes from a phone fit for half a minute only."
        return Fact(name, WARN, "Not synchronised", words, "timedatectl set-ntp true")
    if state is None:
        return Fact(name, OPEN, UNKNOWN, "This system does not tell whether something keeps the clock right.")
    return Fact(name, GOOD, "Synchronised", "The system keeps it right.")


def _adjtimex() -> int | None:
    """The state of the kernel's clock; a zeroed request changes nothing. None where there is no such call."""
    try:
        ask = ctypes.CDLL(None, use_errno=True).adjtimex
    except (AttributeError, OSError):
        return None
    answer: int = ask(ctypes.byref(ctypes.create_string_buffer(256)))
    return answer if answer >= 0 else None


def _zones() -> Fact:
    try:
        ZoneInfo("America/Chicago"), ZoneInfo("Pacific/Auckland")
    except ZoneInfoNotFoundError:
        words = "Time zones cannot be read: due dates and times would be wrong."
        return Fact("Time zones", BAD, "Missing", words, "apt-get install tzdata")
    return Fact("Time zones", GOOD, "There", "Due dates are dates where a client is.")


def _files(places: Places) -> Fact:
    clients = len(list((places.data / "vaults").iterdir())) if (places.data / "vaults").is_dir() else 0
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = FILES_BESIDE + FILES_A_CLIENT * clients
    said = "any number" if most == resource.RLIM_INFINITY else f"{most:,}"
    if most != resource.RLIM_INFINITY and most < needed:
        words = f"A process here may open {said} files, and about {needed:,} are needed."
        return Fact("Open files", WARN, f"{said} allowed", words, f"LimitNOFILE={max(4096, 2 * needed)}")
    return Fact("Open files", GOOD, f"{said} allowed", f"About {needed:,} are needed.")


def _spool() -> Iterator[Fact]:
    if not os.access(MEMORY, os.W_OK):
        words = f"{MEMORY} cannot be written to: what a server must put down for a moment has no place in memory."
        yield Fact("Memory for uploads", WARN, "None", f"{words} Uploads are sealed as they arrive all the same.")


def _images() -> Iterator[Fact]:
    """Bulkhead asks for no memory image of itself; a system that pipes them to a program does not ask back."""
    pattern = PATTERN.read_text().strip() if PATTERN.is_file() else ""
    if pattern.startswith("|") and "systemd-coredump" not in pattern:  # that one heeds the limit we set.
        program = pattern[1:].split()[0]
        words = f"After a crash the system hands the memory of a process, keys included, to {program}."
        yield Fact("Memory images", WARN, "Kept by the system", words, "sysctl -w kernel.core_pattern=core")
