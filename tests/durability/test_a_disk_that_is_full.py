"""A disk that is really full, at many fill levels: told in words, nothing half, pages can be read, and it recovers."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from bulkhead.crossings.opening import open_client
from bulkhead.isolation import keys, room
from bulkhead.isolation.places import Places
from tests.browse import Browser, desk_browser, portal_browser
from tests.cast import PASSWORD, Cast
from tests.conftest import close_stores
from tests.durability.stage import FLOWS, Stage
from tests.durability.whole import Acknowledged, faults, left_over

SIZE = 24 << 20
LEVELS_KB = (0, 4, 12, 32, 64, 128, 256, 512, 1024, 3072)
SOME_KB = (0, 12, 64, 512)
ALL = ("upload", "comment", "send", "deliver", "shelve")
SOME = ("upload", "comment", "send")
TOLD = {303, 503, 507}


def can_mount(folder: Path) -> bool:
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "bulkhead-test", str(folder)]
    return os.geteuid() == 0 and subprocess.run(mount, capture_output=True).returncode == 0


@pytest.fixture
def small(migrated: Places, tmp_path: Path) -> Iterator[Places]:
    """A data folder on a disk of its own, of 24 MB."""
    disk = tmp_path / "disk"
    if not can_mount(disk):
        pytest.skip("NOT RUN: no small disk can be mounted -- run as root")
    places = Places(disk / "data")
    shutil.copytree(migrated.data, places.data)
    keys.install(keys.Ring(places, keys.load_master(places)))
    yield places
    close_stores()
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def stage(small: Places, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Nothing is kept back, so that the disk itself has to say so."""
    monkeypatch.setenv(room.SETTING, "100")
    cast = Cast.assemble()
    open_client(cast.signal.client, by=cast.maren)
    portal = portal_browser(cast.signal.client, as_person=cast.signal.sponsor)
    return Stage(desk_browser(as_practitioner=cast.maren), portal, cast.signal.client, cast.signal.sponsor)


def fill(places: Places, *, leave: int) -> None:
    """All but so many bytes are somebody else's."""
    filler = places.data.parent / "filler"
    filler.unlink(missing_ok=True)
    free = shutil.disk_usage(places.data).free
    with open(filler, "wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free - leave))


def empty(places: Places) -> None:
    (places.data.parent / "filler").unlink()


def tried(stage: Stage, places: Places, name: str, *, leave: int) -> tuple[int, list[str]]:
    """One flow on a disk with so little left; what was answered, and what was wrong, then and afterwards."""
    flow = FLOWS[name]
    mark = flow.ready(stage, f"f{name}-{leave}")
    fill(places, leave=leave)
    status = flow.act(stage, mark)
    pages = [stage.desk.get("/").status, stage.portal.get("/").status, stage.portal.get("/delivered/").status]
    found = [] if status in TOLD else [f"answered {status}"]
    found += [] if pages == [200, 200, 200] else [f"pages answered {pages}"]
    found += [] if status != 303 or flow.is_there(stage, mark) else ["acknowledged and not there"]
    empty(places)
    again = flow.act(stage, mark)
    found += [] if (again, flow.is_there(stage, mark)) == (303, True) else [f"answered {again} when there was room"]
    return status, found + faults(stage.client, Acknowledged())


@pytest.mark.parametrize(("flows", "levels"), [(SOME, SOME_KB), pytest.param(ALL, LEVELS_KB, marks=pytest.mark.deep)])
def test_at_many_fill_levels_it_is_told_nothing_is_half_and_it_recovers(
    stage: Stage,
    small: Places,
    flows: tuple[str, ...],
    levels: tuple[int, ...],
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    refused, found, count = 0, [], 0
    for name, leave in product(flows, levels):
        status, wrong = tried(stage, small, name, leave=leave << 10)
        refused, count = refused + (status != 303), count + 1
        found += [f"{name} with {leave} KB left: {one}" for one in wrong]

    record_property("measured", f"{count} full disks, {refused} acts refused")
    assert (found, refused >= count // 4) == ([], True)
    assert left_over(stage.client, monkeypatch) == []


def test_work_goes_on_until_the_log_can_grow_no_more_and_nothing_is_lost(
    stage: Stage, small: Places, record_property: Callable[[str, object], None]
) -> None:
    """The log beside the store is written back into it now and then; that must not fail anybody either."""
    fill(small, leave=600 << 10)
    marks, statuses = [], []
    for number in range(80):
        marks.append(FLOWS["comment"].ready(stage, f"word-{number} {'x' * 3000}"))
        statuses.append(FLOWS["comment"].act(stage, marks[-1]))
    empty(small)

    record_property("measured", f"{statuses.count(303)} remarks taken, {statuses.count(507)} refused")
    assert set(statuses) == {303, 507}
    kept = [FLOWS["comment"].is_there(stage, mark) for mark in marks]
    assert kept == [status == 303 for status in statuses]
    assert faults(stage.client, Acknowledged()) == []
    assert FLOWS["comment"].act(stage, marks[-1]) == 303


def test_at_95_per_cent_people_still_come_in_and_read(
    stage: Stage, small: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept back is enough for signing in, again and again."""
    monkeypatch.setenv(room.SETTING, "95")
    monkeypatch.setattr(room, "LOOK_EVERY", 0.0)
    fill(small, leave=SIZE * 4 // 100)

    statuses = [signed_in() for _ in range(5)]
    refused = FLOWS["upload"].act(stage, "01a20509-c66e-77a6-b20a-6027b7fccb9b")
    empty(small)

    assert (set(statuses), refused) == ({(302, 200, 302)}, 507)


def signed_in() -> tuple[int, int, int]:
    browser: Browser = desk_browser()
    came = browser.post("/sign-in/", {"login": "maren@northlight.example", "password": PASSWORD})
    return came.status, browser.get("/").status, browser.post("/sign-out/").status
