"""A flipped bit, a missing, foreign, swapped, half-copied, cut, older or newer file is found, and named."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.isolation import inside, keys
from bulkhead.isolation.backing_up.again import prove_again
from bulkhead.isolation.backing_up.errors import BackupDamaged
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.backing_up.sets import all_seen, seen
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.keyring import Bunch
from bulkhead.vault.engagement.models import StatusSentence
from tests.cast import Cast

MAREN = Actor("practitioner", "Maren Okafor")
FLIPS = 60


def kept_files(made: Made) -> list[Path]:
    return sorted(path for path in made.folder.rglob("*") if path.is_file())


def test_a_whole_one_is_proven_again(backed_up: Made, shelf: Path) -> None:
    again = prove_again(shelf)

    assert (again.name, again.vaults) == (backed_up.folder.name, 2)


def flips(made: Made, *, count: int) -> list[tuple[Path, int]]:
    """Bits all over the backup, in every file of it."""
    chosen = random.Random(7)
    paths = kept_files(made)
    picked = [paths[number % len(paths)] for number in range(count)]
    return [(path, chosen.randrange(8 * path.stat().st_size)) for path in picked]


def test_a_flipped_bit_anywhere_is_found(backed_up: Made, shelf: Path) -> None:
    found = []
    for path, bit in flips(backed_up, count=FLIPS):
        content = path.read_bytes()
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        found.append(is_found(backed_up, path))
        path.write_bytes(content)

    assert found == [True] * FLIPS
    assert prove_again(shelf).vaults == 2


def is_found(made: Made, path: Path) -> bool:
    """Either by what the list of backups reads, or by opening everything again; and the file is named."""
    told = seen(made.folder, ring=keys.ring()).why_not
    if not told:
        try:
            prove_again(made.folder)
        except WallError as error:
            told = str(error)
        (made.folder / "proven").write_bytes(PROVEN[made.folder])
    return path.name in told or "There is no backup" in told


PROVEN: dict[Path, bytes] = {}


@pytest.fixture(autouse=True)
def proof(backed_up: Made) -> None:
    """What a finding writes beside the backup is taken back before the next one."""
    PROVEN[backed_up.folder] = (backed_up.folder / "proven").read_bytes()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"more")


def lose(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def noise(path: Path) -> None:
    path.write_bytes(b"noise" * 300)


KINDS = ("vault.db", "practice.db", "manifest", "registry.db", "keyring", "set", "vaults/*/blobs/*")


@pytest.mark.parametrize("harm", [cut, grow, lose, empty, noise])
def test_a_harmed_file_of_any_kind_is_found_and_named(backed_up: Made, harm: Callable[[Path], None]) -> None:
    found = []
    for kind in KINDS:
        path = next(backed_up.folder.rglob(kind))
        content = path.read_bytes()
        harm(path)
        found.append(is_found(backed_up, path))
        path.write_bytes(content)

    assert found == [True] * len(KINDS)


def test_a_file_that_does_not_belong_there_is_found(backed_up: Made) -> None:
    stranger = next(backed_up.folder.rglob("vaults/*/blobs")) / "0123456789abcdef"
    stranger.write_bytes(b"brought by somebody")

    with pytest.raises(BackupDamaged, match="does not belong there"):
        prove_again(backed_up.folder)


def test_two_swapped_clients_are_found(backed_up: Made) -> None:
    first, second = sorted((backed_up.folder / "vaults").iterdir())
    first.rename(first.with_name("aside"))
    second.rename(first)
    first.with_name("aside").rename(second)

    with pytest.raises(BackupDamaged, match="manifest"):
        prove_again(backed_up.folder)


def test_the_swapped_databases_of_two_clients_are_found(backed_up: Made) -> None:
    first, second = sorted((backed_up.folder / "vaults").glob("*/vault.db"))
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)

    with pytest.raises(BackupDamaged, match=r"vault\.db"):
        prove_again(backed_up.folder)


def test_a_part_of_an_older_backup_does_not_pass_for_this_one(cast: Cast, backed_up: Made, shelf: Path) -> None:
    found = []
    with inside(cast.signal.client):
        StatusSentence.write("Changed since.", by=MAREN)
    newer = make(shelf)
    shutil.copytree(newer.folder, shelf / "kept")
    for taken in ("vaults", "practice", "set", "registry.db"):
        put(backed_up.folder / taken, at=newer.folder / taken)
        try:
            prove_again(newer.folder)
            found.append("nothing")
        except WallError:
            found.append(taken)
        put(shelf / "kept" / taken, at=newer.folder / taken)

    assert found == ["vaults", "practice", "set", "registry.db"]
    assert prove_again(newer.folder).vaults == 2


def put(source: Path, *, at: Path) -> None:
    """In the place of what is there."""
    if at.is_dir():
        shutil.rmtree(at)
        shutil.copytree(source, at)
    else:
        shutil.copyfile(source, at)


def test_the_proof_of_another_backup_is_no_proof(backed_up: Made, shelf: Path) -> None:
    newer = make(shelf)
    put(backed_up.folder / "proven", at=newer.folder / "proven")

    assert "belongs to another backup" in seen(newer.folder, ring=keys.ring()).why_not


def test_an_older_backup_under_the_name_of_a_newer_one_is_found(backed_up: Made, shelf: Path) -> None:
    backed_up.folder.rename(shelf / "20990101-000000-000000")

    (found,) = all_seen(shelf, ring=keys.ring())

    assert "under another name" in found.why_not


def test_a_backup_of_another_practice_is_told_apart(backed_up: Made) -> None:
    places = keys.ring().places
    another = keys.Ring(places, Bunch.fresh())

    found = seen(backed_up.folder, ring=another)

    assert "made under another key" in found.why_not


def test_what_was_found_damaged_is_not_called_proven_any_more(backed_up: Made) -> None:
    cut(next(backed_up.folder.rglob("vault.db")))

    with pytest.raises(BackupDamaged):
        prove_again(backed_up.folder)

    found = seen(backed_up.folder, ring=keys.ring())
    assert found.proven_at is None
    assert "vault.db" in found.why_not


def test_a_backup_in_a_later_format_is_refused_in_words(
    cast: Cast, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr("bulkhead.isolation.backing_up.manifest.FORMAT", 2)
        made = make(shelf)

    found = seen(made.folder, ring=keys.ring())

    assert "was made by another version of Bulkhead. Restore it with that version." in found.why_not
