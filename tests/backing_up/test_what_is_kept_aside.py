"""What a restore replaced is kept with its key, whatever became of the restore; and a key that came back is told."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bulkhead.crossings.rekey import renew_key
from bulkhead.crossings.restoring import restore_client
from bulkhead.isolation import gate, inside, keys
from bulkhead.isolation.backing_up import aside
from bulkhead.isolation.backing_up.making import Made
from bulkhead.isolation.rekeying.leftovers import remove_leftovers
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.trail.models import VaultLine
from tests.backing_up.conftest import contents
from tests.cast import Cast
from tests.conftest import close_stores


class Cut(BaseException):
    """Power, say."""


def cut(*_: object, **__: object) -> None:
    raise Cut


def lines(cast: Cast, folder: Path) -> int:
    """How long the log is of what lies aside, opened with nothing but what lies there and the keyring."""
    ring, vault_id = keys.ring(), cast.signal.client.vault_id
    wrapped = (folder / aside.WRAPPED_KEY).read_bytes()
    key = ring.unwrap(replace(ring.registry.placement(vault_id), wrapped_key=wrapped))
    return contents(keys.Opened(vault_id, folder / "vault.db", folder / "blobs", key)).head.number


def log_length(cast: Cast) -> int:
    with inside(cast.signal.client):
        return VaultLine.objects.count()


def test_a_key_given_since_lies_beside_what_it_opens(cast: Cast, backed_up: Made, shelf: Path) -> None:
    renew_key(cast.signal.client, by=cast.maren.actor, told=lambda *_: None)
    before = log_length(cast)

    restored = restore_client(cast.signal.client, named=shelf)

    assert restored.before is not None
    assert lines(cast, restored.before) == before
    assert restored.is_other_key


def test_the_same_key_is_not_called_another(cast: Cast, backed_up: Made, shelf: Path) -> None:
    assert restore_client(cast.signal.client, named=shelf).is_other_key is False


def test_killed_after_the_switch_it_is_put_aside_by_the_next_start(
    cast: Cast, backed_up: Made, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, folder = log_length(cast), keys.ring().vault(cast.signal.client.vault_id).database.parent
    with monkeypatch.context() as patched:
        patched.setattr(aside, "put_aside", cut)
        with pytest.raises(Cut):
            restore_client(cast.signal.client, named=shelf)
    close_stores()

    remove_leftovers()

    assert not folder.exists()
    assert lines(cast, keys.ring().places.backups / f"replaced-{folder.name}") == before


def test_killed_before_the_switch_the_vault_that_stays_is_no_longer_marked(
    cast: Cast, backed_up: Made, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = keys.ring().vault(cast.signal.client.vault_id).database.parent
    with monkeypatch.context() as patched:
        patched.setattr(keys.ring().registry, "move", cut)
        with pytest.raises(Cut):
            restore_client(cast.signal.client, named=shelf)
    assert aside.is_marked(folder)

    remove_leftovers()

    assert not aside.is_marked(folder)
    assert log_length(cast) > 0


def test_a_disk_that_refuses_the_last_step_stops_nothing(
    cast: Cast, backed_up: Made, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        if target.name.startswith(aside.ASIDE):
            raise OSError("The disk did not take it.")
        real(source, target)

    real, folder = os.rename, keys.ring().vault(cast.signal.client.vault_id).database.parent
    with inside(cast.signal.client):
        StatusSentence.write("Written since.", by=cast.maren.actor)
    with monkeypatch.context() as patched:
        patched.setattr("bulkhead.isolation.backing_up.aside.os.rename", refuse)
        restored = restore_client(cast.signal.client, named=shelf)

    assert restored.before == folder
    remove_leftovers()
    assert (keys.ring().places.backups / f"replaced-{folder.name}" / "vault.db").exists()


def test_the_old_place_is_gone_before_its_gate_is(
    cast: Cast, backed_up: Made, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, seen = keys.ring().vault(cast.signal.client.vault_id).database.parent, list[bool]()
    monkeypatch.setattr(gate, "close", lambda _: seen.append(folder.exists()))

    restore_client(cast.signal.client, named=shelf)

    assert seen == [False]
