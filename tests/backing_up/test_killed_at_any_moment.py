"""Killed with nothing said, at any moment: a backup is there whole or not at all, and a restore the old or the new."""

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.crossings.restoring import restore_all, restore_client
from bulkhead.isolation import inside, keys, placing
from bulkhead.isolation.backing_up import sets
from bulkhead.isolation.backing_up.again import prove_again
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.places import Places
from bulkhead.isolation.placing import HalfRestored
from bulkhead.isolation.rekeying.leftovers import remove_leftovers
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import VaultLine
from tests.backing_up.conftest import contents, opened
from tests.cast import Cast
from tests.conftest import MEMORY, close_stores

SEED = 20261123
POINTS = pytest.mark.parametrize("points", [8, pytest.param(150, marks=pytest.mark.deep)])


def killed(work: Callable[[], object], *, after: float) -> bool:
    """Done in a process of its own, which is killed after so many seconds; whether it was still at it."""
    close_stores()
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def took(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


@POINTS
def test_a_backup_is_whole_or_not_there(cast: Cast, shelf: Path, points: int) -> None:
    chosen, cut = random.Random(SEED), 0
    longest = took(lambda: make(shelf))
    for _ in range(points):
        cut += killed(lambda: make(shelf), after=chosen.uniform(0, longest))
        for one in sets.all_seen(shelf, ring=keys.ring()):
            assert (one.why_not, prove_again(shelf / one.name).vaults) == ("", 2)
            if one.name != sets.all_seen(shelf, ring=keys.ring())[-1].name:
                shutil.rmtree(shelf / one.name)

    assert cut > points // 2
    assert make(shelf).failed == {}
    assert [path.name for path in shelf.iterdir() if path.name.startswith((".part", ".gone"))] == []


@POINTS
def test_one_client_is_the_old_or_the_new(cast: Cast, backed_up: Made, shelf: Path, points: int) -> None:
    chosen, cut, seen = random.Random(SEED), 0, set()
    client, folders = cast.signal.client, keys.ring().places.data / "vaults"
    longest = took(lambda: restore_client(client, named=shelf))
    for _ in range(points):
        with inside(client):
            StatusSentence.write("Written since.", by=cast.maren.actor)
        cut += killed(lambda: restore_client(client, named=shelf), after=chosen.uniform(0, longest))
        keys.ring().registry.rouse_the_abandoned()
        with inside(client):
            seen.add(StatusSentence.objects.filter(words="Written since.").exists())
            assert Person.objects.count() == 2
            assert VaultLine.verify() > 0
        assert contents(keys.ring().fresh(cast.harbor.client.id)).head.number > 0

    assert cut > points // 2
    assert True in seen
    remove_leftovers()
    assert len(list(folders.iterdir())) == 2


@POINTS
def test_a_whole_restore_is_finished_or_begun_again(cast: Cast, backed_up: Made, shelf: Path, points: int) -> None:
    chosen, cut, ring = random.Random(SEED), 0, keys.ring()
    for number in range(points + 1):
        with tempfile.TemporaryDirectory(prefix="bulkhead-new-", dir=MEMORY) as folder:
            places = Places(Path(folder))
            shutil.copytree(ring.places.keys, places.keys)
            if number == 0:
                longest = took(lambda: restored(shelf, places))  # noqa: B023 -- called at once.
            else:
                cut += killed(lambda: restored(shelf, places), after=chosen.uniform(0, longest))  # noqa: B023 -- see above.
                begin_again(shelf, places)
            assert len(opened(places.data).registry.entries()) == 2
            assert all(contents(store).head.number for store in (keys.ring().practice(), *vaults()))
        close_stores()
        keys.install(ring)

    assert cut > points // 2


def vaults() -> list[keys.Opened]:
    return [keys.ring().vault(one.vault_id) for one in keys.ring().registry.entries()]


def restored(shelf: Path, places: Places) -> None:
    restore_all(shelf, places=places, master=keys.load_master(places))


def begin_again(shelf: Path, places: Places) -> None:
    """What the next start does, and what it tells a person to do."""
    try:
        placing.finish(places)
    except HalfRestored:
        restored(shelf, places)
    if not places.registry.exists():
        restored(shelf, places)
