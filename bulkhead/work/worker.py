"""The worker: it carries out what outboxes say, and keeps the timetable. Kill it anywhere: it begins again."""

import itertools
import logging
import os
import time
from uuid import UUID

from bulkhead.base.clock import now
from bulkhead.isolation import bell, binding, room, upgrading
from bulkhead.isolation.errors import NoKey, OlderSchema, VaultMissing, VaultResting
from bulkhead.isolation.keys import PRACTICE_ID
from bulkhead.isolation.places import Places
from bulkhead.isolation.watch import Watch
from bulkhead.work import between, chores
from bulkhead.work.backwards import settle_all, settle_practice_again, settle_vault
from bulkhead.work.bells import Bells
from bulkhead.work.dispatch import drain
from bulkhead.work.spares import Spares
from bulkhead.work.timetable import OUTBOX_SWEEP, TIMETABLE, UPGRADE_AGAIN, Clock, Job
from bulkhead.work.upgrading import Upgrading

SOON = 30.0
AT_ONCE = 20
log = logging.getLogger("bulkhead.work")


class Worker:
    """One thread of work; rings and children have threads of their own."""

    def __init__(self, places: Places) -> None:
        self._bells = Bells(places.run)
        self._spares = Spares(places.run, parent=os.getpid())
        sweep = Job("look into every outbox", OUTBOX_SWEEP, self._sweep, at_start=True)
        self._upgrading = Upgrading(lambda: self._bells.ring(None))
        upgrade = Job("try again what could not be upgraded", UPGRADE_AGAIN, self._upgrading.begin)
        self._clock = Clock((sweep, upgrade, *TIMETABLE), at=time.monotonic())
        self._watch = Watch(places.run)
        self._again: dict[UUID, float] = {}
        self._stopped = False
        bell.install(self._ring)
        between.install(lambda: self._answer(self._bells.wait(0)))
        self._upgrading.begin()

    def run(self) -> None:
        """Until `stop`. Rings come before retries, so that a long sweep keeps nobody waiting."""
        settle_practice_again()
        while not self._stopped:
            self._answer(self._bells.wait(self._pause()))
            for vault_id in self._due():
                self._drain(vault_id)
            self._keep_time()

    def _answer(self, rung: set[UUID]) -> None:
        if PRACTICE_ID in rung:
            self._clock.hasten(time.monotonic())
        self._mind_the_clock()
        for vault_id in rung - {PRACTICE_ID}:  # which has no outbox.
            self._drain(vault_id)

    def stop(self) -> None:
        """After what is at hand; safe in a signal's call."""
        self._stopped = True
        self._bells.ring(None)

    def _ring(self) -> None:
        if binding.is_open():
            self._bells.ring(binding.current().vault_id)

    def _sweep(self) -> None:
        settle_practice_again()
        moment = time.monotonic()
        for vault_id in chores.live_vaults():
            self._again[vault_id] = moment

    def _due(self) -> list[UUID]:
        moment = time.monotonic()
        due = (vault_id for vault_id, at in self._again.items() if at <= moment)
        return list(itertools.islice(due, AT_ONCE))

    def _drain(self, vault_id: UUID) -> None:
        self._again.pop(vault_id, None)
        if self._stopped:
            return
        try:
            settle_vault(vault_id, latest=now())
            following = drain(vault_id)
        except OlderSchema:
            log.warning("a vault of an older schema was put here while Bulkhead ran")
            upgrading.note(vault_id)
            self._upgrading.begin()
        except VaultResting:
            self._again[vault_id] = time.monotonic() + SOON
        except (NoKey, VaultMissing):
            log.warning("a vault that rang is not here any more")
        except Exception:
            log.exception("an outbox could not be carried out")
            self._again[vault_id] = time.monotonic() + SOON
        else:
            if following is not None:
                self._again[vault_id] = time.monotonic() + max(0.0, (following - now()).total_seconds())

    def _mind_the_clock(self) -> None:
        """A clock that went back: every store is told now, before anybody's link is good again."""
        latest = self._watch.look()
        if latest is not None:
            log.warning("the clock of this machine went back")
            try:
                settle_all(latest, vaults=chores.live_vaults())
            except Exception:
                log.exception("what had run out could not be closed")

    def _keep_time(self) -> None:
        """Jobs go over all clients, so they wait until all of those are back from an upgrade."""
        if self._upgrading.goes_on:
            return
        for job in self._clock.take_due(time.monotonic()):
            if self._stopped:
                return
            if job.needs_room and room.is_short_here():
                self._clock.put_off(job, until=time.monotonic() + SOON)
                continue
            try:
                job.do()
            except Exception:
                log.exception("a job of the timetable failed: %s", job.do.__name__)

    def _pause(self) -> float:
        moment = time.monotonic()
        retry = min(self._again.values(), default=moment + SOON)
        clock = SOON if self._upgrading.goes_on else self._clock.seconds_left(moment)
        return min(clock, max(0.0, retry - moment), SOON)
