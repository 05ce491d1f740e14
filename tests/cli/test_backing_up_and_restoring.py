import json
import shutil
from pathlib import Path

import pytest

from bulkhead.crossings.restoring import FINISHED, restore_all
from bulkhead.isolation import inside, keys, placing
from bulkhead.isolation.backing_up import record
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Person
from tests.cast import Cast
from tests.cli.conftest import Run, spawn
from tests.conftest import close_stores


def test_a_backup_prints_what_it_holds(cast: Cast, run: Run, tmp_path: Path) -> None:
    made = run("backup", tmp_path / "shelf", "--json")

    printed = json.loads(made.stdout)
    assert made.exit_code == 0, made.stderr
    assert (printed["vaults"], printed["missing"]) == (2, {})
    sealed = [path for path in Path(printed["set"]).rglob("*") if path.is_file()]
    stores = [path for path in sealed if path.name not in ("manifest", "set", "proven")]
    assert printed["bytes"] == sum(path.stat().st_size for path in stores)


def test_it_is_noted_for_the_status_page(cast: Cast, run: Run, data: Places, tmp_path: Path) -> None:
    run("backup", tmp_path / "shelf")

    assert record.proven_at(data) is not None
    assert record.record(data).folder == str(tmp_path / "shelf")


def test_the_newest_one_is_proven_again(cast: Cast, run: Run, tmp_path: Path) -> None:
    run("backup", tmp_path / "shelf")

    again = run("backup", tmp_path / "shelf", "--check")

    assert (again.exit_code, "holds what it held when it was made: 2 clients" in again.stdout) == (0, True)


def test_a_damaged_one_ends_with_a_sentence_that_names_the_file(cast: Cast, run: Run, tmp_path: Path) -> None:
    run("backup", tmp_path / "shelf")
    damaged = next((tmp_path / "shelf").rglob("practice.db"))
    damaged.write_bytes(b"noise")

    again = run("backup", tmp_path / "shelf", "--check")

    assert (again.exit_code, again.stderr) == (
        2,
        f"bulkhead: {damaged} was cut short or grew since the backup was made.\n",
    )


def test_a_client_that_could_not_be_backed_up_is_named_and_ends_with_1(
    cast: Cast, run: Run, data: Places, tmp_path: Path
) -> None:
    close_stores()
    keys.ring().vault(cast.signal.client.id).database.write_bytes(b"noise" * 500)

    made = run("backup", tmp_path / "shelf")

    assert made.exit_code == 1
    assert "Signal is not in it: Its file is damaged." in made.stderr


def test_a_folder_with_the_key_is_refused(cast: Cast, run: Run, data: Places) -> None:
    refused = run("backup", data.data)

    assert refused.exit_code == 2
    assert "A backup beside its key is open to whoever takes both" in refused.stderr


def test_a_folder_that_was_mistyped_says_nothing_of_the_backups_there_are(
    cast: Cast, run: Run, data: Places, tmp_path: Path
) -> None:
    run("backup", tmp_path / "shelf")
    before = record.record(data)

    run("backup", data.data)

    assert (record.record(data), before.why_not) == (before, "")


def test_what_goes_by_the_rule_of_the_page_is_named(cast: Cast, run: Run, data: Places, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    record.set_settings(data, to=record.Settings(folder=str(shelf), keep=record.Keep(days=1, weeks=0, months=0)))
    run("backup", shelf)
    first = next(path.name for path in shelf.iterdir() if path.is_dir())

    second = run("backup", shelf)

    assert f"Gone by the rule of the page Backups: {first}." in second.stderr


def test_one_client_comes_back(cast: Cast, run: Run, tmp_path: Path) -> None:
    run("backup", tmp_path / "shelf")
    with inside(cast.signal.client):
        StatusSentence.write("Written since.", by=cast.maren.actor)

    restored = run("restore", tmp_path / "shelf", "--client", "signal")

    assert restored.exit_code == 0, restored.stderr
    assert "Restored 1 client from the backup of" in restored.stdout
    with inside(cast.signal.client):
        assert not StatusSentence.objects.filter(words="Written since.").exists()


def test_a_client_nobody_knows_is_refused(cast: Cast, run: Run, tmp_path: Path) -> None:
    refused = run("restore", tmp_path, "--client", "nobody")

    assert refused.exit_code == 2
    assert refused.stderr.endswith("bulkhead: There is no client with the address “nobody”.\n")


def test_everything_comes_back_on_an_empty_machine(cast: Cast, run: Run, data: Places, tmp_path: Path) -> None:
    run("backup", tmp_path / "shelf")
    shutil.copytree(data.keys, tmp_path / "new" / "keys")

    restored = spawn("restore", str(tmp_path / "shelf"), "--data", str(tmp_path / "new"), "--json")

    assert restored.returncode == 0, restored.stderr
    assert json.loads(restored.stdout)["vaults"] == 2
    close_stores()
    places = Places(tmp_path / "new")
    keys.install(keys.Ring(places, keys.load_master(places)))
    with inside(Client.objects.get(slug="harbor")):
        assert Person.objects.count() == 2


def test_without_the_key_it_says_where_the_key_belongs(cast: Cast, run: Run, tmp_path: Path) -> None:
    run("backup", tmp_path / "shelf")

    refused = spawn("restore", str(tmp_path / "shelf"), "--data", str(tmp_path / "new"))

    assert refused.returncode == 2
    assert f"No master key at {tmp_path / 'new' / 'keys' / 'master'}" in refused.stderr


def test_into_a_practice_that_is_there_nothing_is_restored(cast: Cast, run: Run, tmp_path: Path) -> None:
    run("backup", tmp_path / "shelf")

    refused = run("restore", tmp_path / "shelf")

    assert refused.exit_code == 2
    assert "Restore into an empty data folder, or use --client." in refused.stderr
    assert Client.objects.count() == 2


def test_a_damaged_client_comes_back_with_a_word_on_who_is_back_too(cast: Cast, run: Run, tmp_path: Path) -> None:
    run("backup", tmp_path / "shelf")
    close_stores()
    keys.ring().vault(cast.signal.client.id).database.write_bytes(b"noise" * 500)

    restored = run("restore", tmp_path / "shelf", "--client", "signal")

    assert "are back; check them on the client’s people page. Every passkey of theirs was ended." in restored.stdout


def test_a_key_that_is_in_use_again_is_told_with_what_to_type(cast: Cast, run: Run, tmp_path: Path) -> None:
    run("backup", tmp_path / "shelf")
    run("keys", "rotate", "--client", "signal")

    restored = run("restore", tmp_path / "shelf", "--client", "signal")

    words = "If that was changed because somebody may know it, type: bulkhead keys rotate --client signal"
    assert words in restored.stdout
    assert "are back; check them" not in restored.stdout


def test_a_whole_restore_that_was_cut_off_in_its_last_step_is_finished_when_typed_again(
    cast: Cast, run: Run, data: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", tmp_path / "shelf")
    shutil.copytree(data.keys, tmp_path / "new" / "keys")
    places, ring = Places(tmp_path / "new"), keys.ring()
    with monkeypatch.context() as patched:
        patched.setattr(placing, "place", lambda _: None)
        restore_all(tmp_path / "shelf", places=places, master=keys.load_master(places))
    keys.install(ring)

    again = spawn("restore", str(tmp_path / "shelf"), "--data", str(places.data))

    assert (again.returncode, again.stdout.strip()) == (0, FINISHED)
    assert places.registry.exists()
