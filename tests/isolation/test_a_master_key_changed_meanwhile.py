"""A master key is changed while somebody still holds the one before: the key in the file opens everything."""

import contextlib
from collections.abc import Iterator

import pytest

from bulkhead.isolation import keyring, keys, master
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.places import Places
from bulkhead.isolation.rekeying.master_key import protect, renew_master, renew_secret, settle

WORDS = "otter lantern quiet mile"


class Killed(BaseException):
    """Ends a change in the middle."""


@pytest.fixture(autouse=True)
def kept(data: Places) -> None:
    """A keyring and a list of vaults."""
    keys.ring().registry.entries()


def test_a_passphrase_that_waited_for_a_new_key_does_not_bring_the_old_one_back(
    data: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, alone = keys.load_master(data), keyring.alone

    @contextlib.contextmanager
    def after_another(places: Places) -> Iterator[None]:
        monkeypatch.setattr(keyring, "alone", alone)
        renew_master(places, key=old)
        with alone(places):
            yield

    monkeypatch.setattr(keyring, "alone", after_another)

    with pytest.raises(UnsafeKey, match="does not open"):
        protect(data, key=old, passphrase=WORDS)

    assert _opens(data)


def test_a_start_that_read_the_old_key_leaves_the_slot_of_the_new_one(
    data: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = master.found(data)
    _cut_off(data, monkeypatch)

    settle(data, found=before)

    assert (_opens(data), len(keyring.slots(data.keyring))) == (True, 2)
    settle(data, found=master.found(data))
    assert (_opens(data), len(keyring.slots(data.keyring))) == (True, 1)


def test_a_change_that_began_with_the_old_key_may_be_cut_off_too(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    old = keys.load_master(data)
    _cut_off(data, monkeypatch)

    with monkeypatch.context() as patch:
        patch.setattr(master, "write", _die)
        with pytest.raises(Killed):
            renew_master(data, key=old)

    assert _opens(data)


def test_a_new_secret_is_not_sealed_for_one_of_two_keys(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    old = keys.load_master(data)
    _cut_off(data, monkeypatch)

    with pytest.raises(UnsafeKey, match="changed meanwhile"):
        renew_secret(data, key=old)

    assert _opens(data)


def _cut_off(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new master key whose file is written, and no more."""
    write = master.write

    def last(places: Places, *, key: bytes, passphrase: str = "") -> None:
        write(places, key=key, passphrase=passphrase)
        raise Killed

    old = keys.load_master(data)
    with monkeypatch.context() as patch:
        patch.setattr(master, "write", last)
        with pytest.raises(Killed):
            renew_master(data, key=old)


def _die(places: Places, *, key: bytes, passphrase: str = "") -> None:
    raise Killed


def _opens(data: Places) -> bool:
    """Whether the key in the file opens the keyring."""
    with contextlib.suppress(UnsafeKey):
        return bool(keyring.opened(data, master=keys.load_master(data)))
    return False
