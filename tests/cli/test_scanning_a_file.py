import json
from pathlib import Path

import pytest

from bulkhead.practice.tray.models import GuardEvent
from tests.cast import HARBOR_CANARY, Cast
from tests.cli.conftest import Run, spawn

NO_EQUALS = "there is no “=”. Write: slug = Legal Name, short name, domain, person"
NAMES = "acme = Acme Corp, acme.example, Jane Mooring\nzenith = Zenithal GmbH, zenithal.example\nbloom = Bloom\n"


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.txt"
    path.write_text(NAMES)
    return path


@pytest.mark.parametrize(
    ("name", "content", "verdict", "status"),
    [
        ("plan.txt", b"All about Acme Corp.", "pass", 0),
        ("plan.txt", b"Sales will bloom, says Bloom.", "ask", 3),
        ("plan.txt", b"As we did for Zenithal.", "stop", 4),
        ("plan.pdf", b"%PDF-1.4 and nothing more", "hold", 5),
    ],
)
def test_the_answer_is_said_in_the_exit_status(
    tmp_path: Path, names: Path, name: str, content: bytes, verdict: str, status: int
) -> None:
    (tmp_path / name).write_bytes(content)

    scanned = spawn("scan-file", str(tmp_path / name), "--target", "acme", "--names", str(names), "--json")

    printed = json.loads(scanned.stdout)
    assert (printed["verdict"], scanned.returncode) == (verdict, status)
    assert set(printed) - {"reason"} == {"verdict", "findings", "ms"}
    assert ("reason" in printed) == (verdict == "hold")


def test_a_finding_names_client_place_and_rule(tmp_path: Path, names: Path) -> None:
    (tmp_path / "plan.txt").write_text("First line.\nAs we did for Zenithal.")

    scanned = spawn("scan-file", str(tmp_path / "plan.txt"), "--target", "acme", "--names", str(names), "--json")

    assert json.loads(scanned.stdout)["findings"] == [
        {
            "client": "zenith",
            "name": "Zenithal GmbH",
            "place": "lines 1–2",
            "excerpt": "First line. As we did for Zenithal.",
            "rule": "legal name",
        }
    ]


def test_the_clients_of_a_data_folder_are_the_others(cast: Cast, run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(f"Remember {HARBOR_CANARY}.")
    before = GuardEvent.objects.count()

    scanned = run("scan-file", tmp_path / "plan.txt", "--target", "signal", "--json")

    assert scanned.exit_code == 4
    assert [one["client"] for one in json.loads(scanned.stdout)["findings"]] == ["harbor"]
    assert GuardEvent.objects.count() == before


def test_people_read_the_places(tmp_path: Path, names: Path) -> None:
    (tmp_path / "plan.txt").write_text("As we did for Zenithal.")

    scanned = spawn("scan-file", str(tmp_path / "plan.txt"), "--target", "acme", "--names", str(names))

    assert scanned.stdout == (
        "Stop: it names another client. \n  zenith: “Zenithal GmbH” in line 1: As we did for Zenithal.\n"
    )


def test_wrong_questions_are_refused_in_a_sentence(tmp_path: Path, names: Path) -> None:
    (tmp_path / "plan.txt").write_text("Words.")
    (tmp_path / "broken.txt").write_text("acme Acme Corp\n")
    plan, ask = str(tmp_path / "plan.txt"), "acme"

    refused = [
        spawn("scan-file", str(tmp_path / "nowhere.txt"), "--target", ask, "--names", str(names)),
        spawn("scan-file", str(tmp_path), "--target", ask, "--names", str(names)),
        spawn("scan-file", plan, "--target", "nobody", "--names", str(names)),
        spawn("scan-file", plan, "--target", ask, "--names", str(tmp_path / "broken.txt")),
        spawn("scan-file", plan, "--target", ask, "--data", str(tmp_path / "nowhere")),
        spawn("scan-file", plan, "--target", ask, "--data", str(tmp_path), "--names", str(names)),
    ]

    assert [one.returncode for one in refused] == [2] * 6
    assert [one.stderr for one in refused] == [
        f"bulkhead: There is no file {tmp_path / 'nowhere.txt'}.\n",
        f"bulkhead: {tmp_path} is a folder. Name one file.\n",
        "bulkhead: There is no client “nobody”. Known are: acme, bloom, zenith.\n",
        f"bulkhead: {tmp_path / 'broken.txt'}: Line 1: {NO_EQUALS}\n",
        f"bulkhead: There is no practice in {tmp_path / 'nowhere'}. Name its folder with --data.\n",
        "bulkhead: Name a data folder or a names file, not both.\n",
    ]
