"""One thread that waits for sockets, signals and moments; level-triggered, so nothing that waits is ever missed."""

import heapq
import itertools
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable

Call = Callable[[], None]


class Loop:
    """Calls what was asked for when its socket, signal or moment comes."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._moments: list[tuple[float, int, Call]] = []
        self._order = itertools.count()
        self._signals: dict[int, Call] = {}
        self._running = True
        self._woken, self._wake = socket.socketpair()
        for end in (self._woken, self._wake):
            end.setblocking(False)
        self.watch(self._woken.fileno(), call=self._take_signals)

    def watch(self, fd: int, *, call: Call) -> None:
        """Call whenever there is something to read."""
        self._selector.register(fd, selectors.EVENT_READ, call)

    def unwatch(self, fd: int) -> None:
        """Forget a descriptor; harmless when it is not watched, or closed already."""
        if fd >= 0 and fd in self._selector.get_map():
            self._selector.unregister(fd)

    def later(self, seconds: float, *, call: Call) -> None:
        heapq.heappush(self._moments, (time.monotonic() + seconds, next(self._order), call))

    def on_signal(self, number: int, *, call: Call) -> None:
        self._signals[number] = call
        signal.signal(number, lambda *_: None)  # the wake-up byte below carries it.
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)

    def run(self) -> None:
        """Until `stop`."""
        while self._running:
            for key, _ in self._selector.select(self._pause()):
                if key.fd in self._selector.get_map():  # an earlier call of this turn may have closed it.
                    key.data()
            self._pass_moments()

    def stop(self) -> None:
        self._running = False

    def close(self) -> None:
        """Give back the signals and descriptors."""
        signal.set_wakeup_fd(-1)
        for number in self._signals:
            signal.signal(number, signal.SIG_DFL)
        self._selector.close()
        self._woken.close()
        self._wake.close()

    def _pause(self) -> float | None:
        return max(0.0, self._moments[0][0] - time.monotonic()) if self._moments else None

    def _pass_moments(self) -> None:
        now = time.monotonic()
        while self._moments and self._moments[0][0] <= now:
            heapq.heappop(self._moments)[2]()

    def _take_signals(self) -> None:
        for number in os.read(self._woken.fileno(), 4096):
            if number in self._signals:
                self._signals[number]()
