"""Tells how far long work is, often enough to be watched: a note is a file, and the steps may be thousands."""

import time
from collections.abc import Callable

EVERY = 0.5  # seconds.
Told = Callable[[int, int], None]


class NowAndThen:
    """Passes on the first count, and then one every half second."""

    def __init__(self, tell: Told) -> None:
        self._tell = tell
        self._at = 0.0

    def note(self, done: int, of: int) -> None:  # lint: arguments -- a count and what it is of, as bars take them.
        if done == 0 or time.monotonic() - self._at > EVERY:
            self._tell(done, of)
            self._at = time.monotonic()
