"""An upgrade of many vaults is killed at any moment: each is wholly old or wholly new, and the next try ends it."""

import itertools
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import keys, migrating, upgrades, upgrading
from bulkhead.isolation.engines.cipher.base import connect
from tests.isolation.older import Older
from tests.rig.stores import let_go

KILLS, KILLS_DEEP = 20, 150


@pytest.mark.parametrize("kills", [KILLS, pytest.param(KILLS_DEEP, marks=pytest.mark.deep)])
def test_killed_at_any_moment_each_is_wholly_old_or_new(older: Older, troubled: dict[str, UUID], kills: int) -> None:
    lot, moments = random.Random(46), set()
    good = [vault_id for vault_id in older.vaults if vault_id not in troubled.values()]
    files = {keys.ring().vault(vault_id).database for vault_id in good}
    before = {file: file.read_bytes() for file in files}
    longest = _time_of(upgrading.upgrade_all)
    _put_back(before)
    for _ in range(kills):
        _killed(upgrading.upgrade_all, after=lot.uniform(0, longest))
        states = [older.state_of(vault_id) for vault_id in good]
        moments.add(states.count("new"))
        assert set(states) <= {"old", "new"}
        if states.count("new") == len(good):
            _put_back(before)
    migrated = upgrading.upgrade_all()

    assert {older.state_of(vault_id) for vault_id in good} == {"new"}
    assert {vault_id for vault_id, _ in migrated.broken} == set(troubled.values())
    assert len(moments) > 3, "it was killed at different moments"


def test_killed_inside_a_transaction_nothing_of_it_stays(older: Older, monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many steps of SQLite's own machine, the last of them right before the end."""
    for steps in (1, 10, 100, 400, 800):
        with monkeypatch.context() as patch:
            patch.setattr(migrating, "_replay", _dying(migrating._replay, steps))
            ended = _killed(upgrading.upgrade_all, after=20)

        assert (ended, older.states()) == (signal.SIGKILL, {"old"})


def _time_of(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


def _dying(replay: Callable[..., None], steps: int) -> Callable[..., None]:
    """The replay in a process that kills itself after some steps."""

    def connected(opened: keys.Opened) -> sqlcipher.Connection:
        raw = connect(opened)
        raw.set_progress_handler(_after(steps), 100)
        return raw

    def replayed(opened: keys.Opened, sql: str) -> None:
        pytest.MonkeyPatch().setattr(migrating, "connect", connected)  # in the process that dies alone.
        replay(opened, sql)

    return replayed


def _after(steps: int) -> Callable[[], int]:
    """Ends this process when it was called so often."""
    calls = itertools.count(1)

    def step() -> int:
        if next(calls) >= steps:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    return step


def _killed(act: Callable[[], object], *, after: float) -> int:
    """Done in a process of its own, which is killed; the signal that ended it, 0 when it was done sooner."""
    let_go()
    child = os.fork()
    if child == 0:
        try:
            act()
            os._exit(0)
        finally:
            os._exit(1)
    until = time.monotonic() + after
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        time.sleep(0.001)
    else:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return -os.waitstatus_to_exitcode(status)


def _put_back(files: dict[Path, bytes]) -> None:
    (keys.ring().places.run / upgrades.FILE).unlink()
    for file, content in files.items():
        for beside in file.parent.glob("vault.db*"):
            beside.unlink()
        file.write_bytes(content)
