"""The warm parent of those that read and render: all is imported and tried once, and each caller gets a fork of it.

So a file costs no start-up, is alone in its process, and the next one finds nothing that it left behind. The parent
itself takes no byte from anybody.
"""

import contextlib
import gc
import logging
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable, Sequence
from typing import Protocol

MOST = 2
GRACE = 10
log = logging.getLogger("bulkhead.children")


class Serve(Protocol):
    def __call__(self, link: socket.socket, *, seconds: int, parent: int) -> None: ...


class WarmParent:
    """Two children at once; who comes third waits in the queue of the listener.

    It takes callers from the first moment on; the steps that make it warmer are done while nobody waits.
    """

    def __init__(
        self, listener: socket.socket, *, serve: Serve, seconds: int, steps: Sequence[Callable[[], None]]
    ) -> None:
        self._listener = listener
        self._listener.setblocking(False)
        self._serve = serve
        self._seconds = seconds
        self._steps = list(steps)
        self._born: dict[int, float] = {}
        self._woken, self._wake = socket.socketpair()
        for end in (self._woken, self._wake):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)

    def run(self) -> None:
        """For ever; it ends with the worker, and its children with it."""
        while True:
            has_caller = self._wait()
            self._reap()
            self._stop_overdue()
            if has_caller:
                self._take_one()
            elif self._steps:
                self._warm(self._steps.pop(0))

    def _warm(self, step: Callable[[], None]) -> None:
        """A step that fails must not end the parent: cold, it still serves, and each child says what it cannot do."""
        try:
            step()
        except Exception as fault:
            log.warning("those that read stay cold: %s", type(fault).__name__)
        gc.collect()
        gc.freeze()  # what is shared stays shared: a collection in a child would copy it.

    def _wait(self) -> bool:
        """Whether somebody waits whom we can serve now."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ)
            if len(self._born) < MOST:
                selector.register(self._listener, selectors.EVENT_READ)
            patience = 0.0 if self._steps else 1.0 if self._born else None
            return any(key.fileobj is self._listener for key, _ in selector.select(patience))

    def _take_one(self) -> None:
        try:
            link, _ = self._listener.accept()
        except OSError:
            return  # nobody waits, or whoever did went away.
        with link:
            parent, pid = os.getpid(), os.fork()
            if pid == 0:
                self._become(link, parent)
        self._born[pid] = time.monotonic()

    def _become(self, link: socket.socket, parent: int) -> None:
        """Never returns."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for ours in (self._listener, self._woken, self._wake):
                ours.close()
            link.setblocking(True)
            self._serve(link, seconds=self._seconds, parent=parent)
            code = 0
        except SystemExit:
            code = 0
        except BaseException as fault:  # its words may hold what was read.
            log.error("a child ended by %s", type(fault).__name__)
        finally:
            os._exit(code)

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._woken.recv(4096)
        for pid in list(self._born):
            if os.waitpid(pid, os.WNOHANG)[0]:
                del self._born[pid]

    def _stop_overdue(self) -> None:
        """Receiving has as long as working; what lives longer has turned off its own clock."""
        oldest = time.monotonic() - 2 * self._seconds - GRACE
        for pid, born in self._born.items():
            if born < oldest:
                os.kill(pid, signal.SIGKILL)
