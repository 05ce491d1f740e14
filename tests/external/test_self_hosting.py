"""docs/self-hosting.md, typed line by line on a machine that has nothing yet, with each of the two proxies."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.external.bare_machine import PAGE, ROOT
from tests.external.page import blocks_of

UNIT = ROOT / "docs" / "systemd" / "bulkhead.service"
NEEDED = ("unshare", "setpriv", "runuser", "useradd", "ip", "ss", "curl", "systemd-analyze")
BARE = ["unshare", "--mount", "--net", "--pid", "--uts", "--fork", "--kill-child", "--mount-proc"]
SEALS = ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self", "seccomp", "memfd_create", "prctl")
Answers = list[dict[str, str | int]]


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def answers(request: pytest.FixtureRequest) -> Answers:
    """What each block of the page answered."""
    if os.geteuid() != 0:
        pytest.skip("NOT RUN: a bare machine needs root -- sudo bin/test tests/external")
    for tool in (*NEEDED, request.param):
        if shutil.which(tool, path=f"{os.environ['PATH']}:/usr/sbin") is None:
            pytest.skip(f"NOT RUN: no {tool} -- apt-get install {tool}")
    if subprocess.run([*BARE, "mount", "-t", "tmpfs", "none", "/run"], capture_output=True, check=False).returncode:
        pytest.skip("NOT RUN: this machine lets nobody make one of its own inside it -- run it outside a container")
    command = [*BARE, sys.executable, "-m", "tests.external.bare_machine", request.param]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stderr
    told: Answers = json.loads(done.stdout)
    return told


def test_every_line_of_the_page_works(answers: Answers) -> None:
    failed = [answer for answer in answers if answer["status"] and "doctor" not in str(answer["lines"])]

    assert failed == []


def test_the_first_page_asks_for_a_code_of_the_log(answers: Answers) -> None:
    said = next(answer["said"] for answer in answers if answer["heading"] == "The first page")

    assert str(said).startswith("The first page of the desk asks for this code: ")


def test_a_portal_answers_at_its_name(answers: Answers) -> None:
    assert [answer["said"] for answer in answers if answer["heading"] == "A portal"][1:] == ["200"]


def test_nothing_but_the_proxy_listens_to_other_machines(answers: Answers) -> None:
    said = next(str(answer["said"]) for answer in answers if str(answer["lines"]).startswith("ss "))
    addresses = {line.split()[3] for line in said.splitlines()[1:]}

    assert {one.rpartition(":")[2] for one in addresses if not one.startswith(("127.0.0.1:", "[::1]:"))} == {
        "80",
        "443",
    }


def test_the_doctor_finds_nothing_unsafe_in_what_the_page_made(answers: Answers) -> None:
    doctor = next(answer for answer in answers if "doctor" in str(answer["lines"]))
    said = str(doctor["said"])

    assert doctor["status"] == 1  # mail and what clients read are still to be written.
    assert "  BAD " not in said
    assert "Behind a proxy" in said
    assert "Only bulkhead reads and writes /srv/bulkhead/data." in said


def test_the_unit_allows_what_the_seals_are_made_of() -> None:
    """A call that its filter refuses is a seal that is off, and nothing else would show it."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("NOT RUN: no systemd-analyze -- apt-get install systemd")
    said = [
        line.partition("=")[2].split() for line in UNIT.read_text().splitlines() if line.startswith("SystemCallFilter=")
    ]
    allowed = {call for words in said for word in words for call in members(word)}

    assert [call for call in SEALS if call not in allowed] == []


def test_the_unit_leaves_little_open() -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("NOT RUN: no systemd-analyze -- apt-get install systemd")
    done = run("systemd-analyze", "security", "--offline=true", "--threshold=20", str(UNIT))

    assert done.returncode == 0, done.stdout[-300:]


def test_the_page_has_lines_for_each_step() -> None:
    headings = list(dict.fromkeys(block.heading for block in blocks_of(PAGE)))

    assert headings == [
        "A user, and folders",
        "The program",
        "The settings and the service",
        "The first page",
        "The certificate",
        "The proxy: nginx",
        "The proxy: Caddy",
        "Try it",
        "What is missing or unsafe",
        "Backups",
        "Upgrading, and back again",
    ]


def members(name: str) -> set[str]:
    """A call, or those of a group, as this machine's systemd has it."""
    if not name.startswith("@"):
        return {name}
    lines = run("systemd-analyze", "syscall-filter", name).stdout.splitlines()[1:]
    inner = [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]
    return {call for one in inner for call in members(one)}


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
