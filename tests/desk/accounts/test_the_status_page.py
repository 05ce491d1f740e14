"""What runs here, said as it is."""

import socket
from collections.abc import Callable

from bulkhead.base import local
from bulkhead.isolation.control import WORKER
from bulkhead.isolation.places import Places
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.desk.soundness import facts
from tests.browse import Answer, Browser, desk_browser
from tests.cast import Cast


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


def test_a_worker_that_does_not_run_is_named_first(desk: Browser) -> None:
    assert "<h1>Worker needs you.</h1>" in desk.get("/status/").text
    assert words("Worker") == ("bad", "Not running")


def test_a_worker_that_listens_runs(desk: Browser, data: Places) -> None:
    with local.bind(data.run / WORKER, kind=socket.SOCK_DGRAM):
        assert words("Worker") == ("good", "Running")
        assert "Everything that should run runs." in desk.get("/status/").text


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
