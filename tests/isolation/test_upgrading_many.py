"""Many vaults are brought up to date: in several processes, killed at any moment, with broken ones among them."""

import contextlib
import fcntl
import itertools
import os
import random
import signal
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import copies, crew, inside, keys, migrating, schema, upgrades, upgrading
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.errors import NewerSchema, OlderSchema, VaultResting
from bulkhead.isolation.places import Places
from bulkhead.isolation.rests import Rest
from bulkhead.vault.people.models import Person
from tests.isolation.older import Older
from tests.rig.stores import let_go

VAULTS = 12
KILLS, KILLS_DEEP = 20, 150
SET_FLAGS, IMMUTABLE = 0x40086602, 0x10


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for a locked file for a moment only, and works the SQL of a change out once."""
    for module in (migrating, copies):
        monkeypatch.setattr(module, "connect", _impatient)
    rendered: dict[frozenset[str], str] = {}
    render = migrating._render

    def once(vault_id: UUID, applied: frozenset[str]) -> str:
        if applied not in rendered:
            rendered[applied] = render(vault_id, applied)
        return rendered[applied]

    monkeypatch.setattr(migrating, "_render", once)


@pytest.fixture
def older(data: Places, monkeypatch: pytest.MonkeyPatch) -> Older:
    return Older.made(VAULTS, monkeypatch=monkeypatch)


@pytest.fixture
def troubled(older: Older) -> Iterator[dict[str, UUID]]:
    """One of them damaged, one that cannot be written to, one that another program keeps locked."""
    damaged, read_only, locked = older.vaults[3], older.vaults[6], older.vaults[9]
    with open(keys.ring().vault(damaged).database, "r+b") as file:
        file.seek(40_000)
        file.write(b"noise" * 2000)
    with _unwritable(read_only), closing(connect(keys.ring().vault(locked))) as raw:
        raw.execute("BEGIN IMMEDIATE")
        yield {"damaged": damaged, "read only": read_only, "locked": locked}


def test_all_are_brought_up_to_date_and_keep_their_rows(older: Older) -> None:
    migrated = upgrading.upgrade_all()

    assert migrated == migrating.Migrated(current=0, upgraded=VAULTS, broken=())
    assert older.states() == {"new"}


def test_several_processes_share_the_work(older: Older, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "FEW", 2)
    monkeypatch.setattr(crew, "size", lambda: 2)
    told: list[tuple[int, int]] = []

    migrated = upgrading.upgrade_all(told=lambda done, of: told.append((done, of)))

    assert migrated == migrating.Migrated(current=0, upgraded=VAULTS, broken=())
    assert told == [(number, VAULTS) for number in range(1, VAULTS + 1)]
    assert older.states() == {"new"}


def test_a_process_that_is_killed_costs_one_vault_and_the_others_go_on(
    older: Older, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "FEW", 2)
    monkeypatch.setattr(crew, "size", lambda: 2)
    begin, members = crew._begun, []

    def begun(backups: str) -> "subprocess.Popen[bytes]":
        members.append(begin(backups))
        return members[-1]

    monkeypatch.setattr(crew, "_begun", begun)

    migrated = upgrading.upgrade_all(told=lambda done, _: members[0].kill() if done == 3 else None)

    assert (migrated.upgraded, len(migrated.broken), len(members)) == (VAULTS - 1, 1, 3)
    assert migrated.broken[0][1] == crew.ENDED
    assert older.states() <= {"old", "new"}


def test_a_second_look_costs_nothing(older: Older) -> None:
    upgrading.upgrade_all()

    assert upgrading.upgrade_all() == migrating.Migrated(0, 0, ())


def test_troubled_ones_are_named_with_the_reason_and_stop_nobody(older: Older, troubled: dict[str, UUID]) -> None:
    migrated = upgrading.upgrade_all()

    assert dict(migrated.broken) == {
        troubled["damaged"]: copies.DAMAGED,
        troubled["read only"]: migrating.READ_ONLY,
        troubled["locked"]: copies.LOCKED,
    }
    good = [vault_id for vault_id in older.vaults if vault_id not in troubled.values()]
    assert {older.state_of(vault_id) for vault_id in good} == {"new"}
    assert {older.state_of(troubled[name]) for name in ("read only", "locked")} == {"old"}


def test_while_one_is_behind_nobody_enters_it_and_all_others_serve(older: Older, troubled: dict[str, UUID]) -> None:
    assert upgrading.note_behind() == VAULTS
    upgrading.upgrade_noted()

    resting = keys.ring().registry.resting()
    assert resting == dict.fromkeys(troubled.values(), Rest.UNFINISHED)
    for vault_id in older.vaults:
        if vault_id in resting:
            with pytest.raises(VaultResting), inside(vault_id):
                Person.objects.count()
        else:
            with inside(vault_id):
                assert Person.objects.count() == 0


def test_what_is_mended_is_brought_up_to_date_at_the_next_try(older: Older, troubled: dict[str, UUID]) -> None:
    upgrading.note_behind()
    upgrading.upgrade_noted()
    _flag(keys.ring().vault(troubled["read only"]).database, 0)
    keys.ring().vault(troubled["read only"]).database.chmod(0o600)
    migrated = upgrading.upgrade_noted()

    assert migrated.upgraded == 1
    assert {vault_id for vault_id, _ in migrated.broken} == {troubled["damaged"], troubled["locked"]}
    assert older.state_of(troubled["read only"]) == "new"


def test_a_file_of_an_older_schema_is_not_served_even_without_a_note(older: Older) -> None:
    with pytest.raises(OlderSchema), inside(older.vaults[0]):
        Person.objects.count()


def test_code_of_before_does_not_go_on_with_a_connection_of_before(
    older: Older, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process of the older code had the vault open and parked: its next request is refused."""
    one, before = older.vaults[0], frozenset(name for name in schema.KNOWN if name < "0004")
    with ThreadPoolExecutor(1) as older_code:
        with monkeypatch.context() as patch:
            patch.setattr(schema, "KNOWN", before)
            served = older_code.submit(_kept_row, one).result()
        migrating.bring_up(one)
        monkeypatch.setattr(schema, "KNOWN", before)
        refused = older_code.submit(_kept_row, one).exception()
        older_code.submit(let_go).result()

    assert served == (0,)
    assert isinstance(refused, NewerSchema)


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


def _impatient(opened: keys.Opened) -> sqlcipher.Connection:
    """Waits for a locked file for a moment only."""
    raw = connect(opened)
    raw.execute("PRAGMA busy_timeout = 10")
    return raw


def _kept_row(vault_id: UUID) -> object:
    with inside(vault_id), vault_connection().cursor() as cursor:
        return cursor.execute("SELECT number FROM kept").fetchone()


@contextlib.contextmanager
def _unwritable(vault_id: UUID) -> Iterator[None]:
    """Its file cannot be written to; by root neither, where the file system can say so."""
    file = keys.ring().vault(vault_id).database
    file.chmod(0o400)
    _flag(file, IMMUTABLE)
    try:
        yield
    finally:
        _flag(file, 0)
        file.chmod(0o600)


def _flag(file: Path, flag: int) -> None:
    if os.geteuid() == 0:
        handle = os.open(file, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SET_FLAGS, struct.pack("l", flag))
        except OSError:
            pytest.skip("NOT RUN: root can write to every file of this file system -- run it as an ordinary user")
        finally:
            os.close(handle)
