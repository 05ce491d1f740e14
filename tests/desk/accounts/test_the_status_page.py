"""What runs here, said as it is."""

import os
import re
import socket
from collections.abc import Callable

import pytest

from bulkhead.base import local
from bulkhead.base.facts import Fact
from bulkhead.base.sealing import Seal
from bulkhead.isolation import children
from bulkhead.isolation.control import WORKER
from bulkhead.isolation.facts import gathered, home, machine, room, seal
from bulkhead.isolation.places import Places
from bulkhead.practice.accounts.models import Practice
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.desk.soundness import headline, said
from bulkhead.work.spares import Spares
from tests.browse import Answer, Browser, desk_browser
from tests.cast import Cast
from tests.processes.conftest import eventually

OF_SOME_MACHINES = frozenset({"User", "Memory images", "Memory for uploads"})


def facts() -> list[Fact]:
    practice = Practice.only()
    assert practice is not None
    return [one.fact for one in said(practice)]


def words(name: str) -> tuple[str, str]:
    return next((fact.kind, fact.word) for fact in facts() if fact.name == name)


def by_group(browser: Browser) -> dict[str, list[str]]:
    """What the page says, by heading."""
    page = browser.get("/status/").text
    parts = [part.partition("</h2>") for part in page.split("<h2>")[1:]]
    return {name: re.findall(r'<div class="row-words">(?:<a [^>]*>|<span>)(.+?)</', rest) for name, _, rest in parts}


@pytest.fixture
def sound_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of which all is well, whichever the tests run on; what the practice and its stores say is their own."""

    def well(side: Callable[[Places], list[Fact]]) -> Callable[[Places], list[Fact]]:
        return lambda at: [fact._replace(kind="good") for fact in side(at) if fact.name not in OF_SOME_MACHINES]

    of_machine = (machine.facts, seal.facts, room.facts, home.facts)
    sides = [(group, well(side) if side in of_machine else side) for group, side in gathered.SIDES]
    monkeypatch.setattr(gathered, "SIDES", sides)


@pytest.mark.usefixtures("sound_machine")
def test_each_fact_stands_under_its_heading(desk: Browser, data: Places) -> None:
    assert by_group(desk) == {
        "Running": [
            "Worker",
            "Mail",
            "Python and packages",
            "Clock",
            "Time zones",
            "Open files",
            "Clients&#39; stores",
            "Upgrade of the clients&#39; stores",
            "Practice store",
        ],
        "Keys": ["Key file", "Recovery sheet"],
        "Backups": ["Backup"],
        "Isolation": ["Isolation check", "Seal of portals", "Seal of readers", "Clients", "Practice log"],
        "Room": ["Room on disk"],
        "Access": ["Second factor", "Said to clients", "Addresses", "Data folder"],
    }
    assert str(data.keys / "master") in desk.get("/status/").text
    assert words("Clients") == ("open", "2 clients")
    assert words("Practice store") == ("good", "Current")


def test_what_wants_somebody_stands_first_and_what_is_well_is_folded(desk: Browser) -> None:
    page = desk.get("/status/").text

    running, room = (page.split(f"<h2>{name}</h2>")[0].rsplit("<details", 1)[1] for name in ("Running", "Room"))
    assert by_group(desk)["Running"][0] == "Worker"
    assert (" open>" in running, " open>" in room) == (True, False)


def test_a_remedy_is_there_to_be_typed(desk: Browser, data: Places) -> None:
    data.data.chmod(0o755)

    page = desk.get("/status/").text

    assert f'Type: <code class="mono">chmod 700 {data.data}</code>' in page


def test_the_seal_of_those_that_read_files_is_asked_of_one_of_them(desk: Browser, data: Places) -> None:
    spares = Spares(data.run, parent=os.getpid())
    assert eventually(lambda: children.seal() is not None, within=15)  # its start takes longer than a page waits.
    told = children.seal()
    due = ("good", "On") if told and told.is_whole else ("warn", "Off")
    page = desk.get("/status/").text
    assert eventually(lambda: words("Seal of readers") == due, within=15)  # each question takes a spare.
    spares.stop()

    assert told is not None
    assert told.words in page
    assert "No portal has woken since Bulkhead started" in page


def test_a_seal_that_is_not_whole_is_said_to_be_off(desk: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    half = Seal(seccomp=True, network=True, signals=True, missing=("The kernel offers no landlock here (No).",))
    monkeypatch.setattr(children, "seal", lambda: half)

    page = desk.get("/status/").text

    assert words("Seal of readers") == ("warn", "Off")
    assert "Those that read files are not sealed, or not wholly. On: no network," in page
    assert "Off: no files of others. The kernel offers no landlock here (No)." in page


def test_where_no_worker_runs_nothing_is_claimed_of_those_that_read_files(desk: Browser) -> None:
    page = desk.get("/status/").text

    assert "Those that read files tell theirs while the worker runs and one of them is free." in page


def test_a_worker_that_does_not_run_is_named_first(desk: Browser) -> None:
    assert "<h1>Worker needs you.</h1>" in desk.get("/status/").text
    assert words("Worker") == ("bad", "Not running")


@pytest.mark.usefixtures("sound_machine")
def test_a_worker_that_listens_runs(desk: Browser, data: Places) -> None:
    with local.bind(data.run / WORKER, kind=socket.SOCK_DGRAM):
        assert words("Worker") == ("good", "Running")
        page = desk.get("/status/").text
        assert "<h1>Running, seven things to look at.</h1>" in page
        assert (
            "To look at: Key file, Recovery sheet, Backup, Isolation check, Mail, Second factor and Said to clients."
            in page
        )


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
