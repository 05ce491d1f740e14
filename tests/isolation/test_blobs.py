"""Files of a store: whole or refused, readable under their own key and id alone."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulkhead.isolation import blobs, inside, keys
from bulkhead.isolation.blobs import CHUNK, BlobStore, vault_blobs
from bulkhead.isolation.errors import BlobDamaged, BlobMissing, TooLarge
from tests.isolation.conftest import Two

SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7]


@pytest.mark.parametrize("size", SIZES)
def test_bytes_come_back_as_they_went_in(two: Two, size: int) -> None:
    content = os.urandom(size)

    with inside(two.a):
        sealed = vault_blobs().put([content])

        assert b"".join(vault_blobs().read(sealed.blob_id)) == content
        assert sealed.size == size


@given(pieces=st.lists(st.binary(max_size=5000), max_size=40))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_how_it_was_cut_on_the_way_does_not_matter(two: Two, pieces: list[bytes]) -> None:
    with inside(two.a):
        sealed = vault_blobs().put(pieces)

        assert b"".join(vault_blobs().read(sealed.blob_id)) == b"".join(pieces)


def test_another_vault_cannot_read_a_file_moved_into_its_folder(two: Two) -> None:
    with inside(two.a):
        sealed = vault_blobs().put([b"Quillfeather"])
        path = vault_blobs().path(sealed.blob_id)
    with inside(two.b):
        vault_blobs().path(sealed.blob_id).write_bytes(path.read_bytes())

        with pytest.raises(BlobDamaged):
            list(vault_blobs().read(sealed.blob_id))


def test_a_file_renamed_to_another_id_does_not_open(two: Two) -> None:
    with inside(two.a):
        first, second = vault_blobs().put([b"first"]), vault_blobs().put([b"second"])
        vault_blobs().path(second.blob_id).write_bytes(vault_blobs().path(first.blob_id).read_bytes())

        with pytest.raises(BlobDamaged):
            list(vault_blobs().read(second.blob_id))


def flip(content: bytes) -> bytes:
    return content[:100] + bytes([content[100] ^ 1]) + content[101:]


def cut(content: bytes) -> bytes:
    return content[: CHUNK + 16]


def swap(content: bytes) -> bytes:
    size = CHUNK + 16
    return content[size : 2 * size] + content[:size] + content[2 * size :]


@pytest.mark.parametrize("damage", [flip, cut, swap])
def test_damage_is_noticed(two: Two, damage: object) -> None:
    with inside(two.a):
        sealed = vault_blobs().put([os.urandom(3 * CHUNK)])
        path = vault_blobs().path(sealed.blob_id)
        path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]  # one of the three above.

        with pytest.raises(BlobDamaged):
            list(vault_blobs().read(sealed.blob_id))


def test_a_missing_file_is_named_as_missing(two: Two) -> None:
    with inside(two.a), pytest.raises(BlobMissing):
        vault_blobs().read(two.person_a)


def test_nothing_readable_lies_on_the_disk(two: Two) -> None:
    with inside(two.a):
        sealed = vault_blobs().put([b"Quillfeather " * 1000])

        assert b"Quillfeather" not in vault_blobs().path(sealed.blob_id).read_bytes()


def test_a_write_that_breaks_leaves_nothing(two: Two) -> None:
    def breaking() -> object:
        yield b"half"
        raise OSError

    with inside(two.a):
        with pytest.raises(OSError):  # noqa: PT011 -- any error of the source.
            vault_blobs().put(breaking())  # type: ignore[arg-type]  # it yields bytes.

        assert list(vault_blobs().folder.iterdir()) == []


def test_too_large_leaves_nothing(two: Two) -> None:
    with inside(two.a):
        small = BlobStore(keys.holder().vault(two.a), largest=10)
        with pytest.raises(TooLarge):
            small.put([b"12345678901"])

        assert list(small.folder.iterdir()) == []


def test_the_sweep_takes_left_overs_and_nothing_else(two: Two) -> None:
    with inside(two.a):
        store = vault_blobs()
        kept, orphan = store.put([b"kept"]), store.put([b"orphan"])
        (store.folder / f"x{blobs.TEMPORARY}").write_bytes(b"half")

        assert store.sweep({kept.blob_id}, older_than=time.time() + 1) == 2

        assert [path.name for path in store.folder.iterdir()] == [kept.blob_id.hex]
        assert orphan.blob_id != kept.blob_id


def test_the_sweep_spares_what_is_just_being_written(two: Two) -> None:
    with inside(two.a):
        store = vault_blobs()
        store.put([b"its row comes in a moment"])

        assert store.sweep(set(), older_than=time.time() - 3600) == 0


def test_the_order_of_a_write_is_file_then_name_then_folder(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    real_sync, real_rename = os.fsync, os.rename

    def fsync(handle: int) -> None:
        calls.append("folder" if Path(f"/proc/self/fd/{handle}").resolve().is_dir() else "file")
        real_sync(handle)

    def rename(source: str, target: str) -> None:
        calls.append("name")
        real_rename(source, target)

    with inside(two.a):
        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(os, "rename", rename)
        vault_blobs().put([b"content"])

    assert calls == ["file", "name", "folder"]


def test_a_disk_that_takes_less_than_it_is_given_loses_nothing(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    content = os.urandom(CHUNK + 100)
    with inside(two.a):
        writing = vault_blobs().begin()
        whole = writing._file

        class Narrow:
            """Takes a thousand bytes at a time."""

            def write(self, given: bytes) -> int:
                return whole.write(given[:1000])

            def __getattr__(self, name: str) -> object:
                return getattr(whole, name)

        monkeypatch.setattr(writing, "_file", Narrow())
        writing.write(content)
        sealed = writing.finish()

        assert b"".join(vault_blobs().read(sealed.blob_id)) == content


def test_a_blob_that_keeps_its_id_may_be_written_twice(two: Two) -> None:
    with inside(two.a):
        first = vault_blobs().put([b"the same"])
        again = vault_blobs().put([b"the same"], blob_id=first.blob_id)

        assert again == first
        assert len(list(vault_blobs().folder.iterdir())) == 1
