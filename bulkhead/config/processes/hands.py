"""The threads of one portal: one does for most, and another comes only while work waits.

A thread has a connection to the vault and its cache, two megabytes; three that nobody needed would be in every portal.
"""

import time

from waitress.task import ThreadedTaskDispatcher

MOST = 4
PATIENCE = 0.02


class Hands(ThreadedTaskDispatcher):
    """Takes requests as they come; whoever runs the loop asks `more_if_behind` each time round."""

    def __init__(self) -> None:
        super().__init__()
        self._behind_since: float | None = None
        self.set_thread_count(1)

    @property
    def is_behind(self) -> bool:
        """Whether a request waits for somebody to take it."""
        return bool(self.queue)

    def more_if_behind(self) -> None:
        """One more where requests have waited for a while, as behind a visitor who takes the answer slowly."""
        if not self.is_behind:
            self._behind_since = None
        elif self._behind_since is None:
            self._behind_since = time.monotonic()
        elif time.monotonic() - self._behind_since >= PATIENCE and len(self.threads) < MOST:
            self.set_thread_count(len(self.threads) + 1)
            self._behind_since = None
