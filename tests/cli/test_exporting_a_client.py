"""One client's whole vault as a file that can be read, and verified, without Bulkhead."""

import csv
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps

from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.deliverables.answers import Comment
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.deliverables.reviews import Remark
from bulkhead.vault.leaving import left_out
from bulkhead.vault.leaving.rows import columns_of, leaving_models
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.trail.models import VaultLine
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY, Cast
from tests.cli.conftest import Run

PRIVATE = "Zebrafinch between ourselves"


@pytest.fixture
def exported(cast: Cast, run: Run, tmp_path: Path) -> zipfile.ZipFile:
    """Signal, with a remark that is private, a formula, a token and names that need care."""
    with inside(cast.signal.client):
        Remark.write(Version.objects.get(), words=PRIVATE, by=cast.maren.actor)
        Session.start(Person.objects.get(pk=cast.signal.sponsor), browser="Firefox")
        row = Deliverable.objects.get(pk=cast.signal.deliverable)
        Comment.write(row, words='=HYPERLINK("http://evil.example")', by=cast.maren.actor)
        kept = vault_blobs().put([b"%PDF-1.7 second"])
        second = Deliverable.plan("Second", kind="plan", due_on=row.due_on, by=cast.maren.actor)
        second.add_version(kept, name="../../etc/<b>naïve</b>.pdf", kind="pdf", by=cast.maren.actor)
    done = run("export", "signal", tmp_path / "signal.zip")
    assert done.exit_code == 0, done.stderr
    return zipfile.ZipFile(tmp_path / "signal.zip")


def rows(exported: zipfile.ZipFile, name: str) -> list[dict[str, object]]:
    told: list[dict[str, object]] = json.loads(exported.read(f"data/{name}.json"))
    return told


def test_every_field_of_every_model_leaves_or_is_named_with_a_reason() -> None:
    every = {
        f"{model.__name__}.{field.attname}": model.__name__
        for model in apps.get_app_config("vault").get_models()
        for field in model._meta.concrete_fields
    }
    leaving = {f"{model.__name__}.{name}" for model in leaving_models() for name in columns_of(model)}
    stays = {field for field, model in every.items() if model in left_out.MODELS or field in left_out.FIELDS}

    assert leaving | stays == set(every)
    assert leaving & stays == set()
    assert set(left_out.MODELS) <= set(every.values())
    assert set(left_out.FIELDS) <= set(every)
    assert all(why.endswith(".") for why in {**left_out.MODELS, **left_out.FIELDS}.values())


def test_every_row_is_in_it_as_it_stands(cast: Cast, exported: zipfile.ZipFile) -> None:
    with inside(cast.signal.client):
        for model in leaving_models():
            told = rows(exported, model.__name__)
            ids = {str(row["id"]) for row in told}
            assert ids == {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}
        person = Person.objects.get(pk=cast.signal.sponsor)
    shown = next(row for row in rows(exported, "Person") if row["id"] == str(person.pk))
    assert (shown["name"], shown["email"], shown["title"]) == (person.name, person.email, person.title)
    assert shown["added_at"] == person.added_at.isoformat()


def test_every_file_is_in_it_under_its_name_and_is_the_same(cast: Cast, exported: zipfile.ZipFile) -> None:
    with inside(cast.signal.client):
        live = {str(blob.pk): blob.sha256 for blob in Blob.objects.all()}
    told = {str(row["id"]): str(row["path"]) for row in rows(exported, "Blob")}

    assert told.keys() == live.keys()
    assert {blob: hashlib.sha256(exported.read(path)).hexdigest() for blob, path in told.items()} == live
    assert sorted(path.split("/", 2)[2] for path in told.values()) == [
        f"0001 plan-{SIGNAL_CANARY}.md",
        f"0001 plan-{SIGNAL_CANARY}.md.page.html",
        "0002 b>.pdf",
    ]
    assert [path for path in exported.namelist() if path.startswith("/") or ".." in path.split("/")] == []


def test_nothing_private_secret_or_foreign_is_in_it(cast: Cast, exported: zipfile.ZipFile) -> None:
    everything = b"".join(exported.read(name) for name in exported.namelist()) + " ".join(exported.namelist()).encode()

    with inside(cast.signal.client):
        hashes = [
            Session.objects.get().token_hash,
            *filter(None, Invitation.objects.values_list("token_hash", flat=True)),
        ]
    words = [PRIVATE, HARBOR_CANARY, "Harbor", "alan@harborclinics.example", *hashes]
    assert [word for word in words if word.encode() in everything] == []
    assert SIGNAL_CANARY.encode() in everything


def test_a_spreadsheet_takes_no_text_for_a_formula(exported: zipfile.ZipFile) -> None:
    for name in exported.namelist():
        if name.endswith(".csv"):
            sheet = list(csv.reader(io.StringIO(exported.read(name).decode("utf-8-sig"))))
            assert [cell for row in sheet for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    comments = exported.read("data/Comment.csv").decode("utf-8-sig")
    assert "'=HYPERLINK" in comments


def test_its_index_links_to_every_file_and_names_what_stays(exported: zipfile.ZipFile) -> None:
    page = exported.read("README.html").decode()

    assert "Everything of Signal" in page
    assert page.count('href="files/') == len(rows(exported, "Blob"))
    assert all(name in page for name in {**left_out.MODELS, **left_out.FIELDS})
    assert "<b>naïve" not in page
    assert "<script" not in page


@pytest.fixture
def unpacked(exported: zipfile.ZipFile, tmp_path: Path) -> Path:
    exported.extractall(tmp_path / "out")
    return tmp_path / "out"


def verify(folder: Path) -> "subprocess.CompletedProcess[str]":
    """With nothing but Python, and nothing of ours to be found."""
    command = [sys.executable, "-I", "-S", str(folder / "verify.py")]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env={})


def test_it_verifies_with_python_alone(cast: Cast, unpacked: Path) -> None:
    verified = verify(unpacked)

    with inside(cast.signal.client):
        lines = VaultLine.objects.count()
    assert verified.stdout == f"All files are as they were, and all {lines} lines of the log follow from one another.\n"
    assert verified.returncode == 0


def change_a_file(folder: Path) -> None:
    path = next((folder / "files").rglob("*.md"))
    path.write_bytes(path.read_bytes() + b"!")


def lose_a_file(folder: Path) -> None:
    next((folder / "files").rglob("*.md")).unlink()


def add_a_file(folder: Path) -> None:
    (folder / "files" / "more.txt").write_text("brought by somebody")


def change_the_log_and_its_checksum(folder: Path) -> None:
    path = folder / "data" / "VaultLine.json"
    path.write_text(path.read_text().replace("Maren Okafor", "Somebody Else", 1))
    sums = json.loads((folder / "checksums.json").read_text())
    sums["data/VaultLine.json"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "checksums.json").write_text(json.dumps(sums))


HARMS = [
    (change_a_file, "was changed"),
    (lose_a_file, "is missing"),
    (add_a_file, "does not belong here"),
    (change_the_log_and_its_checksum, "line 1 of the log was changed, moved or removed"),
]


@pytest.mark.parametrize(("harm", "words"), HARMS)
def test_what_was_changed_is_found(unpacked: Path, harm: Callable[[Path], None], words: str) -> None:
    harm(unpacked)

    verified = verify(unpacked)

    assert verified.returncode == 1
    assert words in verified.stdout


def test_both_logs_say_that_it_was_made(cast: Cast, exported: zipfile.ZipFile) -> None:
    assert PracticeLine.objects.filter(act="client.exported", subject=cast.signal.client.id).count() == 1
    assert rows(exported, "VaultLine")[-1]["words"] == "Maren Okafor exported everything that lies here."


def test_a_file_that_is_there_is_not_written_over(cast: Cast, run: Run, tmp_path: Path) -> None:
    (tmp_path / "signal.zip").write_text("mine")

    refused = run("export", "signal", tmp_path / "signal.zip")

    assert (refused.exit_code, (tmp_path / "signal.zip").read_text()) == (2, "mine")
    assert "is there already" in refused.stderr


def test_a_client_whose_file_is_damaged_leaves_no_half_export(cast: Cast, run: Run, tmp_path: Path) -> None:
    with inside(cast.signal.client):
        path = next(vault_blobs().folder.iterdir())
    path.write_bytes(b"noise")

    refused = run("export", "signal", tmp_path / "signal.zip")

    assert refused.exit_code == 2
    assert "the file does not open under this store" in refused.stderr.lower()
    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_can_read_it(exported: zipfile.ZipFile, tmp_path: Path) -> None:
    assert (tmp_path / "signal.zip").stat().st_mode & 0o077 == 0
