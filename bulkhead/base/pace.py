"""How often somebody may ask, counted in this process alone: enough against a program that asks in a circle."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

REMEMBERED = 1000


class Pace:
    """At most so many times within so many seconds, for each who asks."""

    def __init__(self, *, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self._clock = most, seconds, clock
        self._since: OrderedDict[Hashable, tuple[float, int]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, who: Hashable) -> bool:
        """Counts this time; False when it is one too many."""
        with self._lock:
            moment = self._clock()
            since, count = self._since.pop(who, (moment, 0))
            if moment - since >= self.seconds:
                since, count = moment, 0
            self._since[who] = (since, count + 1)
            while len(self._since) > REMEMBERED:
                self._since.popitem(last=False)
            return count < self.most
