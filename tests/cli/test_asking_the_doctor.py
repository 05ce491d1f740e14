"""`bulkhead doctor`: what is missing or unsafe, in words, with what to type; nothing is changed."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from bulkhead.base.facts import BAD, GOOD, OPEN, UNKNOWN, WARN, Fact
from bulkhead.cli.doctor.certificate import certificate_fact
from bulkhead.cli.doctor.command import CANNOT_TELL, UNSAFE, WELL, status_of
from bulkhead.config.processes.certificates import made_for
from bulkhead.isolation.places import Places
from tests.cast import Cast

BEGIN = "-----BEGIN CERTIFICATE"
Told = dict[str, dict[str, str]]


def ask(places: Places, *more: str) -> tuple[int, str]:
    """In a process of its own, as it is typed."""
    command = [sys.executable, "-m", "bulkhead.cli", "doctor", "--data", str(places.data), *more]
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("BULKHEAD_", "DJANGO_"))}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def facts_of(said: str) -> Told:
    return {fact["name"]: fact for fact in json.loads(said)["facts"]}


def certificate_of(name: str) -> str:
    """Without the key that is made beside it."""
    return BEGIN + made_for(name).partition(BEGIN)[2]


def listing(folder: Path) -> dict[str, tuple[int, float]]:
    """Every file with its size and time; what a look at SQLite leaves beside a store is not one."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm")))
    return {str(path): (path.stat().st_size, path.stat().st_mtime) for path in files}


def test_it_says_each_thing_with_what_to_type(cast: Cast, data: Places) -> None:
    data.data.chmod(0o755)

    status, said = ask(data)

    assert status == UNSAFE
    assert "  LOOK  Data folder: Others may look\n" in said
    assert f"        Type: chmod 700 {data.data}\n" in said
    assert "  LOOK  Mail: Not set up\n" in said
    assert "A password alone lets Maren Okafor, Tobias Lind in." in said


def test_machines_get_the_same(cast: Cast, data: Places) -> None:
    _, said = ask(data, "--json")

    told = facts_of(said)
    assert json.loads(said)["verdict"] == "unsafe"
    assert (told["Clients"]["group"], told["Clients"]["word"]) == ("Isolation", "2 clients")
    assert told["Practice store"]["kind"] == GOOD


def test_nothing_is_changed(cast: Cast, data: Places) -> None:
    before = listing(data.data)

    ask(data)

    assert listing(data.data) == before


def test_a_folder_without_a_practice_is_not_called_well(tmp_path: Path) -> None:
    status, said = ask(Places(tmp_path / "none"), "--json")

    assert status in (UNSAFE, CANNOT_TELL)
    assert facts_of(said)["Practice store"]["word"] == UNKNOWN
    assert facts_of(said)["Key file"]["word"] == "None yet"
    assert not (tmp_path / "none").exists()


def test_a_key_that_others_can_read_is_said_and_not_used(cast: Cast, data: Places) -> None:
    (data.keys / "master").chmod(0o644)

    status, said = ask(data, "--json")

    told = facts_of(said)
    assert (status, told["Keys"]["kind"], "Practice store" in told) == (UNSAFE, BAD, False)
    assert "chmod 600" in told["Keys"]["words"]


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ([], WELL),
        ([(GOOD, "On"), (OPEN, "2 clients")], WELL),
        ([(GOOD, "On"), (WARN, "Off")], UNSAFE),
        ([(BAD, "Gone"), (OPEN, UNKNOWN)], UNSAFE),
        ([(GOOD, "On"), (OPEN, UNKNOWN)], CANNOT_TELL),
    ],
)
def test_it_ends_with_what_it_found(kinds: list[tuple[str, str]], status: int) -> None:
    assert status_of([Fact("It", kind, word, "") for kind, word in kinds]) == status


@pytest.mark.parametrize(("days", "word"), [(0, "89 days left"), (80, "9 days left"), (91, "Expired")])
def test_a_certificate_is_told_before_it_ends(tmp_path: Path, days: int, word: str) -> None:
    path = tmp_path / "fullchain.pem"
    path.write_text(certificate_of("*.portal.example.com"))

    with time_machine.travel(datetime.now().astimezone() + timedelta(days=days, seconds=9)):
        fact = certificate_fact(str(path))

    assert fact.word == word


def test_a_certificate_of_one_client_is_advised_against(tmp_path: Path) -> None:
    path = tmp_path / "fullchain.pem"
    path.write_text(certificate_of("signal.portal.example.com"))

    assert certificate_fact(str(path)).word == "No wildcard"


def test_where_no_certificate_can_be_had_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "note.pem").write_text("no certificate")

    assert certificate_fact(str(tmp_path / "note.pem")).word == UNKNOWN
