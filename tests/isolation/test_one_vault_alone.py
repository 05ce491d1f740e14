"""A vault at a standstill: nobody comes in, those inside finish first, and a vault that moved is found again."""

import multiprocessing
import os
import shutil
import threading
import time
from uuid import UUID

import pytest

from bulkhead.isolation import gate, inside, keys, quarantine, registry
from bulkhead.isolation.errors import VaultBusy, VaultMissing, VaultResting
from bulkhead.isolation.gate import close
from bulkhead.isolation.standstill import Rest, standstill
from bulkhead.vault.people.models import Person
from tests.isolation.conftest import Two


def test_nobody_else_comes_in(two: Two) -> None:
    with standstill(two.a, why=Rest.RESTORE):
        refused = _refusals(two.a)

    assert refused == [Rest.RESTORE.words]


def test_where_no_reason_is_noted_none_is_made_up(two: Two) -> None:
    with gate.alone(two.a):
        refused = _refusals(two.a)

    assert refused == [
        "Somebody works on what lies here as a whole just now. It can be opened again in a moment; nothing is lost."
    ]


def test_whoever_has_it_alone_may_go_in(two: Two) -> None:
    with standstill(two.a, why=Rest.KEY), inside(two.a):
        assert Person.objects.count() == 1


def test_the_others_stay_open(two: Two) -> None:
    with standstill(two.a, why=Rest.UPGRADE), inside(two.b):
        assert Person.objects.count() == 1


def test_it_is_open_again_afterwards_even_when_the_work_failed(two: Two) -> None:
    with pytest.raises(ZeroDivisionError), standstill(two.a, why=Rest.UPGRADE):
        raise ZeroDivisionError

    with inside(two.a):
        assert Person.objects.count() == 1


def test_it_waits_until_those_inside_have_left(two: Two) -> None:
    seen: list[str] = []
    entered, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with inside(two.a):
            entered.set()
            leave.wait(5)
            seen.append("left")

    thread = threading.Thread(target=stay)
    thread.start()
    entered.wait(5)
    threading.Timer(0.1, leave.set).start()
    with standstill(two.a, why=Rest.UPGRADE):
        seen.append("alone")
    thread.join()

    assert seen == ["left", "alone"]


def test_somebody_who_stays_inside_is_never_pushed_out(two: Two) -> None:
    refused: list[str] = []

    def try_it() -> None:
        try:
            with standstill(two.a, why=Rest.UPGRADE, patience=0.05):
                refused.append("nobody")
        except VaultBusy as refusal:
            refused.append(type(refusal).__name__)

    with inside(two.a):
        _in_a_thread(try_it)

    assert refused == ["VaultBusy"]


def test_two_processes_never_have_it_both(two: Two) -> None:
    other = multiprocessing.get_context("fork").Process(target=time.sleep, args=(30,))
    other.start()
    keys.ring().registry.rest([two.a], why=Rest.KEY, process=other.pid or 0)

    with pytest.raises(VaultBusy), standstill(two.a, why=Rest.UPGRADE):
        pass

    other.kill()
    other.join()


def test_the_note_of_a_process_that_died_is_taken_away_at_the_start(two: Two) -> None:
    noted = keys.ring().registry
    noted.rest([two.a], why=Rest.KEY, process=_dead())
    noted.rest([two.b], why=Rest.UPGRADE, process=os.getpid())

    noted.rouse_the_abandoned()

    assert noted.resting() == {two.b: "upgrade"}
    noted.rouse([two.b])


def test_the_number_of_a_dead_process_that_another_one_has_now_keeps_nobody_out(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a restart of the machine: the note names a process that lives, and is not the one that wrote it."""
    noted, other = keys.ring().registry, os.getppid()
    with monkeypatch.context() as before_the_restart:
        before_the_restart.setattr(registry, "mark_of", lambda _: "another start of the machine")
        noted.rest([two.a, two.b], why=Rest.KEY, process=other)

    with standstill(two.a, why=Rest.UPGRADE), inside(two.a):
        assert Person.objects.count() == 1
    noted.rouse_the_abandoned()

    assert noted.resting() == {}


def test_whoever_has_the_number_now_takes_away_what_the_dead_one_noted(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = keys.ring().registry
    with monkeypatch.context() as before_the_restart:
        before_the_restart.setattr(registry, "mark_of", lambda _: "another start of the machine")
        noted.rest([two.a], why=Rest.KEY, process=os.getpid())

    noted.rest([two.b], why=Rest.KEY, process=os.getpid())

    assert noted.resting() == {two.b: "key"}
    noted.rouse([two.b])


def test_a_note_of_an_earlier_bulkhead_without_a_mark_counts_as_before(two: Two) -> None:
    noted = keys.ring().registry
    noted.rest([two.a], why=Rest.KEY, process=os.getppid())
    with noted._open() as store:
        store.execute("DROP TABLE at_work")

    noted.rouse_the_abandoned()

    assert noted.resting() == {two.a: "key"}
    noted.rouse([two.a])


def test_what_was_set_apart_as_damaged_is_looked_at_anew(two: Two) -> None:
    keys.ring().registry.rest([two.b], why=Rest.UNFINISHED, process=0)
    quarantine.quarantine(two.a)

    quarantine.look_anew(keys.ring().registry)

    assert keys.ring().registry.resting() == {two.b: "unfinished"}


def test_a_vault_that_moved_is_read_where_it_lies_now(two: Two) -> None:
    with inside(two.a):
        Person.objects.update(name="Before")
    _move(two.a, name="moved")

    with inside(two.a):
        Person.objects.update(name="After")

    lies = keys.ring().vault(two.a).database.parent.name
    with inside(two.a):
        found = Person.objects.get().name
    assert (lies, found) == ("moved", "After")


def test_whoever_holds_an_old_ring_follows_a_move_of_another_process(two: Two) -> None:
    with inside(two.a):
        Person.objects.count()
    child = multiprocessing.get_context("fork").Process(target=_move, args=(two.a,), kwargs={"name": "elsewhere"})
    child.start()
    child.join()

    with inside(two.a):
        Person.objects.update(name="After")

    assert (child.exitcode, keys.ring().vault(two.a).database.parent.name) == (0, "elsewhere")


def test_a_folder_that_is_gone_is_named(two: Two) -> None:
    shutil.rmtree(keys.ring().vault(two.a).database.parent)

    with pytest.raises(VaultMissing), inside(two.a):
        pass


def _move(vault_id: UUID, *, name: str) -> None:
    """As a restore does: a new folder beside, one switch, the old one away."""
    ring = keys.ring()
    placement = ring.registry.placement(vault_id)
    old, new = ring.places.vault(placement.folder), ring.places.vault(name)
    with standstill(vault_id, why=Rest.RESTORE):
        shutil.copytree(old, new)
        ring.registry.move(vault_id, folder=name, wrapped_key=placement.wrapped_key)
        close(old)
        shutil.rmtree(old)


def _refusals(vault_id: UUID) -> list[str]:
    """What somebody else is told who tries to go in."""
    refused: list[str] = []

    def try_it() -> None:
        try:
            with inside(vault_id):
                pass
        except VaultResting as refusal:
            refused.append(str(refusal))

    _in_a_thread(try_it)
    return refused


def _in_a_thread(do: object) -> None:
    assert callable(do)
    thread = threading.Thread(target=do)
    thread.start()
    thread.join()


def _dead() -> int:
    child = multiprocessing.get_context("fork").Process(target=int)
    child.start()
    child.join()
    return child.pid or 0
