"""`bulkhead keys test` and `restore`: a sheet is typed back, and puts a lost key back."""

import os
import shutil
from pathlib import Path

from bulkhead.isolation import keyring, keys, sheet
from bulkhead.isolation.places import Places
from bulkhead.isolation.proof import last_proof
from tests.cli.keys.typists import typed, typing
from tests.conftest import close_stores


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
    assert "Nothing is wrong with the key in its file." in another.stderr
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


def _everything(data: Places) -> dict[str, bytes]:
    return {str(path.relative_to(data.data)): path.read_bytes() for path in data.data.rglob("*") if path.is_file()}
