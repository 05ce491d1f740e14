"""Everything is copied while it is served, under its own keys, and counts only once it was opened again."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.isolation import inside, keys
from bulkhead.isolation.backing_up import destination, making, one_store, sets
from bulkhead.isolation.backing_up.contents import contents_of
from bulkhead.isolation.backing_up.errors import BackupRefused
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.vault.engagement.models import StatusSentence
from tests.cast import HARBOR_CANARY, PASSWORD, SIGNAL_CANARY, Cast

MAREN = Actor("practitioner", "Maren Okafor")


def test_it_holds_the_practice_the_tray_and_every_client(cast: Cast, backed_up: Made) -> None:
    kinds = sorted(part.kind for part in backed_up.contained.parts.values())

    assert kinds == ["practice", "tray", "vault", "vault"]
    assert set(backed_up.contained.vaults()) == {cast.signal.client.id, cast.harbor.client.id}
    assert backed_up.failed == {}


def test_it_is_proven_and_says_when(backed_up: Made, shelf: Path) -> None:
    (seen,) = sets.all_seen(shelf, ring=keys.ring())

    assert (seen.name, seen.why_not) == (backed_up.folder.name, "")
    assert seen.proven_at is not None


def test_one_client_alone_is_backed_up_without_the_practice(cast: Cast, shelf: Path) -> None:
    made = make(shelf, only=cast.signal.client.id)

    assert made.contained.vaults() == [cast.signal.client.id]
    assert [path.name for path in (made.folder / "vaults").iterdir()] == [
        keys.ring().registry.placement(cast.signal.client.id).folder
    ]
    assert not (made.folder / "practice").exists()


def test_nothing_in_it_can_be_read_without_the_key_and_nobody_is_named(backed_up: Made, shelf: Path) -> None:
    paths = [path for path in shelf.rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in paths) + " ".join(map(str, paths)).encode()

    words = [SIGNAL_CANARY, HARBOR_CANARY, PASSWORD, "Dana", "Northlight", "signal", "harbor", "SQLite format"]
    assert [word for word in words if word.encode() in content] == []
    assert keys.load_master(keys.ring().places) not in content


def test_only_its_owner_can_read_it(backed_up: Made, shelf: Path) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in backed_up.folder.rglob("*")}

    assert modes == {0}


def test_a_second_one_takes_the_files_of_the_first_over(cast: Cast, backed_up: Made, shelf: Path) -> None:
    with inside(cast.signal.client):
        vault_blobs().put([b"new since"])

    made = make(shelf)

    before = {path.stat().st_ino for path in backed_up.folder.rglob("blobs/*")}
    after = {path.stat().st_ino for path in made.folder.rglob("blobs/*")}
    assert before < after
    assert len(after - before) == 1


def test_a_file_that_the_earlier_one_holds_damaged_is_copied_anew(cast: Cast, backed_up: Made, shelf: Path) -> None:
    damaged = next(backed_up.folder.rglob("vaults/*/blobs/*"))
    damaged.write_bytes(bytes(damaged.stat().st_size))

    made = make(shelf)

    assert made.failed == {}
    assert next(made.folder.rglob(f"blobs/{damaged.name}")).read_bytes() != damaged.read_bytes()


def test_what_is_written_meanwhile_is_in_it_wholly_or_not_at_all(
    cast: Cast, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def contents_and_a_change(raw: object) -> object:
        found = real(raw)
        if raw not in changed:
            changed.append(raw)
            with inside(cast.harbor.client):
                StatusSentence.write(f"Written meanwhile, {len(changed)}.", by=MAREN)
        return found

    changed: list[object] = []
    real: Callable[[object], object] = contents_of
    monkeypatch.setattr(one_store, "contents_of", contents_and_a_change)

    made = make(shelf, only=cast.signal.client.id)
    whole = make(shelf)

    assert (made.failed, whole.failed) == ({}, {})
    with inside(cast.harbor.client):
        assert StatusSentence.objects.filter(words="Written meanwhile, 1.").exists()


def test_a_client_added_meanwhile_is_in_it_too(cast: Cast, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bulkhead.crossings.provision import Wanted, add_client

    def office_and_a_client(working: object) -> None:
        if not added:
            added.append(add_client(Wanted("Acme", "acme", 90, "Acme"), lead=cast.maren))
        real(working)  # type: ignore[arg-type]  # what is being made.

    added: list[object] = []
    real = making._office
    monkeypatch.setattr(making, "_office", office_and_a_client)

    made = make(shelf)

    assert len(made.contained.vaults()) == 3


def test_a_broken_client_is_named_and_the_others_are_backed_up(cast: Cast, shelf: Path) -> None:
    keys.ring().vault(cast.signal.client.id).database.write_bytes(b"noise" * 1000)

    made = make(shelf)

    assert made.contained.vaults() == [cast.harbor.client.id]
    assert list(made.failed) == [cast.signal.client.id]
    assert not (made.folder / "vaults" / keys.ring().registry.placement(cast.signal.client.id).folder).exists()


def test_a_row_whose_file_is_gone_is_no_backup(cast: Cast, shelf: Path) -> None:
    with inside(cast.signal.client):
        for path in vault_blobs().folder.iterdir():
            path.unlink()

    made = make(shelf)

    assert list(made.failed) == [cast.signal.client.id]
    assert "the file of this version is gone" in made.failed[cast.signal.client.id]


@pytest.mark.parametrize("below", ["keys", "keys/deep", "vaults", "practice", "tray", ".", ".."])
def test_it_never_lies_beside_the_key_or_inside_what_it_is_of(cast: Cast, below: str) -> None:
    with pytest.raises(BackupRefused):
        make(keys.ring().places.data / below)


def test_a_way_round_by_a_link_is_no_way(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(keys.ring().places.keys)

    with pytest.raises(BackupRefused, match="beside its key"):
        make(tmp_path / "link" / "backups")


def test_a_file_in_place_of_the_folder_is_refused(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises(BackupRefused, match="is a file"):
        make(tmp_path / "file")


def test_two_into_one_folder_wait_for_nobody(cast: Cast, shelf: Path) -> None:
    with destination.alone_in(shelf), pytest.raises(BackupRefused, match="under way"):
        make(shelf)


def test_a_disk_that_is_full_leaves_nothing_and_says_so(
    cast: Cast, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(one_store, "copy", full)

    with pytest.raises(BackupRefused, match="No space left on device"):
        make(shelf)

    assert destination.sets_in(shelf) == []
    assert list(shelf.glob(".part*")) == []
