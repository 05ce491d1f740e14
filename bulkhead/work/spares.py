"""Keeps the warm parent of those that read and render: when it ends, for whatever reason, the next one is started."""

import subprocess
import threading
import time
from pathlib import Path

from bulkhead.base import local
from bulkhead.isolation import children
from bulkhead.isolation.control import CHILDREN

GLANCE = 0.2
YOUNG = 2.0
LONGEST_PAUSE = 5.0


class Spares:
    """A thread that lives as long as the worker, because the kernel ends a child with the thread that started it."""

    def __init__(self, run: Path, *, parent: int) -> None:
        self._parent = parent
        self._listener = local.bind(run / CHILDREN)
        self._listener.listen(64)
        self._warm: subprocess.Popen[bytes] | None = None
        self._born = 0.0
        self._fails = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="children", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Start none any more, and end the one that lives; its children end with it."""
        self._stopping.set()
        self._thread.join()
        if self._warm is not None:
            self._warm.kill()
            self._warm.wait()
        self._listener.close()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            if self._warm is None:
                self._start()
            self._stopping.wait(GLANCE)
            if self._warm is not None and self._warm.poll() is not None:
                self._bury()

    def _start(self) -> None:
        self._born = time.monotonic()
        listening = ["--listen", str(self._listener.fileno()), "--parent", str(self._parent)]
        try:
            self._warm = children.start(listening, passing=self._listener)
        except OSError:  # no memory or no process to be had: a moment later there may be.
            self._bury()

    def _bury(self) -> None:
        """One that cannot even start must not be started in a circle."""
        self._warm = None
        self._fails = self._fails + 1 if time.monotonic() - self._born < YOUNG else 0
        self._stopping.wait(min(0.05 * 2**self._fails, LONGEST_PAUSE))
