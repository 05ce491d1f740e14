"""`bulkhead keys`: protect, print, prove, renew and put back."""

import os
import pty
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from bulkhead.base.ids import uuid7
from bulkhead.isolation import children, inside, keyring, keys, master, sheet
from bulkhead.isolation.places import Places
from bulkhead.isolation.proof import last_proof
from bulkhead.vault.trail.models import VaultLine
from tests.cast import Cast
from tests.cli.conftest import ROOT, Run
from tests.conftest import close_stores

WORDS = "otter lantern quiet mile"
LINE = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{4} ){2}[0-9A-HJKMNP-TV-Z]{2}")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase costs half a second on purpose; what it costs is tested beside the wall."""
    monkeypatch.setattr(master, "MEMORY_KIB", 1024)


@pytest.fixture
def laid_down(tmp_path: Path) -> Callable[[str], Path]:
    def lay_down(words: str) -> Path:
        path = tmp_path / f"passphrase-{uuid7().hex}"
        path.touch(mode=0o600)
        path.write_text(words + "\n")
        return path

    return lay_down


@pytest.fixture
def listed(data: Places) -> Places:
    """A data folder with its list of vaults."""
    keys.ring().registry.entries()
    return data


def typed(data: Places) -> str:
    return "\n".join(sheet.lines_of(keys.load_master(data)))


def test_a_passphrase_is_set_changed_and_taken_away(
    run: Run, listed: Places, laid_down: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.load_master(listed)

    assert run("keys", "passphrase", "--file", laid_down(WORDS)).exit_code == 0
    monkeypatch.setenv("BULKHEAD_PASSPHRASE_FILE", str(laid_down(WORDS)))
    assert (master.is_locked(listed), keys.load_master(listed)) == (True, key)

    assert run("keys", "passphrase", "--file", laid_down("meadow copper seven harp")).exit_code == 0
    refused = run("keys", "rotate")
    assert (refused.exit_code, "This is not the passphrase of the master key." in refused.output) == (2, True)

    monkeypatch.setenv("BULKHEAD_PASSPHRASE_FILE", str(laid_down("meadow copper seven harp")))
    assert run("keys", "passphrase", "--remove").exit_code == 0
    assert (master.is_locked(listed), keys.load_master(listed)) == (False, key)


def test_an_easy_passphrase_changes_nothing(run: Run, listed: Places, laid_down: Callable[[str], Path]) -> None:
    answer = run("keys", "passphrase", "--file", laid_down("swordfish"))

    assert (answer.exit_code, "at least 14 characters" in answer.output, master.is_locked(listed)) == (2, True, False)


def test_a_passphrase_is_no_argument(run: Run, listed: Places) -> None:
    assert run("keys", "passphrase", WORDS).exit_code == 2
    assert run("keys", "passphrase", "--passphrase", WORDS).exit_code == 2


def test_a_new_master_key_keeps_its_passphrase(
    run: Run, listed: Places, laid_down: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.load_master(listed)
    run("keys", "passphrase", "--file", laid_down(WORDS))
    monkeypatch.setenv("BULKHEAD_PASSPHRASE_FILE", str(laid_down(WORDS)))

    answer = run("keys", "rotate")

    new = keys.load_master(listed)
    assert (answer.exit_code, new == key, master.is_locked(listed)) == (0, False, True)
    assert f"Its fingerprint is {keyring.fingerprint(new)}." in answer.output


def test_signing_out_is_asked_for(run: Run, listed: Places) -> None:
    before = keys.Ring(listed, keys.load_master(listed)).signing(b"django")

    run("keys", "rotate")
    kept = keys.Ring(listed, keys.load_master(listed)).signing(b"django")
    answer = run("keys", "rotate", "--sign-out")

    after = keys.Ring(listed, keys.load_master(listed)).signing(b"django")
    assert (kept == before, after == before, "signs in again" in answer.output) == (True, False, True)


def test_clients_get_new_keys_and_their_logs_say_so(run: Run, cast: Cast) -> None:
    before = _keys_of(cast)

    one = run("keys", "rotate", "--client", "signal")
    after_one = _keys_of(cast)
    both = run("keys", "rotate", "--all")
    after_both = _keys_of(cast)

    assert (one.exit_code, both.exit_code) == (0, 0)
    assert [before[at] == after_one[at] for at in range(2)] == [False, True]
    assert [after_one[at] == after_both[at] for at in range(2)] == [False, False]
    with inside(cast.signal.client):
        assert VaultLine.objects.filter(act="key.renewed").count() == 2


def _keys_of(cast: Cast) -> list[bytes]:
    return [keys.ring().fresh(member.client.vault_id).key for member in (cast.signal, cast.harbor)]


def test_an_unknown_client_is_said_before_anything_is_done(run: Run, cast: Cast) -> None:
    before = _keys_of(cast)

    answer = run("keys", "rotate", "--client", "signal", "--client", "nobody")

    assert (answer.exit_code, "no client with the address “nobody”" in answer.output) == (2, True)
    assert _keys_of(cast) == before


def test_the_sheet_is_one_page_that_opens_the_folder(run: Run, listed: Places, tmp_path: Path) -> None:
    paper = tmp_path / "sheet.pdf"

    answer = run("keys", "sheet", paper)

    document = PdfDocument(paper.read_bytes())
    lines = LINE.findall(re.sub(r"[^\S\n]+", " ", document[0].get_textpage().get_text_range().replace("\r", "")))
    assert (answer.exit_code, len(document), stat.S_IMODE(paper.stat().st_mode)) == (0, 1, 0o600)
    assert sheet.key_of(lines) == keys.load_master(listed)


def test_the_page_for_a_printer_says_the_same(run: Run, listed: Places, tmp_path: Path) -> None:
    run("keys", "sheet", tmp_path / "sheet.html")
    printed = run("keys", "sheet", "-")

    for page in ((tmp_path / "sheet.html").read_text(), printed.output):
        text = re.sub(r"<[^>]+>", " ", page)
        assert sheet.key_of([" ".join(line.split()) for line in _lines(text)]) == keys.load_master(listed)
        assert ("<script" in page, "http://" in page, "https://" in page) == (False, False, False)


def _lines(text: str) -> list[str]:
    return re.findall(r"[0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4}\s+[0-9A-HJKMNP-TV-Z]{2}(?=\s)", text)


def test_no_other_file_is_left_and_no_child(run: Run, listed: Places, tmp_path: Path) -> None:
    before = {str(path) for path in listed.data.rglob("*")}

    run("keys", "sheet", tmp_path / "sheet.pdf")

    assert {str(path) for path in listed.data.rglob("*")} == before
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
    assert children._own._child is None


@pytest.mark.parametrize("name", ["sheet.txt", "nowhere/sheet.pdf", "there.pdf"])
def test_a_place_that_will_not_do_is_refused(run: Run, listed: Places, tmp_path: Path, name: str) -> None:
    (tmp_path / "there.pdf").write_text("mine")

    assert run("keys", "sheet", tmp_path / name).exit_code == 2
    assert (tmp_path / "there.pdf").read_text() == "mine"


def test_the_data_folder_is_no_place_for_the_sheet(run: Run, listed: Places) -> None:
    answer = run("keys", "sheet", listed.backups / "sheet.pdf")

    assert (answer.exit_code, "a backup would carry the key" in answer.output) == (2, True)


def test_a_sheet_is_proved_and_only_the_date_is_written(listed: Places) -> None:
    close_stores()
    before = _everything(listed)

    answer = typing(listed, typed(listed), "test")

    proof = last_proof(listed)
    assert (answer.returncode, f"The sheet opens {listed.data}." in answer.stdout) == (0, True)
    assert proof is not None
    assert proof.mark == keyring.fingerprint(keys.load_master(listed))
    assert {name: found for name, found in _everything(listed).items() if name != "sheet-proved"} == before


def test_a_wrong_sheet_proves_nothing(listed: Places) -> None:
    mistyped = typing(
        listed, typed(listed).replace(typed(listed)[0], "Z" if typed(listed)[0] != "Z" else "Y", 1), "test"
    )
    another = typing(listed, "\n".join(sheet.lines_of(os.urandom(32))), "test")

    assert (mistyped.returncode, "Line 1 is not as it stands on the sheet." in mistyped.stderr) == (2, True)
    assert (another.returncode, "does not open" in another.stderr) == (2, True)
    assert last_proof(listed) is None


def test_a_lost_key_is_put_back_from_its_sheet(listed: Places) -> None:
    key, paper = keys.load_master(listed), typed(listed)
    there = typing(listed, paper, "restore")
    (listed.keys / "master").unlink()
    wrong = typing(listed, "\n".join(sheet.lines_of(os.urandom(32))), "restore")
    is_there = (listed.keys / "master").exists()

    back = typing(listed, paper, "restore")

    assert (there.returncode, "already" in there.stderr) == (2, True)
    assert (wrong.returncode, is_there) == (2, False)
    assert (back.returncode, keys.load_master(listed)) == (0, key)


def test_on_an_empty_machine_the_backup_proves_the_sheet(listed: Places, tmp_path: Path) -> None:
    key, paper = keys.load_master(listed), typed(listed)
    backup, empty = tmp_path / "backups", Places(tmp_path / "new")
    (backup / "20261123-090000").mkdir(parents=True)
    shutil.copy(listed.keyring, backup / "20261123-090000")

    wrong = typing(empty, "\n".join(sheet.lines_of(os.urandom(32))), "restore", "--backup", str(backup))
    is_there = empty.keys.exists()
    right = typing(empty, paper, "restore", "--backup", str(backup))

    assert (wrong.returncode, "opens none of the 1 backups" in wrong.stderr, is_there) == (2, True, False)
    assert (right.returncode, keys.load_master(empty)) == (0, key)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    for words in (["restore"], ["rotate"]):
        answer = typing(Places(tmp_path), "", *words)
        assert (answer.returncode, "There is no practice in" in answer.stderr) == (2, True)


def test_at_a_terminal_a_passphrase_is_typed_unseen_and_a_sheet_line_by_line(listed: Places) -> None:
    paper = typed(listed).splitlines()

    set_it = at_a_terminal(listed, ["passphrase"], [WORDS, WORDS])
    proved = at_a_terminal(listed, ["test"], ["ZZZZ ZZZZ ZZ", *paper])
    wrong = at_a_terminal(listed, ["rotate"], ["meadow copper seven harp"])
    right = at_a_terminal(listed, ["rotate"], [WORDS])

    assert ("New passphrase:" in set_it, WORDS in set_it, master.is_locked(listed)) == (True, False, True)
    assert "Line 1 is not as it stands on the sheet." in proved
    assert "The sheet opens" in proved
    assert "This is not the passphrase of the master key." in wrong
    assert "The master key is new." in right


def typing(data: Places, words: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """In a process of its own, with these lines on its input."""
    command = [sys.executable, "-m", "bulkhead.cli", "keys", *arguments, "--data", str(data.data)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        command, env=environment, input=words, capture_output=True, text=True, check=False, timeout=120
    )


def at_a_terminal(data: Places, arguments: list[str], lines: list[str]) -> str:
    """In a process that has a terminal; all that was to be seen on it."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bulkhead.cli", "keys", *arguments, "--data", str(data.data)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    child = subprocess.Popen(
        command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    seen = b""
    for line in lines:
        seen += _until_asked(ours)
        os.write(ours, line.encode() + b"\n")
    seen += _rest(ours)
    child.wait(60)
    os.close(ours)
    return seen.decode()


def _until_asked(terminal: int) -> bytes:
    """What appears until a question stands at the end."""
    seen = b""
    while not seen.rstrip(b" ").endswith(b":"):
        seen += os.read(terminal, 1024)
    return seen


def _rest(terminal: int) -> bytes:
    seen = b""
    try:
        while piece := os.read(terminal, 1024):
            seen += piece
    except OSError:  # the other end was closed.
        pass
    return seen


def _everything(data: Places) -> dict[str, bytes]:
    return {str(path.relative_to(data.data)): path.read_bytes() for path in data.data.rglob("*") if path.is_file()}
