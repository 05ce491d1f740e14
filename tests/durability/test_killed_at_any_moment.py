"""The desk is killed while it takes files in and delivers them; what it had answered is there, and nothing is half."""

import os
import random
import signal
import time
from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.durability.conftest import Driver
from tests.durability.whole import Acknowledged, faults, left_over
from tests.rig.stores import let_go

POINTS = (
    "bulkhead.isolation.blobs.Writing.finish",
    "bulkhead.isolation.blobs.keys.sync_folder",
    "bulkhead.crossings.intake.judge_file",
    "bulkhead.crossings.intake.inside",
    "bulkhead.vault.deliverables.models.Deliverable.add_version",
    "bulkhead.vault.deliverables.models.Version.save",
    "bulkhead.vault.deliverables.models.Deliverable.tell",
    "bulkhead.vault.deliverables.models.OutboxEntry.write",
    "bulkhead.practice.trail.models.PracticeLine.append",
    "bulkhead.isolation.blobs.BlobStore.remove",
    "bulkhead.vault.deliverables.deliveries.Reader.save",
    "bulkhead.vault.deliverables.deliveries.Delivery.save",
)


def killed(driver: Driver, seed: int, told: Acknowledged, *, after: float) -> None:
    """One desk, its end, and what it had said until then."""
    pid = driver.begin(seed)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    for line in driver.until_killed():
        told.hear(line)


def rounds(
    driver: Driver, cast: Cast, monkeypatch: pytest.MonkeyPatch, *, seeds: range
) -> tuple[Acknowledged, list[str]]:
    told, found, client = Acknowledged(), [], cast.signal.client
    for seed in seeds:
        killed(driver, seed, told, after=random.Random(seed).uniform(0.0, 0.8))
        found += [f"round {seed}: {fault}" for fault in faults(client, told)]
        found += [f"round {seed}: left over: {name}" for name in left_over(client, monkeypatch)]
        let_go()
    return told, found


def test_twenty_desks_killed_at_work_lose_nothing_they_acknowledged(
    driver: Driver, cast: Cast, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    told, found = rounds(driver, cast, monkeypatch, seeds=range(20))

    record_property(
        "measured", f"20 kills, {len(told.uploads)} uploads and {len(told.deliveries)} deliveries acknowledged"
    )
    assert found == []
    assert len(told.uploads) >= 10
    assert len(told.deliveries) >= 5


@pytest.mark.deep
def test_five_hundred_desks_killed_at_work_lose_nothing_they_acknowledged(
    driver: Driver, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, found = rounds(driver, cast, monkeypatch, seeds=range(1000, 1500))

    assert found == []


@pytest.mark.parametrize("seeds", [range(2000, 2000 + len(POINTS))], ids=["each point"])
def test_a_desk_killed_between_any_two_steps_leaves_nothing_half(
    driver: Driver, cast: Cast, monkeypatch: pytest.MonkeyPatch, seeds: range
) -> None:
    told, found, client = Acknowledged(), [], cast.signal.client

    for seed, point in zip(seeds, POINTS, strict=True):
        driver.begin(seed, point)
        for line in driver.until_killed():
            told.hear(line)
        found += [f"{point}: {fault}" for fault in faults(client, told)]
        found += [f"{point}: left over: {name}" for name in left_over(client, monkeypatch)]
        let_go()

    assert found == []
