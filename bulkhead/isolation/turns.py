"""One at a time, over all threads and processes that share a data folder; the kernel ends the turn of one that dies."""

import contextlib
import fcntl
from collections.abc import Iterator
from uuid import UUID

from bulkhead.isolation import keys

LANES = 64  # lock files in all: two things that share one wait for each other without need, and rarely.


@contextlib.contextmanager
def turn(thing: UUID) -> Iterator[None]:
    """Waits until nobody else works on this thing. What was to be done may be done by then: look again inside."""
    with open(keys.ring().places.run / f"turn-{thing.int % LANES}", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
