"""What must not grow with the number of vaults."""

from collections.abc import Callable

import pytest

from bulkhead.base.ids import uuid7
from bulkhead.isolation import keys, lifecycle, migrating, registry, upgrading
from bulkhead.isolation.places import Places
from tests.isolation.conftest import Two


def test_beyond_the_near_ports_a_vault_gets_a_high_one_that_no_other_has(
    data: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "PORTS", range(8100, 8102))
    monkeypatch.setattr(registry, "TRIES", 5)

    ports = [keys.ring().registry.reserve(uuid7(), slug=f"c{n}", wrapped_key=b"key").port for n in range(20)]

    assert len(set(ports)) == 20
    assert [port in registry.HIGH_PORTS for port in ports] == [False] * 2 + [True] * 18


def test_when_those_are_taken_too_it_gets_one_of_the_highest(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "PORTS", range(8100, 8101))
    monkeypatch.setattr(registry, "HIGH_PORTS", range(20000, 20002))
    monkeypatch.setattr(registry, "TRIES", 2)

    ports = [keys.ring().registry.reserve(uuid7(), slug=f"c{n}", wrapped_key=b"key").port for n in range(5)]

    assert len(set(ports)) == 5
    assert [port in registry.HIGHEST_PORTS for port in ports] == [False] * 3 + [True] * 2


@pytest.mark.parametrize("start", [upgrading.note_behind, upgrading.upgrade_all, lifecycle.discard_unfinished])
def test_a_start_after_a_finished_upgrade_looks_into_no_vault_and_lists_none(
    two: Two, start: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrading.upgrade_all()
    looked: list[object] = []
    monkeypatch.setattr(migrating, "is_current", looked.append)
    monkeypatch.setattr(registry.Registry, "entries", lambda _: looked.append("the list"))

    start()

    assert looked == []


def test_the_first_look_after_an_upgrade_of_the_code_does_not_keep_the_start_waiting(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "LOOKING", 0.0)

    assert upgrading.note_behind() == 2
    assert upgrading.upgrade_noted() == migrating.Migrated(current=2, upgraded=0, broken=())
    assert keys.ring().registry.resting() == {}
