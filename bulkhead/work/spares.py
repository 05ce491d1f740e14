"""Keeps one warm child for everybody who reads or renders, and a second one while the first is busy."""

import select
import subprocess
import threading
import time
from pathlib import Path

from bulkhead.base import local
from bulkhead.isolation import children
from bulkhead.isolation.control import CHILDREN

MOST = 2
PATIENCE = 0.2
SPARE_IDLE = 60
YOUNG = 2.0
LONGEST_PAUSE = 5.0


class Spares:
    """A thread that lives as long as the worker, because the kernel ends a child with the thread that started it."""

    def __init__(self, run: Path, *, parent: int) -> None:
        self._parent = parent
        self._listener = local.bind(run / CHILDREN)
        self._listener.listen(64)
        self._living: list[subprocess.Popen[bytes]] = []
        self._born = 0.0
        self._fails = 0
        self._stopped = False
        self._thread = threading.Thread(target=self._keep, name="children", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Start none any more, and end those that live."""
        self._stopped = True
        self._thread.join()
        for child in self._living:
            child.kill()
            child.wait()
        self._listener.close()

    def _keep(self) -> None:
        while not self._stopped:
            self._bury()
            if not self._living:
                self._start([])
            elif self._is_anyone_waiting(1.0):
                time.sleep(PATIENCE)
                if len(self._living) < MOST and self._is_anyone_waiting(0):
                    self._start(["--idle", str(SPARE_IDLE)])

    def _start(self, arguments: list[str]) -> None:
        listening = ["--listen", str(self._listener.fileno()), "--parent", str(self._parent)]
        self._born = time.monotonic()
        self._living.append(children.start([*listening, *arguments], passing=self._listener))

    def _bury(self) -> None:
        ended = [child for child in self._living if child.poll() is not None]
        self._living = [child for child in self._living if child not in ended]
        if any(child.returncode for child in ended):  # one that cannot even start must not be started in a circle.
            self._fails = self._fails + 1 if time.monotonic() - self._born < YOUNG else 0
            time.sleep(min(0.05 * 2**self._fails, LONGEST_PAUSE))

    def _is_anyone_waiting(self, seconds: float) -> bool:
        watch = select.poll()  # select() knows no socket with a number above 1,023.
        watch.register(self._listener, select.POLLIN)
        return bool(watch.poll(seconds * 1000))
