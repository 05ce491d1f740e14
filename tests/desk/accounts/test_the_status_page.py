"""What runs here, said as it is."""

import os
import socket
from collections.abc import Callable

import pytest

from bulkhead.base import local
from bulkhead.base.sealing import Seal
from bulkhead.isolation import children
from bulkhead.isolation.control import WORKER
from bulkhead.isolation.places import Places
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.desk.soundness import Fact, facts, headline
from bulkhead.work.spares import Spares
from tests.browse import Answer, Browser, desk_browser
from tests.cast import Cast
from tests.processes.conftest import eventually


def words(name: str) -> tuple[str, str]:
    return next((fact.kind, fact.word) for fact in facts() if fact.name == name)


def test_each_fact_has_its_word(desk: Browser, data: Places) -> None:
    page = desk.get("/status/")

    assert page.status == 200
    assert [fact.name for fact in facts()] == [
        "Worker",
        "Key file",
        "Kernel seal",
        "Practice store",
        "Backup",
        "Practice log",
        "Clients",
    ]
    assert str(data.keys / "master") in page.text
    assert "Kernel seal: OFF." in page.text
    assert words("Clients") == ("open", "2 clients")
    assert words("Practice store") == ("good", "Current")


def test_the_seal_of_those_that_read_files_is_asked_of_one_of_them(desk: Browser, data: Places) -> None:
    spares = Spares(data.run, parent=os.getpid())
    assert eventually(lambda: children.seal() is not None, within=15)  # its start takes longer than a page waits.
    told = children.seal()
    page = desk.get("/status/").text
    spares.stop()

    assert told is not None
    assert "Kernel seal: OFF. Portals are separate processes" in page
    assert told.words in page
    assert ("Readers only" in page, "Those that read files are sealed." in page) == (told.is_whole, told.is_whole)


def test_a_seal_that_is_not_whole_is_said_to_be_off(desk: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    half = Seal(seccomp=True, network=True, signals=True, missing=("The kernel offers no landlock here (No).",))
    monkeypatch.setattr(children, "seal", lambda: half)

    page = desk.get("/status/").text

    assert words("Kernel seal") == ("warn", "Off")
    assert "Those that read files are not sealed, or not wholly. On: no network," in page
    assert "Off: no files of others. The kernel offers no landlock here (No)." in page


def test_where_no_worker_runs_nothing_is_claimed_of_those_that_read_files(desk: Browser) -> None:
    page = desk.get("/status/").text

    assert "Those that read files tell theirs while the worker runs and one of them is free." in page


def test_a_worker_that_does_not_run_is_named_first(desk: Browser) -> None:
    assert "<h1>Worker needs you.</h1>" in desk.get("/status/").text
    assert words("Worker") == ("bad", "Not running")


def test_a_worker_that_listens_runs(desk: Browser, data: Places) -> None:
    with local.bind(data.run / WORKER, kind=socket.SOCK_DGRAM):
        assert words("Worker") == ("good", "Running")
        page = desk.get("/status/").text
        assert "<h1>Running, two things to look at.</h1>" in page
        assert "To look at: Kernel seal and Backup." in page


def test_the_headline_says_all_is_well_only_where_it_is() -> None:
    well, doubtful = Fact("Worker", "good", "Running", ""), Fact("Backup", "warn", "None yet", "")
    broken = Fact("Key file", "bad", "Missing", "")

    assert headline([well]) == "Everything that should run runs."
    assert headline([well, doubtful]) == "Running, one thing to look at."
    assert headline([broken, doubtful, broken._replace(name="Worker")]) == "Key file and Worker need you."


def test_the_key_file_is_said_to_be_copied_each_time(desk: Browser) -> None:
    assert "Without it nothing here can be read again, by anyone" in desk.get("/status/").text


def test_a_key_that_others_can_read_is_told_with_the_command(desk: Browser, data: Places) -> None:
    key = data.keys / "master"
    key.chmod(0o644)

    assert f"Run: chmod 600 {key}" in desk.get("/status/").text


def test_a_key_that_is_gone_is_told(cast: Cast, data: Places) -> None:
    (data.keys / "master").unlink()

    assert words("Key file") == ("bad", "Missing")


def test_the_log_is_verified_line_by_line(desk: Browser) -> None:
    count = PracticeLine.objects.count()

    page = desk.follow(desk.post("/status/verification/")).text

    assert f"{count} lines of the practice log, none changed or missing." in page


def test_an_associate_finds_nothing_here(cast: Cast) -> None:
    tobias = desk_browser(as_practitioner=cast.tobias)

    assert [tobias.get("/status/").status, tobias.post("/status/verification/").status] == [404, 404]


def test_a_stranger_is_sent_to_the_sign_in(stranger: Browser) -> None:
    assert stranger.get("/status/").status == 302


def test_a_link_verifies_nothing(desk: Browser) -> None:
    assert desk.get("/status/verification/").status == 405


def test_few_questions_are_asked(desk: Browser, asked: Callable[[Browser, str], tuple[Answer, int]]) -> None:
    _, count = asked(desk, "/status/")

    assert count <= 9
