"""`bulkhead scan` of folders that are broken, hostile, locked or none, and of one that is stopped half-way."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bulkhead.cli.scan.hand import Answer, Job
from bulkhead.cli.scan.running import _Stopped
from tests.cli.conftest import ROOT, spawn
from tests.cli.scanning import made, scanned

FOLDER = {"Acme/own.txt": "All about Acme.\n", "Zenithal/own.txt": "Ours.\n", "Kestrel/own.txt": "Ours.\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "clients", FOLDER)


def test_what_is_no_document_is_named_with_the_reason(folder: Path) -> None:
    kestrel = folder / "Kestrel"
    (kestrel / "empty.txt").write_bytes(b"")
    (kestrel / "Budget.gsheet").write_text("{}")
    (kestrel / ".report.docx.icloud").write_text("x")
    (kestrel / "~$lock.docx").write_text("x")
    (kestrel / "out").symlink_to("/etc")
    (kestrel / "passwd").symlink_to("/etc/passwd")
    os.mkfifo(kestrel / "pipe.txt")
    with (kestrel / "huge.txt").open("wb") as file:
        file.truncate(201 << 20)

    told = scanned(folder)

    unread = {one["file"]: one["reason"].split(".")[0] for one in told.unreadable}
    left = {one["file"]: one["reason"].split(".")[0] for one in told.skipped}
    assert unread == {
        "Kestrel/empty.txt": "The file is empty",
        "Kestrel/Budget.gsheet": "It is a link to a Google document, not the document",
        "Kestrel/huge.txt": "It is larger than 200 MB, more than a client’s vault takes",
    }
    assert left == {
        "Kestrel/.report.docx.icloud": "It is still in the cloud and not on this computer",
        "Kestrel/~$lock.docx": "It is a lock file that an office program left behind",
        "Kestrel/out": "It is a link, and links are not followed",
        "Kestrel/passwd": "It is a link, and links are not followed",
        "Kestrel/pipe.txt": "It is not a file",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="NOT RUN as root, who may open everything: run the tests as yourself")
def test_what_may_not_be_opened_is_named(folder: Path) -> None:
    (folder / "Kestrel" / "own.txt").chmod(0)
    made(folder, {"Acme/Private/x.txt": "x"})
    (folder / "Acme" / "Private").chmod(0)

    told = scanned(folder)
    (folder / "Acme" / "Private").chmod(0o700)

    assert [one["file"] for one in told.unreadable] == ["Kestrel/own.txt"]
    assert told.skipped == [{"file": "Acme/Private", "reason": "It cannot be opened by this user."}]


def test_hostile_names_steer_no_terminal(folder: Path) -> None:
    (folder / "Acme" / "a\x1b[31m\u202egnp.txt").write_text("Of Zenithal\x1b[2J\u202e.\n")
    Path(os.fsdecode(bytes(folder / "Acme") + b"/bad\xff.txt")).write_text("Of Zenithal.\n")

    done = spawn("scan", str(folder))

    assert not {"\x1b", "\u202e"} & set(done.stdout)
    assert "bad�.txt" in done.stdout


def test_wrong_questions_are_refused_in_a_sentence(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "empty").mkdir()
    flat = made(tmp_path / "flat", {"a.txt": "x"})
    doubled, wordless = tmp_path / "doubled.txt", tmp_path / "wordless.txt"
    doubled.write_text("acme = Acme\nacme = Acme Corp\n")
    wordless.write_text("acme = \n")

    refused = [
        spawn("scan"),
        spawn("scan", str(tmp_path / "nowhere")),
        spawn("scan", str(tmp_path / "empty")),
        spawn("scan", str(flat)),
        spawn("scan", str(folder), "--names", str(doubled)),
        spawn("scan", str(folder), "--names", str(wordless)),
        spawn("scan", str(folder), "--html", str(tmp_path / "no" / "page.html")),
    ]

    assert [one.returncode for one in refused] == [2] * 7
    assert [one.stderr.removeprefix("bulkhead: ").strip() for one in refused] == [
        "Name the folder that has a folder for each client.",
        f"There is no folder {tmp_path / 'nowhere'}.",
        f"{tmp_path / 'empty'} is empty. Name the folder that has a folder for each client.",
        f"{flat} has no sub-folders. Put the files of each client into one of its own.",
        f"{doubled}: Line 2: “acme” stands on line 1 already. Put its names on one line.",
        f"{wordless}: Line 1: “acme” has no names. Write at least its legal name after the “=”.",
        f"There is no folder {tmp_path / 'no'} to write page.html in.",
    ]


def test_control_c_ends_it_with_what_was_found_so_far(tmp_path: Path) -> None:
    files = {f"Acme/{number:04}.txt": "Of Zenithal. " * 40_000 for number in range(120)}
    folder = made(tmp_path / "c", {**files, "Zenithal/own.txt": "Ours.\n"})
    command = [sys.executable, "-m", "bulkhead.cli", "scan", str(folder), "--html", str(tmp_path / "page.html")]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True, process_group=0) as process:
        time.sleep(4)

        os.killpg(process.pid, signal.SIGINT)
        try:
            printed, _ = process.communicate(timeout=60)
        finally:
            process.kill()

    assert process.returncode == 130
    assert printed.startswith("Stopped with ")
    assert " still to come. So far: " in (tmp_path / "page.html").read_text()


def test_an_interrupt_that_was_lost_ends_the_scan_at_the_next_answer() -> None:
    stopped = _Stopped()
    with pytest.raises(KeyboardInterrupt):
        stopped.note()  # here it meets somebody who swallows it.

    with pytest.raises(KeyboardInterrupt):
        next(stopped.before_each(iter([Answer(Job(0, "a", "a", "acme", 1), None)])))
