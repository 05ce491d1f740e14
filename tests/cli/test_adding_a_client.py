import json
import os
import shutil
from pathlib import Path
from uuid import UUID

import pytest

from bulkhead.isolation import inside
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.vault.engagement.models import Profile
from tests.cast import Cast
from tests.cli.conftest import Run, spawn


def test_it_makes_a_vault_and_prints_its_id_and_the_time(cast: Cast, run: Run) -> None:
    added = run("client", "add", "Acme Tools", "--slug", "acme", "--hue", "90", "--json")

    printed = json.loads(added.stdout)
    client = Client.objects.get(slug="acme")
    assert added.exit_code == 0
    assert UUID(printed["id"]) == client.id
    assert (printed["slug"], printed["hue"], printed["portal"]) == ("acme", 90, client.portal_address)
    assert printed["ms"] > 0
    with inside(client):
        assert Profile.only().lead_name == "Maren Okafor"


def test_the_guard_knows_the_name(cast: Cast, run: Run) -> None:
    run("client", "add", "Acme Tools")

    terms = set(Client.objects.get(slug="acme-tools").terms.values_list("kind", "value"))

    assert terms == {("short_name", "Acme Tools"), ("domain", "acme-tools.localhost")}


def test_without_a_hue_it_wears_one_far_from_the_others(cast: Cast, run: Run) -> None:
    run("client", "add", "Acme Tools")

    assert Client.objects.get(slug="acme-tools").hue == 0


def test_people_read_a_sentence(cast: Cast, run: Run) -> None:
    added = run("client", "add", "Acme Tools")

    assert added.stdout.startswith("Acme Tools is ")


def test_before_there_is_a_practice_the_client_is_made_and_leads_to_the_first_page(run: Run, data: Places) -> None:
    added = run("client", "add", "Acme Tools")

    assert added.exit_code == 0
    with inside(Client.objects.get(slug="acme-tools")):
        assert Profile.only().practice_name == "The practice"


def test_a_new_folder_is_made_closed_to_others(tmp_path: Path) -> None:
    added = spawn("client", "add", "Acme Tools", "--data", str(tmp_path / "new"), "--json")

    assert added.returncode == 0, added.stderr
    assert json.loads(added.stdout)["slug"] == "acme-tools"
    assert oct((tmp_path / "new").stat().st_mode & 0o777) == "0o700"
    assert oct((tmp_path / "new" / "keys" / "master").stat().st_mode & 0o777) == "0o600"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Signal",), "“signal” is the address of another client; choose another one."),
        (("Acme", "--slug", "desk"), "“desk” is kept for Bulkhead itself; choose another address."),
        (
            ("Acme", "--slug", "A b"),
            "Use 1 to 40 small letters, digits and hyphens, with a letter or digit at both ends.",
        ),
        (("  ",), "“” cannot be a client's name. Use 1 to 60 characters."),
        (("x" * 61,), f"“{'x' * 61}” cannot be a client's name. Use 1 to 60 characters."),
    ],
)
def test_what_cannot_be_a_client_is_refused_in_a_sentence(
    cast: Cast, run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    refused = run("client", "add", *arguments)

    assert (refused.exit_code, refused.stderr) == (2, f"bulkhead: {sentence}\n")
    assert Client.objects.count() == 2


def test_a_hue_no_client_can_wear_is_refused(cast: Cast, run: Run) -> None:
    refused = run("client", "add", "Acme", "--hue", "30")

    assert refused.exit_code == 2
    assert refused.stderr.startswith("bulkhead: 30 is no hue a client can wear. Choose one of: 0, 60, ")


def test_a_key_that_others_can_read_is_refused(cast: Cast, run: Run, data: Places) -> None:
    master = data.keys / "master"
    master.chmod(0o644)

    refused = run("client", "add", "Acme")

    assert refused.exit_code == 2
    assert refused.stderr == f"bulkhead: Others can read {master}. Run: chmod 600 {master}\n"


def test_a_lost_key_is_named_and_no_new_one_is_made(cast: Cast, run: Run, data: Places) -> None:
    shutil.rmtree(data.keys)

    refused = run("client", "add", "Acme")

    assert refused.exit_code == 2
    assert refused.stderr == (
        f"bulkhead: No master key at {data.keys / 'master'}. "
        "Restore it from its safe copy, or start with a new data folder.\n"
    )
    assert not data.keys.exists()


def test_the_key_of_another_folder_is_told(cast: Cast, run: Run, data: Places) -> None:
    (data.keys / "master").write_bytes(os.urandom(32))

    refused = run("client", "add", "Acme")

    assert refused.exit_code == 2
    assert refused.stderr == (
        f"bulkhead: The master key does not open {data.data / 'keyring'}. "
        "Put the key back that this data folder was written with.\n"
    )


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    refused = spawn("client", "add", "Acme", "--data", str(tmp_path / "file"))

    assert refused.returncode == 2
    assert refused.stderr == f"bulkhead: {tmp_path / 'file'} is a file. Name a folder with --data.\n"
