"""Several processes share an upgrade: one that dies, babbles or cannot begin costs its vault and stops nobody."""

import errno
import subprocess
import threading

import pytest

from bulkhead.isolation import crew, migrating, upgrading
from tests.isolation.many.conftest import VAULTS
from tests.isolation.older import Older


@pytest.fixture(autouse=True)
def two_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "FEW", 2)
    monkeypatch.setattr(crew, "size", lambda: 2)


def test_several_processes_share_the_work(older: Older) -> None:
    told: list[tuple[int, int]] = []

    migrated = upgrading.upgrade_all(told=lambda done, of: told.append((done, of)))

    assert migrated == migrating.Migrated(current=0, upgraded=VAULTS, broken=())
    assert told == [(number, VAULTS) for number in range(1, VAULTS + 1)]
    assert older.states() == {"new"}


def test_a_process_that_is_killed_costs_one_vault_and_the_others_go_on(
    older: Older, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, members = crew._begun, []

    def begun(backups: str) -> "subprocess.Popen[bytes]":
        members.append(begin(backups))
        return members[-1]

    monkeypatch.setattr(crew, "_begun", begun)

    migrated = upgrading.upgrade_all(told=lambda done, _: members[0].kill() if done == 3 else None)

    assert (migrated.upgraded, len(migrated.broken), len(members)) == (VAULTS - 1, 1, 3)
    assert migrated.broken[0][1] == crew.ENDED
    assert older.states() <= {"old", "new"}


def test_one_that_says_what_nobody_can_read_costs_its_vaults_and_nobody_waits(
    older: Older, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "MEMBER", "tests.isolation.many.babbling")

    said = _said_in_time(older)

    assert sorted(said) == sorted((vault_id, False, crew.ENDED) for vault_id in older.vaults)
    assert older.states() == {"old"}


def test_where_none_can_begin_every_vault_is_named(older: Older, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(subprocess, "Popen", refuse)

    said = _said_in_time(older)

    assert sorted(said) == sorted((vault_id, False, crew.ENDED) for vault_id in older.vaults)


def test_what_the_work_prints_is_no_answer(
    older: Older, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(crew, "MEMBER", "tests.isolation.many.talkative")

    migrated = upgrading.upgrade_all()

    assert migrated == migrating.Migrated(current=0, upgraded=VAULTS, broken=())
    assert capfd.readouterr().err.count("a line of its own") == 2


def _said_in_time(older: Older) -> list[crew.Word]:
    """What was said of every vault within half a minute; nothing where somebody waits still."""
    said: list[crew.Word] = []
    work = threading.Thread(target=lambda: said.extend(crew.work(older.vaults, backups="copies")), daemon=True)
    work.start()
    work.join(30)
    return [] if work.is_alive() else said
