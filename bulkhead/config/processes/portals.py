"""Every client's portal as the supervisor sees it: its listener, whether a process is awake, and when to refuse."""

import contextlib
import os
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from bulkhead.base.sealing import Seal
from bulkhead.config.processes import certificates, listeners
from bulkhead.config.processes.errands import BEGAN, END_OF_SEAL, Errand, Turn
from bulkhead.config.processes.loop import Loop
from bulkhead.config.processes.nursery import Nursery
from bulkhead.config.processes.options import Options
from bulkhead.config.processes.refusing import CRASHING, Away, Refusal, resting
from bulkhead.isolation import gate
from bulkhead.isolation.errors import RegistryBusy, VaultMissing
from bulkhead.isolation.keys import Ring
from bulkhead.isolation.registry import Placement

YOUNG = 5.0
MOST_FAILS = 3
REFUSED_FOR = 10.0
TAKEN_AGAIN = 5.0
LOOK_AGAIN = 1.0


@dataclass
class Slot:
    """One live client's portal."""

    placement: Placement
    listeners: list[socket.socket]
    pid: int | None = None
    awake: bool = False
    stale: bool = False
    fails: int = 0
    rests: str = ""
    seal: Seal | None = None


class Portals:
    """Opens a listener per live client and starts a process when somebody comes."""

    def __init__(self, loop: Loop, *, ring: Ring, options: Options, heard: Callable[[UUID], None]) -> None:
        self._loop = loop
        self._ring = ring
        self._options = options
        self._heard = heard
        self._refusal = Refusal(loop)
        self._slots: dict[UUID, Slot] = {}
        self._closed = False
        self._looks = False
        self._tls = certificates.context(certificates.made_for("localhost")) if options.tls else None
        self.nursery: Nursery | None = None

    def open_all(self) -> list[str]:
        """Listen for every live client; sentences about those whose port is taken."""
        live = [one for one in self._ring.registry.entries() if one.state == "live"]
        resting = self._ring.registry.resting()
        said = []
        for number, placement in enumerate(live):
            try:
                said.append(self._open(placement, rests=resting.get(placement.vault_id, "")))
            except listeners.TooMany as limit:
                said.append(f"{len(live) - number} portals have no address now. {limit}")
                break
        return [words for words in said if words]

    def follow(self, vault_id: UUID) -> str:
        """Do as the registry says now about one vault; a sentence when its port is taken, else nothing."""
        try:
            placement = self._ring.registry.placement(vault_id)
        except VaultMissing:
            placement = None
        rests = self._ring.registry.resting().get(vault_id, "")
        slot = self._slots.get(vault_id)
        words = ""
        if placement is None or placement.state != "live":
            self._close(vault_id)
        elif slot is None or slot.placement.port != placement.port:
            self._close(vault_id)
            try:
                words = self._open(placement, rests=rests)
            except listeners.TooMany as limit:
                words = f"The portal {placement.slug} has no address now. {limit}"
        else:
            slot.placement = placement
            self._retire(slot)
            self._rest_or_rouse(slot, rests=rests)
        return words

    def follow_rests(self) -> None:
        """Do as the notes say now, for all at once: in an upgrade many vaults rest, and many are roused."""
        resting = self._ring.registry.resting()
        for vault_id, slot in self._slots.items():
            rests = resting.get(vault_id, "")
            if rests != slot.rests:
                self._retire(slot)
                self._rest_or_rouse(slot, rests=rests)

    def seal(self) -> Seal | None:
        """How the kernel seals the portals, by what each told when it woke: the least whole; None before the first."""
        told = [slot.seal for slot in self._slots.values() if slot.seal is not None]
        return min(told, key=lambda seal: seal.is_whole, default=None)

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
        is_crash = turn.status not in (0, -signal.SIGTERM)  # one that was told to end before it listened obeyed.
        slot.fails = slot.fails + 1 if is_crash and turn.lived < YOUNG else 0
        if slot.fails > MOST_FAILS:
            self._refuse(slot, away=CRASHING)
            self._loop.later(REFUSED_FOR, call=lambda: self._sleep(slot))
        else:
            self._loop.later(0.05 * 2 ** (slot.fails - 1) if slot.fails else 0, call=lambda: self._sleep(slot))

    def _open(self, placement: Placement, *, rests: str) -> str:
        try:
            opened = [listeners.on_port(placement.port)]
        except listeners.Taken as taken:
            self._loop.later(TAKEN_AGAIN, call=lambda: self._open_late(placement.vault_id))
            return f"The portal {placement.slug} has no address now: {taken} Stop that program; Bulkhead keeps trying."
        if self._options.sockets:
            opened.append(listeners.at_path(self._options.sockets / f"{placement.slug}.sock"))
        slot = self._slots[placement.vault_id] = Slot(placement, opened)
        self._rest_or_rouse(slot, rests=rests)
        return ""

    def _close(self, vault_id: UUID) -> None:
        slot = self._slots.pop(vault_id, None)
        if slot is None:
            return
        self._unwatch(slot)
        for listener in slot.listeners:
            with contextlib.suppress(OSError):  # nobody hears it any more, not even the process that drains.
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        self._retire(slot)
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

    def _rest_or_rouse(self, slot: Slot, *, rests: str) -> None:
        """While a vault rests its visitors get words, also beside a process that drains."""
        slot.rests = rests
        if rests or not slot.awake:
            self._sleep(slot)
        else:
            self._unwatch(slot)
        if rests and not self._looks:
            self._looks = True
            self._loop.later(LOOK_AGAIN, call=self._look_again)

    def _look_again(self) -> None:
        """Whoever worked on a vault may have died before it could say that it is done."""
        self._looks = False
        with contextlib.suppress(RegistryBusy):
            self._ring.registry.rouse_the_abandoned()
            resting = self._ring.registry.resting()
            for vault_id in [one for one, slot in self._slots.items() if slot.rests and one not in resting]:
                self.follow(vault_id)
        if any(slot.rests for slot in self._slots.values()):
            self._looks = True
            self._loop.later(LOOK_AGAIN, call=self._look_again)

    def _sleep(self, slot: Slot) -> None:
        """Wait for the next visitor."""
        self._unwatch(slot)
        if self._slots.get(slot.placement.vault_id) is not slot:
            return
        if slot.rests:
            self._refuse(slot, away=resting(slot.rests))
        elif not slot.awake:
            for listener in slot.listeners:
                self._loop.watch(listener.fileno(), call=lambda: self._wake(slot))

    def _refuse(self, slot: Slot, *, away: Away) -> None:
        self._unwatch(slot)
        for listener in slot.listeners:
            answer = partial(self._refusal.answer, listener, away=away, tls=self._tls)
            self._loop.watch(listener.fileno(), call=answer)

    def _unwatch(self, slot: Slot) -> None:
        for listener in slot.listeners:
            self._loop.unwatch(listener.fileno())

    def _wake(self, slot: Slot) -> None:
        if gate.make(self._ring.places.vault(slot.placement.folder)):
            self._send(slot)
        else:
            self._refuse(slot, away=CRASHING)
            self._loop.later(REFUSED_FOR, call=lambda: self._sleep(slot))

    def _send(self, slot: Slot) -> None:
        self._unwatch(slot)
        rings, ring_end = os.pipe()
        words, words_end = os.pipe()
        os.set_blocking(ring_end, False)
        fds = [words, ring_end, *(listener.fileno() for listener in slot.listeners)]
        slot.awake = self.nursery is not None and self.nursery.start(slot.placement.vault_id, descriptors=fds)
        if slot.awake:
            os.write(words_end, self._errand(slot).written(self._ring.unwrap(slot.placement)))
            self._loop.watch(rings, call=lambda: self._hear_seal(rings, slot=slot))
        else:
            os.close(rings)
            self._wait_for_a_parent(slot)
        for fd in (words, words_end, ring_end):
            os.close(fd)

    def _wait_for_a_parent(self, slot: Slot) -> None:
        if self.nursery is not None and self.nursery.fails > MOST_FAILS:
            self._refuse(slot, away=CRASHING)
            self._loop.later(REFUSED_FOR, call=lambda: self._sleep(slot))
        else:
            self._loop.later(0.1, call=lambda: self._sleep(slot))

    def _hear_seal(self, rings: int, *, slot: Slot) -> None:
        """First it says how it is sealed; from then on whatever it writes is a ring, and is not looked at."""
        told, _, ring = os.read(rings, 4096).partition(END_OF_SEAL)
        slot.seal = Seal.told(told) if told else slot.seal
        vault_id = slot.placement.vault_id
        self._loop.unwatch(rings)
        self._loop.watch(rings, call=lambda: self._hear(rings, vault_id=vault_id))
        if ring:
            self._heard(vault_id)

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
        return Errand(
            vault=placement.vault_id.hex,
            database=str(places.vault_db(placement.folder)),
            blobs=str(places.vault_blobs(placement.folder)),
            hosts=[f"{local}:{placement.port}", *public],
            idle=self._options.idle,
            behind_proxy=self._options.behind_proxy,
            certificate=certificates.made_for(local) if self._options.tls else "",
        )
