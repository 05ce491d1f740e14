"""What a crash leaves is swept at the start and daily, what is in the making is spared, and the log says how much."""

import logging
import os
import time
from pathlib import Path

import pytest

from bulkhead.isolation.blobs import tray_blobs
from bulkhead.isolation.janitor import sweep_scratch
from bulkhead.isolation.places import Places
from bulkhead.work import chores

HOUR = 3600.0
LEFT = (
    "template/tmpabc123",
    "template/vault-0f.4711",
    "backups/.part-20261122-x",
    "backups/.gone-1f",
    "backups/before-20261122/acme.part",
)
WHOLE = ("template/vault-0f.sql", "backups/before-20261122/acme.db", "run/clock")


def made(places: Places, name: str, *, age: float) -> Path:
    path = places.data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if "." in path.name and not path.name.startswith("."):
        path.write_bytes(b"half")
    else:
        path.mkdir(exist_ok=True)
        (path / "vault.db").write_bytes(b"half")
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def test_unfinished_things_go_and_whole_ones_stay(data: Places) -> None:
    left, whole = [made(data, name, age=HOUR) for name in LEFT], [made(data, name, age=HOUR) for name in WHOLE]

    swept = sweep_scratch(data, older_than=time.time() - 60)

    assert (swept, [path.exists() for path in left]) == (len(LEFT), [False] * len(LEFT))
    assert [path.exists() for path in whole] == [True] * len(WHOLE)


def test_what_is_in_the_making_is_spared(data: Places) -> None:
    young = [made(data, name, age=0) for name in LEFT]

    assert sweep_scratch(data, older_than=time.time() - 60) == 0
    assert [path.exists() for path in young] == [True] * len(LEFT)


def test_a_link_is_taken_away_and_not_what_it_leads_to(data: Places, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("whole")
    link = data.backups / "proving-x"
    link.symlink_to(tmp_path)

    sweep_scratch(data, older_than=time.time() + 60)

    assert (link.is_symlink(), (tmp_path / "kept").read_text()) == (False, "whole")


def test_the_log_says_how_much(data: Places, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("BULKHEAD_SERVED_SINCE", str(time.time() + 5))
    tray_blobs().put([b"nobody's"])
    made(data, LEFT[0], age=2 * HOUR)

    with caplog.at_level(logging.INFO, logger="bulkhead.work"):
        chores.sweep_files()

    assert caplog.messages == ["swept 1 files that no row names", "swept 1 unfinished things"]


@pytest.mark.parametrize("by", [-7200.0, 365 * 24 * HOUR])
def test_a_clock_that_was_set_makes_no_new_file_look_left_over(
    data: Places, monkeypatch: pytest.MonkeyPatch, by: float
) -> None:
    """A file is written before its row; a clock set in between must not cost it."""
    monkeypatch.setenv("BULKHEAD_SERVED_SINCE", str(time.time() - HOUR))
    sealed, real = tray_blobs().put([b"its row comes in a moment"]), time.time

    monkeypatch.setattr(time, "time", lambda: real() + by)
    chores.sweep_files()

    assert tray_blobs().path(sealed.blob_id).exists()
