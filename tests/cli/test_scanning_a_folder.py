"""`bulkhead scan`: today's folder of client folders, without a data folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cast import HARBOR_CANARY, Cast
from tests.cli.conftest import ROOT, Run, spawn
from tests.cli.scanning import made, scanned

FOLDER = {
    "Acme/plan.txt": "As agreed with Zenithal in the spring.\n",
    "Acme/own.txt": "All about Acme.\n",
    "Zenithal/own.txt": "All about Zenithal.\n",
    "Zenithal/Reports/q3.txt": "The Acme board said yes.\n",
    "Kestrel/own.txt": "Nothing to see.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "clients", FOLDER)


def test_a_file_that_names_another_client_is_told_with_its_place(folder: Path) -> None:
    told = scanned(folder)

    assert told.headline == "2 of 5 files name another client."
    assert told.files == [
        {
            "file": "Acme/plan.txt",
            "client": "acme",
            "verdict": "stop",
            "names": ["zenithal"],
            "certain": ["zenithal"],
            "findings": [
                {
                    "client": "zenithal",
                    "name": "Zenithal",
                    "place": "line 1",
                    "excerpt": "As agreed with Zenithal in the spring.",
                    "rule": "legal name",
                }
            ],
        },
        {
            "file": "Zenithal/Reports/q3.txt",
            "client": "zenithal",
            "verdict": "stop",
            "names": ["acme"],
            "certain": ["acme"],
            "findings": [
                {
                    "client": "acme",
                    "name": "Acme",
                    "place": "line 1",
                    "excerpt": "The Acme board said yes.",
                    "rule": "legal name",
                }
            ],
        },
    ]


def test_neither_a_data_folder_nor_anything_of_django_is_needed(folder: Path, tmp_path: Path) -> None:
    words = (
        "import sys; from bulkhead.cli.commands import bulkhead;"
        f"bulkhead(['scan', {str(folder)!r}, '--json'], standalone_mode=False)"
    )
    ended = f"try:\n exec({words!r})\nexcept SystemExit: pass\nassert 'django.apps' not in sys.modules"
    home = {"HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}

    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nif __name__ == '__main__':\n exec({ended!r})"],
        env=home, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "home").exists()


def test_people_get_a_sentence_and_tables(folder: Path) -> None:
    (folder / "Kestrel" / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    done = spawn("scan", str(folder))

    assert done.stdout.startswith("2 of 6 files name another client; 1 could not be read.")
    assert "Kestrel/old.doc" in done.stdout
    assert done.stdout.count("certain") == 2
    assert done.returncode == 0


def test_machines_get_the_same_in_a_file_and_folders_may_come_last(folder: Path, tmp_path: Path) -> None:
    spawn("scan", str(folder), "--json", str(tmp_path / "out.json"))
    printed = spawn("scan", "--json", str(folder))

    written = json.loads((tmp_path / "out.json").read_text())
    assert {**written, "seconds": 0} == {**json.loads(printed.stdout), "seconds": 0}


def test_a_company_in_the_properties_and_a_domain_are_learned(folder: Path) -> None:
    made(folder, {
        "Acme/mail.txt": "Write to jane@acme-corp.example.\n",
        "Kestrel/link.txt": "See acme-corp.example for it.\n",
    })  # fmt: skip

    told = scanned(folder)

    assert told.names_of("acme")[1] == {
        "name": "acme-corp.example", "kind": "domain", "from": "addresses of 1 file", "note": ""
    }  # fmt: skip
    found = [one for one in told.files if one["file"] == "Kestrel/link.txt"]
    assert [one["verdict"] for one in found] == ["stop"]


def test_an_everyday_word_only_asks_and_the_report_says_why(tmp_path: Path) -> None:
    folder = made(tmp_path / "c", {
        "Bloom/own.txt": "Ours.\n",
        "Acme/one.txt": "Sales will bloom, says Bloom.\n",
        "Acme/none.txt": "Flowers bloom.\n",
    })  # fmt: skip

    told = scanned(folder)

    assert [(one["file"], one["verdict"]) for one in told.files] == [("Acme/one.txt", "ask")]
    assert told.names_of("bloom")[0]["note"].startswith("an everyday word")
    assert told.headline == "0 of 3 files name another client; 1 may."


def test_names_that_contain_each_other_are_kept_apart(tmp_path: Path) -> None:
    folder = made(tmp_path / "c", {
        "Aco/x.txt": "For the Acme Labs team.\n",
        "Acme/x.txt": "Acco and Acom are others; so is Aco.\n",
        "Acme Labs/x.txt": "At Acme we know.\n",
    })  # fmt: skip

    told = scanned(folder)

    found = told.found
    assert found == {
        "Aco/x.txt": (["acme-labs"], "stop"),
        "Acme/x.txt": (["aco"], "stop"),
        "Acme Labs/x.txt": (["acme"], "ask"),
    }
    assert told.remarks == ["Acme is part of the name Acme Labs: in files of Acme Labs it only asks."]


def test_a_names_file_tells_more_of_a_client_and_of_one_without_a_folder(folder: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("acme = Acme Manufacturing Inc, Jane Mooring\nbygone = Bygone Corp, bygone.example\n")
    made(folder, {"Kestrel/a.txt": "Ask Jane Mooring.\n", "Kestrel/b.txt": "As Bygone Corp did.\n"})

    told = scanned(folder, "--names", str(names))

    found = told.found
    assert found["Kestrel/a.txt"] == (["acme"], "ask")
    assert found["Kestrel/b.txt"] == (["bygone"], "stop")


def test_the_clients_of_a_practice_are_known_by_all_their_names(cast: Cast, run: Run, tmp_path: Path) -> None:
    folder = made(tmp_path / "c", {"Signal/x.txt": f"Remember {HARBOR_CANARY}.\n", "Harbor/x.txt": "Ours.\n"})

    done = run("scan", folder, "--json", "-")

    assert [one["names"] for one in json.loads(done.stdout)["files"]] == [["harbor"]]


def test_ones_own_firm_is_no_client(tmp_path: Path) -> None:
    others = {f"Client{name}/letter.txt": "Invoice of Holt Advisory.\n" for name in ("Uno", "Due", "Tre", "Quattro")}
    folder = made(tmp_path / "c", {"Holt Advisory/own.txt": "Us.\n", **others})

    first, second = spawn("scan", str(folder)), spawn("scan", str(folder), "--ours", "Holt Advisory")

    assert "scan again with --ours “Holt Advisory”" in first.stdout
    assert second.stdout.startswith("None of 5 files names another client.")


def test_folders_of_papers_and_loose_files_belong_to_nobody(folder: Path) -> None:
    made(folder, {"Templates/letter.md": "Dear Kestrel,\n", "todo.txt": "Call Acme.\n"})

    told = scanned(folder)

    assert [one["file"] for one in told.nobody] == ["todo.txt", "Templates/letter.md"]
    assert told.headline == "2 of 7 files name another client."


def test_the_same_document_with_two_clients_is_told(folder: Path) -> None:
    made(folder, {"Acme/price.md": "Prices\n", "Kestrel/price.md": "Prices\n", "Kestrel/again.md": "Prices\n"})

    told = scanned(folder)

    assert told.same_document == [["Acme/price.md", "Kestrel/again.md", "Kestrel/price.md"]]


def test_clients_one_level_further_down_are_found(tmp_path: Path) -> None:
    folder = made(tmp_path / "c", {f"Clients/{name}": words for name, words in FOLDER.items()})
    years = made(tmp_path / "y", {
        "2025/Acme/a.txt": "Of Zenithal.\n", "2026/Acme/b.txt": "Ours.\n", "2026/Zenithal/c.txt": "Ours.\n"
    })  # fmt: skip

    told, by_year = scanned(folder), scanned(years)

    assert told.headline == "2 of 5 files name another client."
    assert [one["file"] for one in by_year.files] == ["2025/Acme/a.txt"]
    assert by_year.remarks == ["2025/Acme and 2026/Acme are taken as one client, Acme."]
