"""A vault at a standstill: nobody comes in, those inside finish first, and a vault that moved is found again."""

import multiprocessing
import os
import shutil
import threading
import time
from uuid import UUID

import pytest

from bulkhead.isolation import inside, keys
from bulkhead.isolation.errors import VaultBusy, VaultMissing, VaultResting
from bulkhead.isolation.gate import close
from bulkhead.isolation.standstill import Rest, standstill
from bulkhead.vault.people.models import Person
from tests.isolation.conftest import Two


def test_nobody_else_comes_in(two: Two) -> None:
    refused: list[str] = []

    def try_it() -> None:
        try:
            with inside(two.a):
                pass
        except VaultResting as refusal:
            refused.append(str(refusal))

    with standstill(two.a, why=Rest.RESTORE):
        _in_a_thread(try_it)

    assert refused == [Rest.RESTORE.words]


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
    registry = keys.ring().registry
    registry.rest([two.a], why=Rest.KEY, process=_dead())
    registry.rest([two.b], why=Rest.UPGRADE, process=os.getpid())

    registry.rouse_the_abandoned()

    assert registry.resting() == {two.b: "upgrade"}
    registry.rouse([two.b])


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
