"""Whatever rests for an upgrade is brought up to date in a thread: what all other vaults ask for is done meanwhile."""

import logging
import threading
from collections.abc import Callable

from bulkhead.isolation import upgrading
from bulkhead.isolation.errors import WallError

log = logging.getLogger("bulkhead.work")


class Upgrading:
    """One run at a time; `done` is called after each, in its thread."""

    def __init__(self, done: Callable[[], None]) -> None:
        self._done = done
        self._thread: threading.Thread | None = None

    @property
    def goes_on(self) -> bool:
        """Whether a run has not come to its end."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self) -> None:
        """Look for vaults that rest, unless that is being done."""
        if not self.goes_on:
            self._thread = threading.Thread(target=self._run, name="upgrading", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        try:
            count = len(upgrading.upgrade_noted().broken)
            if count:
                log.warning("%d vaults could not be brought up to date; the status page says why", count)
        except (WallError, OSError):
            log.exception("the upgrade was cut short")
        finally:
            self._done()
