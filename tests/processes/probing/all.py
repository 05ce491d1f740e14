"""Every probe by its name, tried one after the other; each in a process of its own where a process can be had."""

import contextlib
import errno
import json
import os
import threading
import zoneinfo
from pathlib import Path

from tests.processes.probing import network, others
from tests.processes.probing.files import OF_ANOTHER_CLIENT, OF_THE_MACHINE, OF_THE_PRACTICE, Probe
from tests.processes.probing.given import Given

FOR_ROOT = {**others.FOR_ROOT, **network.FOR_ROOT}
PROBES: dict[str, Probe] = {
    **OF_ANOTHER_CLIENT,
    **OF_THE_PRACTICE,
    **OF_THE_MACHINE,
    **others.REACHING,
    **others.SIGNALS,
    **others.LIMITS,
    **others.STARTING,
    **others.DOORS,
    **network.NETWORK,
    **FOR_ROOT,
}


def _threaded(_: Given) -> None:
    ran = list[int]()
    thread = threading.Thread(target=lambda: ran.append(1))
    thread.start()
    thread.join()
    assert ran == [1]


# What a portal must go on doing.
NEEDED: dict[str, Probe] = {
    "its own store": lambda given: Path(given.own, "vault.db").read_bytes(),
    "a new file of its own": lambda given: Path(given.own, "blobs", "new").write_bytes(b"x"),
    "moving a file of its own": lambda given: Path(given.own, "blobs", "new").rename(f"{given.own}/moved"),
    "removing a file of its own": lambda given: Path(given.own, "moved").unlink(),
    "a thread": _threaded,
    "a signal to itself": lambda _: os.kill(os.getpid(), 0),
    "time zones": lambda _: zoneinfo.ZoneInfo.no_cache("Pacific/Auckland"),
    "chance": lambda _: os.urandom(8),
}


def tried(given: Given) -> dict[str, str]:
    """What became of each: can, refused, or an error's words."""
    return {name: _alone(probe, given) for name, probe in {**PROBES, **NEEDED}.items()}


def _alone(probe: Probe, given: Given) -> str:
    end, write = os.pipe()
    try:
        pid = os.fork()
    except PermissionError:  # sealed: there is this process alone.
        os.close(end)
        os.close(write)
        return _outcome(probe, given)
    if pid == 0:
        os.write(write, json.dumps(_outcome(probe, given)).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(end, "rb") as told:
        words = told.read()
    os.waitpid(pid, 0)
    return str(json.loads(words)) if words else "died"


def _outcome(probe: Probe, given: Given) -> str:
    try:
        probe(given)
    except OSError as refusal:
        refused = refusal.errno in (errno.EPERM, errno.EACCES, errno.EXDEV)
        return "refused" if refused else repr(refusal)
    except Exception as other:  # noqa: BLE001 -- whatever happens is an outcome.
        with contextlib.suppress(AttributeError):
            if other.sqlite_errorname == "SQLITE_CANTOPEN":  # type: ignore[attr-defined]  # of SQLite's errors alone.
                return "refused"
        return repr(other)
    return "can"
