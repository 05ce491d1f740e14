"""A copy's key lies in memory alone, what a killed check left goes at the next start, and other code walks anew."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bulkhead.base.canaries import Canaries
from bulkhead.cli.check import scratch as scratches
from bulkhead.cli.check import state
from bulkhead.cli.check.addresses import Holdings
from bulkhead.cli.check.asking import Asking
from bulkhead.cli.check.cast import PORTAL, Extra, Visitor
from bulkhead.cli.check.judging import Judge
from bulkhead.cli.check.planting import Planted
from bulkhead.cli.check.scratch import MEMORY, checks_folder, scratch
from bulkhead.cli.check.serving import free_port
from bulkhead.cli.check.staging import Stage
from bulkhead.cli.check.state import State, program
from bulkhead.cli.check.walking import Grounds, Walked
from bulkhead.cli.refusing import Refused
from bulkhead.isolation.copying import size_of
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client

HELD = """
import sys, time
from pathlib import Path
from bulkhead.cli.check import scratch as scratches
from bulkhead.isolation.places import Places
scratches.size_of = lambda places: 1 << 60
with scratches.scratch(Places(Path(sys.argv[1]))) as room:
    (room.keys / "master").write_bytes(b"k" * 32)
    print(room.top, room.keys, flush=True)
    time.sleep(60)
"""


def test_the_key_of_a_copy_that_is_too_large_for_memory_lies_in_memory(
    data: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratches, "size_of", lambda places: 1 << 60)

    with scratch(data) as room:
        parents = room.top.parent, room.keys.parent

    assert parents == (checks_folder(data), MEMORY)
    assert (room.top.exists(), room.keys.exists()) == (False, False)


def test_without_a_place_in_memory_nothing_is_copied(
    data: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratches, "MEMORY", tmp_path / "none")

    with pytest.raises(Refused, match="The key of the copy must lie in memory and nowhere else"), scratch(data):
        pass

    assert not (data.data / "checks").exists()


def test_what_a_killed_check_left_goes_when_the_next_one_starts(data: Places) -> None:
    top, keys = killed_in_the_middle(data)
    left = top.exists(), (keys / "master").exists()

    with scratch(data):
        assert (left, top.exists(), keys.exists()) == ((True, True), False, False)


def test_a_check_that_runs_is_left_alone(data: Places) -> None:
    with scratch(data) as room:
        with pytest.raises(Refused, match="Another check of this practice is under way"), scratch(data):
            pass

        assert (room.top.exists(), room.keys.exists()) == (True, True)


def test_another_practices_check_is_left_alone(data: Places, tmp_path: Path) -> None:
    with scratch(data) as room, scratch(Places(tmp_path)):
        assert (room.top.exists(), room.keys.exists()) == (True, True)


def test_backups_take_no_room_in_a_copy(data: Places) -> None:
    before = size_of(data)
    (data.backups / "old").write_bytes(b"x" * 4096)
    (data.practice_blobs / "kept").write_bytes(b"x" * 100)

    assert size_of(data) - before == 100


def test_walks_made_by_other_code_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "migrations").mkdir()
    sums = [program(tmp_path), program(tmp_path)]
    (tmp_path / "walking.py").write_text("MOST = 1")
    sums.append(program(tmp_path))
    (tmp_path / "walking.py").write_text("MOST = 2")
    sums.append(program(tmp_path))
    (tmp_path / "migrations" / "0002.py").write_text("")
    sums.append(program(tmp_path))

    assert (sums[0] == sums[1], len(set(sums))) == (True, 4)


def test_a_check_that_goes_on_under_other_code_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staged, visitor = a_stage()
    State.of(tmp_path, staged=staged, only="", afresh=False).note(visitor, walked=Walked())
    same = State.of(tmp_path, staged=staged, only="", afresh=False).waits(visitor)

    monkeypatch.setattr(state, "program", lambda: "another")

    assert (same, State.of(tmp_path, staged=staged, only="", afresh=False).waits(visitor)) == (False, True)


def test_silence_is_an_answer_that_failed() -> None:
    visitor = replace(a_stage()[1], port=free_port())

    answer = Asking().ask(visitor, path="/")

    assert (answer.status, answer.is_failed) == (0, True)


def a_stage() -> tuple[Stage, Visitor]:
    visitor = Visitor("dana", "sponsor", PORTAL, "signal.localhost", 1, "", "a" * 32)
    judge = Judge(canaries=Canaries(), owner_of={}, names={}, at_rest={}, sums={}, rooms={}, tokens={})
    grounds = Grounds({}, Holdings(), judge, {}, {})
    return Stage([], Extra(Client(), Client()), judge.canaries, Planted(), [visitor], grounds), visitor


def killed_in_the_middle(data: Places) -> tuple[Path, Path]:
    command = [sys.executable, "-c", HELD, str(data.data)]
    held = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert held.stdout is not None
    with held.stdout as said:
        top, keys = said.readline().split()
    os.kill(held.pid, signal.SIGKILL)
    held.wait()
    return Path(top), Path(keys)
