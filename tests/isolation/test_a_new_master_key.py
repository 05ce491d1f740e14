"""A new master key: the old one opens nothing, the stores are not touched, and no crash leaves a mix."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import pytest

from bulkhead.isolation import inside, keyring, keys, master, sealing
from bulkhead.isolation.errors import NoKey, UnsafeKey
from bulkhead.isolation.places import Places
from bulkhead.isolation.registry import Registry
from bulkhead.isolation.rekeying.master_key import prove, put_back, renew_master, renew_secret, settle
from bulkhead.vault.people.models import Person
from tests.conftest import close_stores
from tests.isolation.conftest import Two
from tests.isolation.dying import died_at, lines_run

POINTS = 25


def test_the_new_one_opens_everything_and_the_old_one_nothing(two: Two, data: Places) -> None:
    old = keys.load_master(data)

    new = renew_master(data, key=old)

    assert (keys.load_master(data), new == old) == (new, False)
    assert _people_with(data, new) == (1, 1)
    with pytest.raises(UnsafeKey, match=r"The master key does not open .*keyring\. Put the key back"):
        keys.Ring(data, old).registry.entries()
    with pytest.raises(NoKey):
        keys.Ring(data, old).unwrap(keys.ring().registry.placement(two.a))


def test_no_store_is_written(two: Two, data: Places) -> None:
    before = _stores(data)

    renew_master(data, key=keys.load_master(data))

    assert _stores(data) == before


def test_a_ring_that_is_open_notices_nothing(two: Two, data: Places) -> None:
    ring = keys.ring()
    secret = ring.signing(b"django")

    renew_master(data, key=keys.load_master(data))

    with inside(two.a):
        assert Person.objects.count() == 1
    assert (keys.ring() is ring, keys.Ring(data, keys.load_master(data)).signing(b"django")) == (True, secret)


def test_the_ring_of_today_opens_what_was_backed_up_before(two: Two, data: Places) -> None:
    old = keys.load_master(data)
    shutil.copy(data.keyring, data.data / "copy")

    new = renew_master(data, key=old)

    assert keyring.opened_from(data.data / "copy", master=old) == keyring.opened(data, master=new)


def test_a_new_secret_changes_cookies_and_nothing_else(two: Two, data: Places) -> None:
    key = keys.load_master(data)
    before = keys.Ring(data, key)
    kept = before.practice(), before.secret(b"backups"), before.registry.entries()

    renew_secret(data, key=key)

    after = keys.Ring(data, key)
    assert (after.practice(), after.secret(b"backups"), after.registry.entries()) == kept
    assert after.signing(b"cookie name") != before.signing(b"cookie name")


def test_a_folder_from_before_there_was_a_keyring_is_taken_over(two: Two, data: Places) -> None:
    key = _made_old(data)

    ring = keys.Ring(data, key)

    assert ring.practice().key == sealing.derive(key, purpose=b"practice")
    assert ring.signing(b"django") == sealing.derive(key, purpose=b"secret django").hex()
    assert [ring.unwrap(placement) for placement in ring.registry.entries()] == [b"k" * 32]
    assert data.keyring.exists()
    renewed = keys.Ring(data, renew_master(data, key=key))
    assert [renewed.unwrap(placement) for placement in renewed.registry.entries()] == [b"k" * 32]


def test_a_keyring_that_is_lost_is_never_made_up(two: Two, data: Places) -> None:
    data.keyring.unlink()

    with pytest.raises(UnsafeKey):
        keys.Ring(data, keys.load_master(data)).registry.entries()

    assert not data.keyring.exists()


@pytest.mark.parametrize("content", [b"", b"{", b'{"kind": "bulkhead keyring", "version": 9}', b'{"kind": 1}', b"[]"])
def test_a_keyring_that_is_damaged_is_said_to_be_so(two: Two, data: Places, content: bytes) -> None:
    data.keyring.write_bytes(content)

    with pytest.raises(UnsafeKey, match=r"is damaged|another version"):
        keys.Ring(data, keys.load_master(data)).registry.entries()


def test_two_processes_at_a_new_folder_make_one_keyring(tmp_path: Path) -> None:
    places = Places(tmp_path / "new")
    places.prepare()
    key = keys.load_master(places, create=True)
    rings = [keys.Ring(places, key) for _ in range(2)]

    assert rings[0].practice() == rings[1].practice()


def test_a_sheet_is_proved_without_a_byte_written(two: Two, data: Places) -> None:
    key = keys.load_master(data)
    close_stores()
    before = _everything(data.data.rglob("*"))

    prove(data, key=key)
    with pytest.raises(UnsafeKey):
        prove(data, key=os.urandom(32))

    assert _everything(data.data.rglob("*")) == before


def test_a_lost_key_is_put_back_and_a_wrong_one_is_not(two: Two, data: Places) -> None:
    key = keys.load_master(data)
    (data.keys / "master").unlink()

    with pytest.raises(UnsafeKey):
        put_back(data, key=os.urandom(32))
    put_back(data, key=key)

    assert keys.load_master(data) == key
    with pytest.raises(UnsafeKey, match="already"):
        put_back(data, key=key)


@pytest.mark.parametrize("passphrase", ["", "otter lantern quiet mile"])
def test_killed_anywhere_it_leaves_one_key_that_opens_everything(
    two: Two, data: Places, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    monkeypatch.setattr(master, "MEMORY_KIB", 1024)
    assert _kill_everywhere(data, passphrase=passphrase, points=POINTS) == []


@pytest.mark.deep
def test_killed_at_every_single_line(two: Two, data: Places) -> None:
    assert _kill_everywhere(data, passphrase="", points=10**6) == []


def _kill_everywhere(data: Places, *, passphrase: str, points: int) -> list[str]:
    """Kill it at points spread evenly over its lines; a sentence for each that left no key or two."""
    close_stores()
    total = lines_run(lambda: _renew(data, passphrase))
    assert total > 50
    wrong, killed = [], 0  # the last lines may not be reached: after a crash there is more to settle, or less.
    for line in range(1, total + 1, max(1, total // points)):
        killed += died_at(line, lambda: _renew(data, passphrase))
        wrong += [f"line {line} of {total}: {words}" for words in _faults(data, passphrase)]
    assert killed > 0.9 * min(points, total)
    return wrong


def _renew(data: Places, passphrase: str) -> None:
    found = master.found(data, ask=lambda _: passphrase)
    settle(data, found=found)
    renew_master(data, key=found.key, passphrase=passphrase)


def _faults(data: Places, passphrase: str) -> Iterable[str]:
    found = master.found(data, ask=lambda _: passphrase)
    key = found.key
    if _people_with(data, key) != (1, 1):
        yield "a vault does not open"
    settle(data, found=found)
    if [slot.fingerprint for slot in keyring.slots(data.keyring)] != [keyring.fingerprint(key)]:
        yield "another key opens the keyring still"
    if sorted(path.name for path in data.keys.iterdir()) != ["master"]:
        yield "a copy of a key is left over"
    if list(data.data.glob("*.new")):
        yield "a keyring is left over"


def _people_with(data: Places, key: bytes) -> tuple[int, ...]:
    """How many people each vault holds, opened by a ring of its own."""
    close_stores()
    keys.install(ring := keys.Ring(data, key))
    counts = []
    for placement in ring.registry.entries():
        with inside(placement.vault_id):
            counts.append(Person.objects.count())
    close_stores()
    return tuple(counts)


def _stores(data: Places) -> dict[str, bytes]:
    close_stores()
    return _everything([*data.data.rglob("*.db"), *(data.data / "vaults").rglob("*")])


def _everything(paths: Iterable[Path]) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in paths if path.is_file()}


def _made_old(data: Places) -> bytes:
    """The data folder as it was written when the stores' keys followed from the master key."""
    key = keys.load_master(data)
    data.keyring.unlink()
    data.registry.unlink()
    vault_id = UUID(bytes=b"v" * 16)
    wrapped = sealing.wrap(b"k" * 32, under=key, purpose=vault_id.bytes)
    Registry(data, sealing.derive(key, purpose=b"registry")).reserve(vault_id, slug="old", wrapped_key=wrapped)
    return key
