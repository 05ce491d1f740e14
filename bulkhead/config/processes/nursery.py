"""The supervisor's side of the warm parents: one that takes new starts, and older ones whose portals drain."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from bulkhead.config.processes.errands import BEGAN, TURN, Turn
from bulkhead.config.processes.loop import Loop


class Warm:
    """One warm parent and the link to it."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.started: set[UUID] = set()
        self.link, theirs = socket.socketpair()
        command = [sys.executable, "-m", "bulkhead.config.processes.warm"]
        with theirs:
            self.child = subprocess.Popen(
                [*command, "--link", str(theirs.fileno()), "--parent", str(os.getpid())],
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def start(self, vault_id: UUID, *, descriptors: Sequence[int]) -> bool:
        """Send one start; it waits in the link while the parent still warms up. False when that one is gone."""
        try:
            socket.send_fds(self.link, [vault_id.bytes], descriptors)
        except OSError:
            return False
        self.started.add(vault_id)
        return True

    def turns(self) -> list[Turn]:
        """What it reports now; empty when it has ended."""
        try:
            record = self.link.recv(64 * TURN.size)
        except OSError:
            record = b""
        turns = [Turn.unpacked(record[at : at + TURN.size]) for at in range(0, len(record), TURN.size)]
        self.started -= {turn.vault_id for turn in turns if turn.status != BEGAN}
        return turns

    def retire(self) -> None:
        """Take no more starts; it ends when its last portal has drained."""
        with contextlib.suppress(OSError):  # it has ended already.
            self.link.shutdown(socket.SHUT_WR)


class Nursery:
    """Starts portals, and says what became of them."""

    def __init__(self, loop: Loop, *, environ: Mapping[str, str], told: Callable[[Turn], None]) -> None:
        self._loop = loop
        self._environ = environ
        self._told = told
        self._all: list[Warm] = []
        self._stopping = False
        self.fails = 0

    @property
    def pid(self) -> int | None:
        return self._all[-1].child.pid if self._all else None

    @property
    def is_empty(self) -> bool:
        return not self._all

    def warm_up(self) -> None:
        """A new parent from the code as it is now; portals of older ones finish what they have."""
        if self._stopping:
            return
        for older in self._all:
            older.retire()
        warm = Warm(self._environ)
        self._all.append(warm)
        self._loop.watch(warm.link.fileno(), call=lambda: self._listen(warm))

    def start(self, vault_id: UUID, *, descriptors: Sequence[int]) -> bool:
        return bool(self._all) and self._all[-1].start(vault_id, descriptors=descriptors)

    def stop(self) -> None:
        self._stopping = True
        for warm in self._all:
            warm.retire()

    def kill(self) -> None:
        """The portals die with their parent."""
        for warm in self._all:
            warm.child.kill()

    def _listen(self, warm: Warm) -> None:
        turns = warm.turns()
        for turn in turns:
            self.fails = 0
            self._told(turn)
        if not turns:
            self._bury(warm)

    def _bury(self, warm: Warm) -> None:
        self._loop.unwatch(warm.link.fileno())
        warm.link.close()
        warm.child.kill()
        warm.child.wait()
        was_current = warm is self._all[-1]
        self._all.remove(warm)
        for vault_id in warm.started:  # its portals died with it, untold.
            self._told(Turn(vault_id, 0, -signal.SIGKILL, 0.0))
        if was_current and not self._stopping:
            self.fails += 1
            print("The parent of the portals stopped; it is started again.", file=sys.stderr)
            self._loop.later(min(0.1 * 2**self.fails, 10.0), call=self.warm_up)
