"""The worker: it carries out what outboxes say, and keeps the timetable. Kill it anywhere: it begins again."""

import itertools
import logging
import os
import time
from uuid import UUID

from bulkhead.base.clock import now
from bulkhead.isolation import bell, binding
from bulkhead.isolation.errors import NoKey, VaultMissing
from bulkhead.isolation.keys import PRACTICE_ID
from bulkhead.isolation.places import Places
from bulkhead.work import chores
from bulkhead.work.bells import Bells
from bulkhead.work.dispatch import drain
from bulkhead.work.spares import Spares
from bulkhead.work.timetable import OUTBOX_SWEEP, TIMETABLE, Clock, Job

SOON = 30.0
AT_ONCE = 20
log = logging.getLogger("bulkhead.work")


class Worker:
    """One thread of work; rings and children have threads of their own."""

    def __init__(self, places: Places) -> None:
        self._bells = Bells(places.run)
        self._spares = Spares(places.run, parent=os.getpid())
        sweep = Job("look into every outbox", OUTBOX_SWEEP, self._sweep, at_start=True)
        self._clock = Clock((sweep, *TIMETABLE), at=time.monotonic())
        self._again: dict[UUID, float] = {}
        self._stopped = False
        bell.install(self._ring)

    def run(self) -> None:
        """Until `stop`. Rings come before retries, so that a long sweep keeps nobody waiting."""
        while not self._stopped:
            for vault_id in self._bells.wait(self._pause()) - {PRACTICE_ID}:  # which has no outbox.
                self._drain(vault_id)
            for vault_id in self._due():
                self._drain(vault_id)
            self._keep_time()

    def stop(self) -> None:
        """After what is at hand; safe in a signal's call."""
        self._stopped = True
        self._bells.ring(None)

    def _ring(self) -> None:
        if binding.is_open():
            self._bells.ring(binding.current().vault_id)

    def _sweep(self) -> None:
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
            following = drain(vault_id)
        except (NoKey, VaultMissing):
            log.warning("a vault that rang is not here any more")
        except Exception:
            log.exception("an outbox could not be carried out")
            self._again[vault_id] = time.monotonic() + SOON
        else:
            if following is not None:
                self._again[vault_id] = time.monotonic() + max(0.0, (following - now()).total_seconds())

    def _keep_time(self) -> None:
        for job in self._clock.take_due(time.monotonic()):
            if self._stopped:
                return
            try:
                job.do()
            except Exception:
                log.exception("a job of the timetable failed: %s", job.do.__name__)

    def _pause(self) -> float:
        moment = time.monotonic()
        retry = min(self._again.values(), default=moment + SOON)
        return min(self._clock.seconds_left(moment), max(0.0, retry - moment))
