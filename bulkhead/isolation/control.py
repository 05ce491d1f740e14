"""What one process of Bulkhead says to another: to the supervisor by run/control.sock, to the worker by a bell.

Whoever asks for the keys at run/keys.sock is a child of the supervisor, or gets nothing; the master key nobody gets.
"""

import contextlib
import fcntl
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from bulkhead.base import local
from bulkhead.isolation.errors import NoKey
from bulkhead.isolation.keyring import Bunch
from bulkhead.isolation.places import Places

CONTROL = "control.sock"
KEYS = "keys.sock"
WORKER = "worker.sock"
CHILDREN = "children.sock"
WRITING = "writing"
HANDING_OVER = b"a new secret"
LONGEST_ANSWER = 1 << 20
WORDS = dict[str, str | int | bool]


class NotServing(RuntimeError):
    """No supervisor serves this data folder now."""


def say_changed(places: Places, *, vault_id: UUID) -> str:
    """Tell the supervisor that a client was added, changed or closed; its words when it could not follow, else nothing.

    Without a supervisor nobody need be told: it reads the registry when it starts.
    """
    try:
        answer = ask(places, message={"say": "changed", "vault": vault_id.hex})
    except NotServing:
        answer = {}
    return str(answer.get("words", ""))


def say_rests_changed(places: Places) -> None:
    """Tell the supervisor that vaults rest, or are roused; it looks at all notes at once."""
    with contextlib.suppress(NotServing):
        ask(places, message={"say": "rests"})


def ask(places: Places, *, message: WORDS) -> WORDS:
    """One question to the supervisor, one answer; NotServing when there is none."""
    try:
        with local.connect(places.run / CONTROL) as link:
            link.sendall(json.dumps(message).encode() + b"\n")
            answer: WORDS = json.loads(_all(link))
    except (OSError, ValueError) as error:
        raise NotServing(f"Nothing serves {places.data} now.") from error
    return answer


def ring_worker(run: Path, *, vault_id: UUID) -> bool:
    """Tell the worker that this vault's outbox (or the practice's, by its id) has rows; False when it did not hear.

    Unheard is not lost: the worker sweeps every outbox when it starts, and again by its timetable.
    """
    with contextlib.suppress(OSError), local.connect(run / WORKER, kind=socket.SOCK_DGRAM, timeout=0.2) as bell:
        bell.send(vault_id.bytes)
        return True
    return False


def fetch_keys(places: Places) -> Bunch:
    """The keys of the stores, from the supervisor that started this process; NoKey when it gives none."""
    try:
        with local.connect(places.run / KEYS) as link:
            return Bunch.parsed(_all(link))
    except OSError as error:
        raise NoKey("no supervisor gave this process a key") from error
    except (ValueError, KeyError) as error:
        raise NoKey("the supervisor gave this process no key") from error


@contextlib.contextmanager
def writing(places: Places) -> Iterator[None]:
    """Around a command that writes files while nothing serves: the sweep of a worker that starts meanwhile waits."""
    with open(places.run / WRITING, "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def nobody_writes(places: Places) -> bool:
    """Whether no such command runs now."""
    with open(places.run / WRITING, "a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _all(link: socket.socket) -> bytes:
    parts = bytearray()
    while len(parts) < LONGEST_ANSWER and (part := link.recv(65536)):
        parts += part
    return bytes(parts)
