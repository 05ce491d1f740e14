"""A new key for one vault: all of it is there, and whatever goes wrong leaves it as it was."""

import threading
from collections.abc import Iterable
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import inside, keys
from bulkhead.isolation.blobs import BlobStore, Sealed, vault_blobs
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.errors import BlobDamaged, UnsafeStore, VaultBusy, VaultResting
from bulkhead.isolation.places import Places
from bulkhead.isolation.rekeying.leftovers import remove_leftovers
from bulkhead.isolation.rekeying.vault_key import remove_folder, renew_vault
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import VaultLine
from tests.conftest import close_stores
from tests.isolation.conftest import MAREN, Two
from tests.isolation.dying import died_at, lines_run

POINTS = 25
PIECES = [b"first words of a plan", b"x" * 200_000]


@pytest.fixture
def files(two: Two) -> list[Sealed]:
    """Two files in the first vault: one of one piece, one of four."""
    with inside(two.a):
        return [vault_blobs().put([content]) for content in PIECES]


def renew(vault_id: UUID) -> list[tuple[int, int]]:
    """Renewed, with a line in its log; how far it said it had come."""
    told: list[tuple[int, int]] = []

    def inscribe() -> None:
        with inside(vault_id):
            VaultLine.append("key.renewed", by=MAREN, words="A new key.")

    renew_vault(vault_id, told=lambda done, of: told.append((done, of)), inscribe=inscribe)
    return told


def test_everything_is_there_under_another_key_in_another_folder(two: Two, files: list[Sealed]) -> None:
    before = keys.ring().vault(two.a)

    renew(two.a)

    after = keys.ring().fresh(two.a)
    assert (after.key == before.key, after.database == before.database) == (False, False)
    assert not before.database.parent.exists()
    with inside(two.a):
        assert [b"".join(vault_blobs().read(sealed.blob_id)) for sealed in files] == PIECES
        assert (Person.objects.get().name, VaultLine.objects.latest("number").act) == ("Dana", "key.renewed")
        assert VaultLine.verify() == VaultLine.objects.count()


def test_the_key_before_opens_nothing_of_it(two: Two, files: list[Sealed]) -> None:
    before = keys.ring().vault(two.a)
    renew(two.a)
    after = keys.ring().fresh(two.a)
    close_stores()

    with pytest.raises(sqlcipher.DatabaseError, match="not a database"):
        connect(keys.Opened(two.a, after.database, after.blobs, before.key))
    with pytest.raises(BlobDamaged):
        list(BlobStore(keys.Opened(two.a, after.database, after.blobs, before.key)).read(files[0].blob_id))


def test_no_byte_of_the_files_stays_the_same(two: Two, files: list[Sealed]) -> None:
    sealed = {path.name: path.read_bytes() for path in keys.ring().vault(two.a).blobs.iterdir()}

    renew(two.a)

    again = {path.name: path.read_bytes() for path in keys.ring().fresh(two.a).blobs.iterdir()}
    assert (set(again) == set(sealed), [name for name in again if again[name] == sealed[name]]) == (True, [])


def test_the_others_keep_their_keys(two: Two) -> None:
    before = keys.ring().vault(two.b)

    renew(two.a)

    assert keys.ring().fresh(two.b) == before


def test_it_tells_how_far_it_has_come(two: Two, files: list[Sealed]) -> None:
    assert renew(two.a) == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_connection_that_was_put_aside_is_not_used_again(two: Two) -> None:
    with inside(two.a):
        Person.objects.update(name="Before")

    renew(two.a)
    with inside(two.a):
        Person.objects.update(name="After")
    close_stores()

    with inside(two.a):
        assert Person.objects.get().name == "After"


def test_a_damaged_file_leaves_the_vault_as_it_was(two: Two, files: list[Sealed]) -> None:
    before = keys.ring().vault(two.a)
    path = before.blobs / files[1].blob_id.hex
    path.write_bytes(path.read_bytes()[:-1] + b"?")

    with pytest.raises(BlobDamaged):
        renew(two.a)

    assert (keys.ring().fresh(two.a), _folders(keys.ring().places)) == (before, _placed())
    with inside(two.a):
        assert (Person.objects.count(), VaultLine.objects.filter(act="key.renewed").count()) == (1, 0)


def test_a_copy_that_differs_is_never_put_in_its_place(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys.ring().vault(two.a)
    contents = iter([{"people": "one"}, {"people": "another"}])
    monkeypatch.setattr("bulkhead.isolation.rekeying.comparing.content_of", lambda _: next(contents))

    with pytest.raises(UnsafeStore):
        renew(two.a)

    assert (keys.ring().fresh(two.a), _folders(keys.ring().places)) == (before, _placed())


def test_while_somebody_is_inside_it_waits_and_then_gives_up(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys.ring().vault(two.a)
    inside_now, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with inside(two.a):
            inside_now.set()
            leave.wait(60)

    thread = threading.Thread(target=stay)
    thread.start()
    inside_now.wait(10)
    monkeypatch.setattr("bulkhead.isolation.rekeying.vault_key.PATIENCE", 0.05)
    with pytest.raises(VaultBusy):
        renew(two.a)
    leave.set()
    thread.join()

    assert keys.ring().fresh(two.a) == before


def test_nobody_comes_in_while_it_is_written(two: Two) -> None:
    refused: list[str] = []

    def visit() -> None:
        try:
            with inside(two.a):
                refused.append("came in")
        except VaultResting:
            refused.append("refused")

    def from_another_thread() -> None:
        thread = threading.Thread(target=visit)
        thread.start()
        thread.join()

    renew_vault(two.a, told=lambda _, __: from_another_thread(), inscribe=from_another_thread)

    assert set(refused) == {"refused"}
    assert len(refused) == 3


def test_whoever_knows_the_old_place_does_not_come_in_while_it_is_removed(two: Two) -> None:
    old = keys.ring().vault(two.a)
    renew(two.a)

    keys.install(keys.OneKey(old))
    with pytest.raises(VaultResting), inside(two.a):
        pass


def test_a_folder_goes_away_under_another_name(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = keys.ring().vault(two.a).database.parent
    seen: list[tuple[bool, str]] = []
    monkeypatch.setattr("shutil.rmtree", lambda path, **_: seen.append((folder.exists(), path.name)))

    remove_folder(folder)

    assert seen == [(False, f"{folder.name}.gone")]


def test_leftovers_are_removed_and_vaults_are_not(two: Two, data: Places) -> None:
    for name in ("0" * 24, "1" * 24 + ".gone"):
        (data.data / "vaults" / name / "blobs").mkdir(parents=True)

    assert remove_leftovers() == 2

    assert _folders(data) == _placed()


def test_killed_anywhere_it_leaves_the_old_or_the_new(two: Two, files: list[Sealed], data: Places) -> None:
    assert _kill_everywhere(two, files, points=POINTS) == []


@pytest.mark.deep
def test_killed_at_every_single_line(two: Two, files: list[Sealed], data: Places) -> None:
    assert _kill_everywhere(two, files, points=600) == []


def _kill_everywhere(two: Two, files: list[Sealed], *, points: int) -> list[str]:
    """Kill it at points spread evenly over its lines; a sentence for each that left no whole vault."""
    close_stores()
    total = lines_run(lambda: _afresh(two.a))
    assert total > 200
    wrong, killed = [], 0
    for line in range(1, total + 1, max(1, total // points)):
        lines = _lines(two.a)
        killed += died_at(line, lambda: _afresh(two.a))
        wrong += [f"line {line} of {total}: {words}" for words in _faults(two.a, files, lines)]
    assert killed > 0.9 * min(points, total)
    return wrong


def _afresh(vault_id: UUID) -> None:
    _as_at_a_start()
    renew(vault_id)


def _as_at_a_start() -> None:
    """A process that has just begun, and what the first of them does."""
    close_stores()
    places = keys.ring().places
    keys.install(ring := keys.Ring(places, keys.load_master(places)))
    ring.registry.rouse_the_abandoned()
    remove_leftovers()


def _faults(vault_id: UUID, files: list[Sealed], lines: int) -> Iterable[str]:
    _as_at_a_start()
    with inside(vault_id):
        if [b"".join(vault_blobs().read(sealed.blob_id)) for sealed in files] != PIECES:
            yield "a file is not what it was"
        if Person.objects.get().name != "Dana" or VaultLine.verify() not in (lines, lines + 1):
            yield "the store is not what it was"
    if _folders(keys.ring().places) != _placed():
        yield "a folder is left over, or gone"
    close_stores()


def _lines(vault_id: UUID) -> int:
    _as_at_a_start()
    with inside(vault_id):
        count = VaultLine.objects.count()
    close_stores()
    return count


def _folders(places: Places) -> set[str]:
    return {path.name for path in (places.data / "vaults").iterdir()}


def _placed() -> set[str]:
    return {placement.folder for placement in keys.ring().registry.entries()}
