"""A child process that is kept alive: started again when it dies, later each time it dies young."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from bulkhead.config.processes.loop import Loop

YOUNG = 5.0
LONGEST_PAUSE = 10.0


class Kept:
    """One child, by the module it runs."""

    def __init__(self, loop: Loop, *, name: str, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self.name = name
        self._loop = loop
        self._command = [sys.executable, "-m", *command, "--parent", str(os.getpid())]
        self._environ = dict(environ)
        self._child: subprocess.Popen[bytes] | None = None
        self._born = 0.0
        self.fails = 0
        self._wanted = True

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    def start(self) -> None:
        if self._wanted and self._child is None:
            self._born = time.monotonic()
            self._child = subprocess.Popen(
                self._command, env=self._environ, stdin=subprocess.DEVNULL, start_new_session=True
            )

    def reap(self) -> None:
        """Notice that the child ended, and start it again in a while."""
        if self._child is None or self._child.poll() is None:
            return
        status, self._child = self._child.returncode, None
        lived = time.monotonic() - self._born
        self.fails = self.fails + 1 if status and lived < YOUNG else 0
        if self._wanted:
            print(f"The {self.name} stopped (status {status}); it is started again.", file=sys.stderr)
            self._loop.later(min(0.1 * 2**self.fails, LONGEST_PAUSE), call=self.start)

    def renew(self) -> None:
        """Let it finish and start it again from the code as it is now."""
        self._signal(signal.SIGTERM)

    def stop(self) -> None:
        self._wanted = False
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        self._wanted = False
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        if self._child is not None:
            self._child.send_signal(number)
