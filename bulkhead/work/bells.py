"""Who rang: a thread takes the rings off run/worker.sock at once, however long the worker is busy."""

import contextlib
import queue
import socket
import threading
from pathlib import Path
from uuid import UUID

from bulkhead.base import local
from bulkhead.isolation.control import WORKER


class Bells:
    """Vaults whose outbox has rows, each once, however often it rang."""

    def __init__(self, run: Path) -> None:
        self._rung: queue.SimpleQueue[UUID | None] = queue.SimpleQueue()
        self._socket = local.bind(run / WORKER, kind=socket.SOCK_DGRAM)
        threading.Thread(target=self._listen, name="bells", daemon=True).start()

    def ring(self, vault_id: UUID | None) -> None:
        """From inside this process; None only wakes whoever waits, and is safe in a signal's call."""
        self._rung.put(vault_id)

    def wait(self, seconds: float) -> set[UUID]:
        """Who has rung; nobody when the time is over."""
        rung: set[UUID | None] = set()
        with contextlib.suppress(queue.Empty):
            rung.add(self._rung.get(timeout=max(0.0, seconds)))
            while True:
                rung.add(self._rung.get_nowait())
        return {vault_id for vault_id in rung if vault_id}

    def _listen(self) -> None:
        while True:
            message = self._socket.recv(64)
            if len(message) == 16:
                self.ring(UUID(bytes=message))
