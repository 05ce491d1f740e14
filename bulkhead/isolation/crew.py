"""Several processes bring many vaults up to date. Each is handed the keys by a pipe, one vault at a time by its id.

A process that ends before its time costs the vault it was at, which is as it was; another takes its place.
"""

import contextlib
import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from uuid import UUID

from bulkhead.isolation import keys

MEMBER = "bulkhead.isolation.crew_member"
MOST = 4
FEW = 40  # to start a process costs as much as bringing up so many vaults.
ENDED = "Whoever brought it up to date was ended. It is as it was."
Word = tuple[UUID, bool, str]
log = logging.getLogger("bulkhead.upgrade")


def is_worth_it(vaults: int) -> bool:
    """Whether several processes are sooner done with so many vaults than one."""
    return vaults > FEW and size() > 1


def size() -> int:
    """As many as there are processors, and at most four: more of them would only wait for the disk."""
    return min(MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def work(vaults: list[UUID], *, backups: str) -> Iterator[Word]:
    """Every vault once: whether there was anything to do, and why it could not be done."""
    waiting: queue.SimpleQueue[UUID] = queue.SimpleQueue()
    said: queue.SimpleQueue[Word] = queue.SimpleQueue()
    for vault_id in vaults:
        waiting.put(vault_id)
    for _ in range(size()):
        threading.Thread(target=_lead, args=(waiting, said, backups), name="crew", daemon=True).start()
    for _ in vaults:
        yield said.get()


def _lead(waiting: "queue.SimpleQueue[UUID]", said: "queue.SimpleQueue[Word]", backups: str) -> None:
    """Give one process its work until none is left. Of every vault that is taken something is said."""
    member: subprocess.Popen[bytes] | None = None
    with contextlib.suppress(queue.Empty):
        while True:
            vault_id = waiting.get_nowait()
            try:
                member = member or _begun(backups)
                word = _asked(member, vault_id)
            except Exception as error:  # whatever it was: nobody else leads here, and `work` would wait for ever.
                if not isinstance(error, OSError | EOFError):
                    log.exception("one of those who bring clients up to date said nothing that can be read")
                word = (vault_id, False, ENDED)
                _ended(member)
                member = None
            said.put(word)
    if member is not None:
        _bury(member)


def _begun(backups: str) -> "subprocess.Popen[bytes]":
    ring = keys.ring()
    command = [sys.executable, "-m", MEMBER, str(ring.places.data), backups, str(os.getpid())]
    member = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        _write(member, ring.bunch.written())
    except OSError:
        _ended(member)
        raise
    return member


def _asked(member: "subprocess.Popen[bytes]", vault_id: UUID) -> Word:
    """What it said of this vault; EOFError when it ended instead."""
    assert member.stdout is not None, "it is a pipe"
    _write(member, vault_id.hex.encode())
    line = member.stdout.readline()
    if not line.endswith(b"\n"):
        raise EOFError("it ended in the middle")
    words = json.loads(line)
    return vault_id, bool(words["upgraded"]), str(words["why"])


def _ended(member: "subprocess.Popen[bytes] | None") -> None:
    """One that is not to be trusted any more leaves its vault as it was, and gets no other."""
    if member is not None:
        member.kill()
        _bury(member)


def _bury(member: "subprocess.Popen[bytes]") -> None:
    """It ends by itself when nothing more is to be read."""
    with contextlib.suppress(BrokenPipeError):
        member.communicate()


def _write(member: "subprocess.Popen[bytes]", line: bytes) -> None:
    assert member.stdin is not None, "it is a pipe"
    member.stdin.write(line + b"\n")
    member.stdin.flush()
