"""Older work comes in by folders: what can be read arrives as it is, and what cannot is named and not kept."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from bulkhead.crossings.bring import kind_of, title_of
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.places import Places
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import TrayItem
from bulkhead.render.pdf_paper import pdf_paper
from bulkhead.render.word_paper import word_paper
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry, VaultLine
from tests.cast import Cast
from tests.cli.conftest import Run

REAL = os.environ.get("BULKHEAD_TEST_DATA", "")
Files = dict[str, bytes]
Import = Callable[..., dict[str, dict[str, object]]]


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Files], Path]:
    def write(files: Files) -> Path:
        for name, content in files.items():
            path = tmp_path / "work" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tmp_path / "work"

    return write


@pytest.fixture
def bring(run: Run, folder: Callable[[Files], Path]) -> Import:
    """Import these files; what the command printed for each client, by slug."""

    def imported(files: Files, *options: str) -> dict[str, dict[str, object]]:
        done = run("import", folder(files), "--json", *options)
        assert done.exit_code == 0, done.output
        return {client["slug"]: client for client in json.loads(done.stdout)["clients"]}

    return imported


def in_vault(slug: str) -> dict[str, tuple[str, str, str, bytes]]:
    """Every version of a client by file name: title, kind, state and bytes."""
    with inside(Client.objects.get(slug=slug)):
        versions = Version.objects.select_related("deliverable")
        return {
            row.name: (
                row.deliverable.title,
                row.deliverable.kind,
                row.deliverable.state,
                b"".join(vault_blobs().read(row.blob_id)),
            )
            for row in versions
        }


def test_each_folder_is_a_client_and_each_file_a_draft_as_it_was(bring: Import) -> None:
    letter, plan = b"# Hello\n", word_paper("# Plan\n\nWords.")

    report = bring({"Acme Tools/deep/letter.md": letter, "Zenith/Budget_2026.docx": plan})

    assert report["acme-tools"]["came_in"] == ["deep/letter.md"]
    assert report["zenith"]["came_in"] == ["Budget_2026.docx"]
    assert in_vault("acme-tools") == {"letter.md": ("letter", "other", "draft", letter)}
    assert in_vault("zenith") == {"Budget_2026.docx": ("Budget 2026", "budget", "draft", plan)}


def test_a_client_that_is_there_is_used(cast: Cast, bring: Import) -> None:
    bring({"Signal/letter.md": b"# Hello\n"})

    assert Client.objects.count() == 2
    assert "letter.md" in in_vault("signal")


def test_delivering_shows_it_to_every_sponsor_now_and_later_and_writes_to_nobody(cast: Cast, bring: Import) -> None:
    bring({"Signal/letter.md": b"# Hello\n"}, "--deliver")

    with inside(cast.signal.client):
        delivery = Delivery.objects.get(version__name="letter.md")
        later = Person.add("Lee New", email="lee@signalfoundry.example", role="sponsor", by=cast.maren.actor)
        board = Person.objects.get(pk=cast.signal.board)
        readers = [reader.person.name for reader in delivery.readers.all()]
        seen = [Delivery.seen_by(person).filter(pk=delivery.pk).exists() for person in (later, board)]
        words = VaultLine.objects.get(act="deliverable.delivered", subject=delivery.version.deliverable_id).words
        mails = OutboxEntry.objects.filter(kind="mail.delivered", payload__delivery=str(delivery.pk)).count()
    assert (readers, seen) == (["Dana Whitfield"], [True, False])
    assert words == "Maren Okafor delivered letter, version 1, to every sponsor."
    assert mails == 0


def test_what_has_a_newer_version_is_not_delivered_and_no_log_says_so(cast: Cast, bring: Import) -> None:
    bring({"Signal/letter.md": b"# Hello\n"})
    with inside(cast.signal.client):
        work = Deliverable.objects.get(title="letter")
        work.add_version(vault_blobs().put([b"newer"]), name="newer.txt", kind="txt", by=cast.maren.actor)
    bring({"Signal/letter.md": b"# Hello\n"}, "--deliver")

    with inside(cast.signal.client):
        assert not Delivery.objects.filter(version__name="letter.md").exists()
    assert not PracticeLine.objects.filter(act="delivered").exists()


def test_delivering_to_a_client_without_people_still_delivers(bring: Import) -> None:
    bring({"Acme/letter.md": b"# Hello\n"}, "--deliver")

    assert in_vault("acme")["letter.md"][2] == "delivered"
    assert list(CalendarEntry.objects.values_list("state", flat=True)) == ["delivered"]


def test_the_same_folder_again_brings_nothing_in(bring: Import) -> None:
    files = {"Acme/letter.md": b"# Hello\n", "Acme/copy of letter.md": b"# Hello\n"}
    first = bring(files)

    again = bring(files)

    assert (len(first["acme"]["came_in"]), first["acme"]["already"]) == (1, 1)  # type: ignore[arg-type]  # a list.
    assert (again["acme"]["came_in"], again["acme"]["already"]) == ([], 2)


def test_drafts_of_an_earlier_import_are_delivered_when_that_is_asked_for_later(bring: Import) -> None:
    bring({"Acme/letter.md": b"# Hello\n"})

    again = bring({"Acme/letter.md": b"# Hello\n"}, "--deliver")

    assert (again["acme"]["came_in"], again["acme"]["already"]) == ([], 1)
    assert in_vault("acme")["letter.md"][2] == "delivered"


def test_a_file_that_names_another_client_waits_in_the_tray_once(bring: Import) -> None:
    files = {"Acme/letter.md": b"All about Zenithal.\n", "Zenithal/own.md": b"Ours.\n"}
    bring(files)

    report = bring(files)

    assert report["acme"]["stopped"] == [
        {
            "file": "letter.md",
            "findings": [
                {
                    "client": "zenithal",
                    "name": "Zenithal",
                    "place": "line 1",
                    "excerpt": "All about Zenithal.",
                    "rule": "short name",
                }
            ],
        }
    ]
    assert in_vault("acme") == {}
    assert list(TrayItem.objects.values_list("name", "client__slug", "door")) == [("letter.md", "acme", "import")]


def test_what_cannot_be_read_is_named_and_leaves_nothing(bring: Import, data: Places) -> None:
    report = bring({"Acme/cut.docx": word_paper("# Plan")[:900], "Acme/empty.pdf": b""})

    assert report["acme"]["unreadable"] == [
        {"file": "cut.docx", "reason": "The file is damaged or cut off. Open it, save it again and upload that."},
        {"file": "empty.pdf", "reason": "The file is empty. Check it and upload it again."},
    ]
    assert in_vault("acme") == {}
    assert TrayItem.objects.count() == 0
    assert [path.name for path in data.tray.iterdir()] == []


def test_links_hidden_files_and_lock_files_are_skipped_in_words(run: Run, folder: Callable[[Files], Path]) -> None:
    place = folder({"Acme/.hidden": b"x", "Acme/~$plan.docx": b"x", "Acme/.git/config": b"x", "loose.txt": b"x"})
    (place / "Acme" / "link.md").symlink_to("/etc/hostname")
    (place / "Acme" / "linked").symlink_to("/etc")

    report = json.loads(run("import", place, "--json").stdout)

    assert report["clients"][0]["skipped"] == [
        {"file": ".git", "reason": "It is hidden."},
        {"file": ".hidden", "reason": "It is hidden."},
        {"file": "link.md", "reason": "It is a link, and links are not followed."},
        {"file": "linked", "reason": "It is a link, and links are not followed."},
        {"file": "~$plan.docx", "reason": "It is a lock file that an office program left behind."},
    ]
    assert report["loose"] == ["loose.txt"]
    assert in_vault("acme") == {}


def test_people_read_tables_with_the_reasons(run: Run, folder: Callable[[Files], Path]) -> None:
    place = folder({"Acme/plan.pdf": pdf_paper("# Plan"), "Acme/empty.pdf": b""})

    told = run("import", place)

    assert told.exit_code == 0
    assert "The file is empty." in told.stdout


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"loose.txt": b"x"}, "{} has no sub-folders. Put the files of each client into one of its own."),
        ({"Acme/a.md": b"x", "ACME/b.md": b"x"}, "The folders ACME, Acme would be one client. Rename all but one."),
        (
            {"Acme/a.md": b"x", "static/b.md": b"x"},
            "“static” makes no address. “static” is kept for Bulkhead itself; choose another address.",
        ),
    ],
)
def test_a_folder_that_cannot_be_brought_in_is_refused_before_anything_is_made(
    run: Run, folder: Callable[[Files], Path], files: Files, sentence: str
) -> None:
    place = folder(files)

    refused: Result = run("import", place)

    assert (refused.exit_code, refused.stderr) == (2, f"bulkhead: {sentence.format(place)}\n")
    assert Client.objects.count() == 0


def test_a_folder_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    refused = run("import", tmp_path / "nowhere")

    assert (refused.exit_code, refused.stderr) == (2, f"bulkhead: There is no folder {tmp_path / 'nowhere'}.\n")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Monthly Report October.pdf", "monthly_report"),
        ("board-pack.pptx", "board_pack"),
        ("Keyboard.docx", "other"),
        ("Q3_plan_final.docx", "plan"),
        ("planet.docx", "other"),
    ],
)
def test_the_kind_is_guessed_from_the_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_a_title_is_the_name_without_its_ending() -> None:
    assert title_of("Q3__plan final.docx") == "Q3 plan final"
    assert title_of(".docx") == ".docx"


@pytest.mark.external
def test_real_files_arrive_byte_for_byte_or_are_named(run: Run, tmp_path: Path) -> None:
    if not REAL:
        pytest.skip("NOT RUN: no real files -- set BULKHEAD_TEST_DATA to a folder that holds them")
    place = tmp_path / "work"
    originals = {}
    for slug, source in (("Quartzmoor", "docs"), ("Ferndelta", "pdf")):
        for path in sorted((Path(REAL) / source).rglob("*.*")):
            copy = place / slug / path.relative_to(Path(REAL) / source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
            originals[(slug.lower(), copy.relative_to(place / slug).as_posix())] = copy

    report = json.loads(run("import", place, "--deliver", "--json").stdout)

    for client in report["clients"]:
        slug = client["slug"]
        arrived = {hashlib.sha256(row[3]).hexdigest() for row in in_vault(slug).values()}
        sent = {hashlib.sha256(originals[(slug, name)].read_bytes()).hexdigest() for name in client["came_in"]}
        named = [*client["came_in"], *(line["file"] for line in client["unreadable"])]
        assert arrived == sent
        assert sorted(named) == sorted(name for of, name in originals if of == slug)
        assert (client["stopped"], client["already"]) == ([], 0)
        with inside(Client.objects.get(slug=slug)):
            assert set(Deliverable.objects.values_list("state", flat=True)) == {"delivered"}
    assert TrayItem.objects.count() == 0
