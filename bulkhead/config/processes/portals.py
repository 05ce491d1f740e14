"""Every client's portal as the supervisor sees it: its listener, whether a process is awake, and when to refuse."""

import contextlib
import os
import secrets
import shutil
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from bulkhead.config.processes import certificates, listeners
from bulkhead.config.processes.errands import BEGAN, Errand, Turn
from bulkhead.config.processes.loop import Loop
from bulkhead.config.processes.nursery import Nursery
from bulkhead.config.processes.options import Options
from bulkhead.config.processes.refusing import Refusal
from bulkhead.isolation.errors import VaultMissing
from bulkhead.isolation.keys import Ring
from bulkhead.isolation.registry import Placement

YOUNG = 5.0
MOST_FAILS = 3
REFUSED_FOR = 10.0
TAKEN_AGAIN = 5.0


@dataclass
class Slot:
    """One live client's portal."""

    placement: Placement
    listeners: list[socket.socket]
    pid: int | None = None
    awake: bool = False
    stale: bool = False
    fails: int = 0
    spool: str = ""


class Portals:
    """Opens a listener per live client and starts a process when somebody comes."""

    def __init__(self, loop: Loop, *, ring: Ring, options: Options, spool: str, heard: Callable[[UUID], None]) -> None:
        self._loop = loop
        self._ring = ring
        self._options = options
        self._spool = spool
        self._heard = heard
        self._refusal = Refusal(loop)
        self._slots: dict[UUID, Slot] = {}
        self._closed = False
        self.nursery: Nursery | None = None

    def open_all(self) -> list[str]:
        """Listen for every live client; sentences about those whose port is taken."""
        live = [one for one in self._ring.registry.entries() if one.state == "live"]
        return [words for placement in live if (words := self._open(placement))]

    def follow(self, vault_id: UUID) -> str:
        """Do as the registry says now about one vault; a sentence when its port is taken, else nothing."""
        try:
            placement = self._ring.registry.placement(vault_id)
        except VaultMissing:
            placement = None
        slot = self._slots.get(vault_id)
        words = ""
        if placement is None or placement.state != "live":
            self._close(vault_id)
        elif slot is None or slot.placement.port != placement.port:
            self._close(vault_id)
            words = self._open(placement)
        else:
            slot.placement = placement
            self._retire(slot)
        return words

    def awake(self) -> dict[UUID, int]:
        """Process ids of the portals that are not asleep."""
        return {vault_id: slot.pid for vault_id, slot in self._slots.items() if slot.pid}

    def close_all(self) -> None:
        """Hear nobody any more; the processes drain with their parent."""
        self._closed = True
        for slot in self._slots.values():
            self._unwatch(slot)
            for listener in slot.listeners:
                listener.close()
        self._slots.clear()

    def told(self, turn: Turn) -> None:
        """A portal process began or ended."""
        slot = self._slots.get(turn.vault_id)
        if slot is None:
            return
        if turn.status == BEGAN:
            slot.pid = turn.pid
            if slot.stale:
                self._retire(slot)
        else:
            self._ended(slot, turn)

    def _ended(self, slot: Slot, turn: Turn) -> None:
        slot.pid, slot.awake, slot.stale = None, False, False
        if slot.spool:
            shutil.rmtree(slot.spool, ignore_errors=True)
        slot.fails = slot.fails + 1 if turn.status and turn.lived < YOUNG else 0
        if slot.fails > MOST_FAILS:
            self._refuse(slot)
            self._loop.later(REFUSED_FOR, call=lambda: self._sleep(slot))
        else:
            self._loop.later(0.05 * 2 ** (slot.fails - 1) if slot.fails else 0, call=lambda: self._sleep(slot))

    def _open(self, placement: Placement) -> str:
        try:
            opened = [listeners.on_port(placement.port)]
        except listeners.Taken as taken:
            self._loop.later(TAKEN_AGAIN, call=lambda: self._open_late(placement.vault_id))
            return f"The portal {placement.slug} has no address now: {taken} Stop that program; Bulkhead keeps trying."
        if self._options.sockets:
            opened.append(listeners.at_path(self._options.sockets / f"{placement.slug}.sock"))
        slot = self._slots[placement.vault_id] = Slot(placement, opened)
        self._sleep(slot)
        return ""

    def _close(self, vault_id: UUID) -> None:
        slot = self._slots.pop(vault_id, None)
        if slot is None:
            return
        self._unwatch(slot)
        self._retire(slot)
        for listener in slot.listeners:
            listener.close()
        if self._options.sockets:
            (self._options.sockets / f"{slot.placement.slug}.sock").unlink(missing_ok=True)

    def _open_late(self, vault_id: UUID) -> None:
        if vault_id not in self._slots and not self._closed:
            self.follow(vault_id)

    def _retire(self, slot: Slot) -> None:
        """Let the process finish; the next one learns what has changed."""
        slot.stale = slot.awake
        if slot.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(slot.pid, signal.SIGTERM)

    def _sleep(self, slot: Slot) -> None:
        """Wait for the next visitor."""
        self._unwatch(slot)
        if self._slots.get(slot.placement.vault_id) is slot:
            for listener in slot.listeners:
                self._loop.watch(listener.fileno(), call=lambda: self._wake(slot))

    def _refuse(self, slot: Slot) -> None:
        self._unwatch(slot)
        for listener in slot.listeners:
            self._loop.watch(listener.fileno(), call=partial(self._refusal.answer, listener))

    def _unwatch(self, slot: Slot) -> None:
        for listener in slot.listeners:
            self._loop.unwatch(listener.fileno())

    def _wake(self, slot: Slot) -> None:
        self._unwatch(slot)
        rings, ring_end = os.pipe()
        words, words_end = os.pipe()
        os.set_blocking(ring_end, False)
        fds = [words, ring_end, *(listener.fileno() for listener in slot.listeners)]
        slot.awake = self.nursery is not None and self.nursery.start(slot.placement.vault_id, descriptors=fds)
        if slot.awake:
            os.write(words_end, self._errand(slot).written(self._ring.unwrap(slot.placement)))
            self._loop.watch(rings, call=lambda: self._hear(rings, vault_id=slot.placement.vault_id))
        else:
            os.close(rings)
            self._wait_for_a_parent(slot)
        for fd in (words, words_end, ring_end):
            os.close(fd)

    def _wait_for_a_parent(self, slot: Slot) -> None:
        if self.nursery is not None and self.nursery.fails > MOST_FAILS:
            self._refuse(slot)
            self._loop.later(REFUSED_FOR, call=lambda: self._sleep(slot))
        else:
            self._loop.later(0.1, call=lambda: self._sleep(slot))

    def _hear(self, rings: int, *, vault_id: UUID) -> None:
        if os.read(rings, 4096):
            self._heard(vault_id)
        else:
            self._loop.unwatch(rings)
            os.close(rings)

    def _errand(self, slot: Slot) -> Errand:
        placement, places = slot.placement, self._ring.places
        local = f"{placement.slug}.localhost"
        public = [f"{placement.slug}.{self._options.domain}"] if self._options.domain else []
        slot.spool = f"{self._spool}/{secrets.token_hex(8)}" if self._spool else ""
        return Errand(
            vault=placement.vault_id.hex,
            database=str(places.vault_db(placement.folder)),
            blobs=str(places.vault_blobs(placement.folder)),
            hosts=[f"{local}:{placement.port}", *public],
            idle=self._options.idle,
            spool=slot.spool,
            behind_proxy=self._options.behind_proxy,
            certificate=certificates.made_for(local) if self._options.tls else "",
        )
