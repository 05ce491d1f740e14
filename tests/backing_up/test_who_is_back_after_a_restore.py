"""Where nobody knows any more who was removed since the backup, no passkey opens anything and it is said aloud."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bulkhead.crossings.restoring import restore_all, restore_client
from bulkhead.isolation import inside, keys, placing
from bulkhead.isolation.backing_up.errors import BackupRefused
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.keys import Ring
from bulkhead.isolation.places import Places
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.passkeys import Passkey
from bulkhead.vault.trail.models import VaultLine
from tests.backing_up.conftest import opened
from tests.cast import Cast
from tests.conftest import close_stores

Open = Callable[[Path], Ring]
SAID = " Every passkey was ended. People removed since then are back, with the roles of then."


@pytest.fixture
def with_a_passkey(cast: Cast, shelf: Path) -> Made:
    """Everything, backed up with a passkey that is removed afterwards together with its person."""
    with inside(cast.signal.client):
        dana = Person.objects.get(pk=cast.signal.sponsor)
        kept = {"name": "Phone", "credential": b"key", "host": "signal.localhost", "counter": 0}
        Passkey.add(dana, credential_id=b"lost", **kept)  # type: ignore[arg-type]  # the rest of its columns.
    made = make(shelf)
    with inside(cast.signal.client):
        Person.objects.get(pk=cast.signal.board).remove(by=cast.maren.actor)
    return made


def told(cast: Cast) -> tuple[int, bool]:
    """How many passkeys open something, and whether the log says that people may be back."""
    with inside(cast.signal.client):
        return Passkey.alive().count(), VaultLine.objects.get(act="restored").words.endswith(SAID)


def test_of_a_damaged_client_no_passkey_is_left(cast: Cast, with_a_passkey: Made, shelf: Path) -> None:
    close_stores()
    keys.ring().vault(cast.signal.client.id).database.write_bytes(b"noise" * 500)

    restored = restore_client(cast.signal.client, named=shelf)

    assert (restored.is_ended_known, told(cast)) == (False, (0, True))


def test_of_a_whole_client_the_passkeys_stay(cast: Cast, with_a_passkey: Made, shelf: Path) -> None:
    restored = restore_client(cast.signal.client, named=shelf)

    assert (restored.is_ended_known, told(cast)) == (True, (1, False))


def test_of_everything_no_passkey_is_left(
    cast: Cast, with_a_passkey: Made, shelf: Path, empty: Places, elsewhere: Open
) -> None:
    restored = restore_all(shelf, places=empty, master=keys.load_master(empty))

    elsewhere(empty.data)
    assert (restored.is_ended_known, told(cast)) == (False, (0, True))


class Cut(BaseException):
    """Power, say."""


def test_a_restore_typed_again_after_its_last_step_was_cut_off_finishes_it(
    cast: Cast, backed_up: Made, shelf: Path, empty: Places, elsewhere: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(source: Path, target: Path) -> None:
        if source.name == "practice":
            raise Cut
        real(source, target)

    real, master = os.rename, keys.load_master(empty)
    with monkeypatch.context() as patched:
        patched.setattr("bulkhead.isolation.placing.os.rename", cut)
        with pytest.raises(Cut):
            restore_all(shelf, places=empty, master=master)

    with pytest.raises(BackupRefused, match="It is finished now"):
        restore_all(shelf, places=empty, master=master)

    assert not (empty.data / placing.STAGED).exists()
    assert len(elsewhere(empty.data).registry.entries()) == 2


def test_an_older_backup_that_this_key_opens_is_found_behind_newer_ones(
    cast: Cast, backed_up: Made, shelf: Path, empty: Places, elsewhere: Open
) -> None:
    newer = make(shelf)
    foreign = Places(empty.data.with_name(f"{empty.data.name}-foreign"))
    foreign.prepare()
    keys.Ring(foreign, keys.load_master(foreign, create=True)).registry.resting()
    shutil.copy(foreign.keyring, newer.folder / "keyring")
    shutil.rmtree(foreign.data)

    restored = restore_all(shelf, places=empty, master=keys.load_master(empty))

    assert restored.made_at.isoformat() == backed_up.contained.made_at
    assert len(opened(empty.data).registry.entries()) == 2
    shutil.rmtree(backed_up.folder)
    with pytest.raises(UnsafeKey, match="does not open"):
        restore_all(shelf, places=Places(empty.data / "other"), master=keys.load_master(empty))
