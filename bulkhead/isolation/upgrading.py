"""An upgrade while Bulkhead serves: first nobody may enter what is behind, then one vault after the other is roused.

The practice store is up to date by then. A vault that could not be brought up to date goes on resting, and is tried
again.
"""

import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from django.db import DatabaseError
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import control, copies, crew, keys, migrating, upgrades
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.errors import VaultBusy, WallError
from bulkhead.isolation.migrating import Migrated, Outcome
from bulkhead.isolation.places import Places
from bulkhead.isolation.rests import Rest
from bulkhead.isolation.upgrades import Upgrade

LOOKING = 0.5  # seconds; whoever starts should not wait longer. What was not looked at by then is looked at later.
TOGETHER = 0.3  # seconds; taking a note away costs a write of the registry, so those of many go together.
RESTS = (Rest.UPGRADE, Rest.UNFINISHED)
Told = Callable[[int, int], None]


def note_behind() -> int:
    """Before anybody serves: note every vault that is not up to date, so that nobody enters it. How many."""
    ring = keys.ring()
    settled = _settled(ring.places)
    if settled is None:
        behind = _not_current(migrating.made(), until=time.monotonic() + LOOKING)
    else:
        behind = [vault_id for vault_id in migrating.made() if vault_id in settled.left_out] if settled.broken else []
    _note(behind, why=Rest.UPGRADE)
    if settled is None and not behind:
        upgrades.note(Upgrade(vaults=0, done=0, finished=True), places=ring.places)
    control.say_rests_changed(ring.places)
    return len(behind)


def note(vault_id: UUID) -> None:
    """A vault that is found to be behind while Bulkhead serves."""
    _note([vault_id], why=Rest.UPGRADE)
    control.say_rests_changed(keys.ring().places)


def upgrade_noted() -> Migrated:
    """Bring up to date whatever rests for it, and rouse each when it is; behind another process that does."""
    ring = keys.ring()
    with _alone(ring.places):
        noted = [vault_id for vault_id, why in ring.registry.resting().items() if why in RESTS]
        migrated = _upgraded(noted, told=lambda *_: None) if noted else Migrated(0, 0, ())
    vault_connection().close_parked()
    return migrated


def upgrade_all(*, told: Told = lambda *_: None) -> Migrated:
    """For a command line: every vault, unless it is known already that all of them have today's schema."""
    with _alone(keys.ring().places):
        settled = _settled(keys.ring().places)
        if settled is not None:
            return Migrated(0, 0, tuple(settled.left_out.items()))
        return _upgraded(migrating.made(), told=told)


def is_settled() -> bool:
    """Whether the last upgrade was to today's schema and came to its end."""
    return _settled(keys.ring().places) is not None


def _settled(places: Places) -> Upgrade | None:
    """What the last upgrade left, when it was to today's schema and came to its end."""
    last = upgrades.last(places)
    return last if last is not None and last.is_of_today and last.finished else None


def _not_current(vaults: Iterable[UUID], *, until: float) -> list[UUID]:
    """Those that are behind, cannot be looked at, or were not looked at in time."""
    return [vault_id for vault_id in vaults if time.monotonic() > until or not _is_current(vault_id)]


def _is_current(vault_id: UUID) -> bool:
    try:
        return migrating.is_current(keys.ring().vault(vault_id))
    except (WallError, DatabaseError, sqlcipher.Error, OSError):
        return False  # whoever tries to bring it up to date says why.


def _note(vaults: list[UUID], *, why: Rest) -> None:
    registry = keys.ring().registry
    try:
        registry.rest(vaults, why=why, process=0)
    except VaultBusy:  # a command line works on one of them; that one has a note of its own.
        for vault_id in vaults:
            with contextlib.suppress(VaultBusy):
                registry.rest([vault_id], why=why, process=0)


def _upgraded(vaults: list[UUID], *, told: Told) -> Migrated:
    run = _Run(vaults)
    for outcome in migrating.brought_up(vaults, backups=run.backups):
        run.hear(outcome)
        told(len(run.outcomes), len(vaults))
    run.finish()
    return migrating.counted(run.outcomes)


class _Run:
    """One upgrade under way: what is known of it by others, and when they are told."""

    def __init__(self, vaults: list[UUID]) -> None:
        self._places = keys.ring().places
        self._vaults = len(vaults)
        self._pause = TOGETHER if crew.is_worth_it(len(vaults)) else 0.0
        self._since = time.monotonic()
        self._told = 0
        self.outcomes: list[Outcome] = []
        last = upgrades.last(self._places)
        self.backups = last.backups if last and last.is_of_today and last.backups else copies.folder_name()
        self._say(finished=False)

    def hear(self, outcome: Outcome) -> None:
        """Tell the others: at once where few are left, else those of a moment together."""
        self.outcomes.append(outcome)
        few_left = self._vaults - len(self.outcomes) <= crew.MOST
        if few_left or time.monotonic() - self._since >= self._pause:
            self._tell()

    def finish(self) -> None:
        """Whatever rests still could not be brought up to date."""
        self._tell()
        self._say(finished=True)

    def _tell(self) -> None:
        fresh = self.outcomes[self._told :]
        self._told, self._since = len(self.outcomes), time.monotonic()
        registry = keys.ring().registry
        ours = {vault_id for vault_id, why in registry.resting().items() if why in RESTS}
        registry.rouse(outcome.vault_id for outcome in fresh if not outcome.why and outcome.vault_id in ours)
        _note([outcome.vault_id for outcome in fresh if outcome.why], why=Rest.UNFINISHED)
        self._say(finished=False)
        control.say_rests_changed(self._places)

    def _say(self, *, finished: bool) -> None:
        broken = {outcome.vault_id.hex: outcome.why for outcome in self.outcomes if outcome.why}
        done = len(self.outcomes)
        upgrades.note(Upgrade(self._vaults, done, finished, broken, self.backups), places=self._places)


@contextlib.contextmanager
def _alone(places: Places) -> Iterator[None]:
    """One upgrade at a time; whoever comes second waits, and finds nothing left to do."""
    handle = os.open(places.run / "upgrading", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
