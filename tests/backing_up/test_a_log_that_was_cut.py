"""Lines cut off at the end of a log leave a chain that verifies; what the last backup saw shows that they are gone."""

from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from bulkhead.base.facts import BAD
from bulkhead.crossings.restoring import restore_client
from bulkhead.isolation import inside, keys
from bulkhead.isolation.backing_up import record
from bulkhead.isolation.backing_up.errors import BackupDamaged
from bulkhead.isolation.backing_up.heads import FILE, heads
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.facts import backups as facts
from bulkhead.vault.trail.models import VaultLine
from tests.cast import Cast
from tests.conftest import close_stores


def cut(vault_id: UUID, *, lines: int) -> None:
    """As somebody does it who has the key and no respect for triggers."""
    close_stores()
    with closing(connect(keys.ring().vault(vault_id))) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if "vaultline" in name or "log" in name or "line" in name:
                raw.execute(f'DROP TRIGGER "{name}"')
        last = raw.execute("SELECT max(number) FROM vault_vaultline").fetchone()[0]
        raw.execute("DELETE FROM vault_vaultline WHERE number > ?", [last - lines])


def test_a_cut_tail_shows_at_the_next_backup(cast: Cast, backed_up: Made, shelf: Path) -> None:
    cut(cast.signal.client.id, lines=2)
    with inside(cast.signal.client):
        assert VaultLine.verify() > 0

    made = make(shelf)
    record.note_made(keys.ring().places, made=made)

    assert list(made.cut) == [cast.signal.client.id]
    assert "which an earlier backup saw, is gone" in made.cut[cast.signal.client.id]
    assert facts.facts(keys.ring().places)[0].kind in (BAD, "warn")


def test_lines_written_over_the_cut_show_too(cast: Cast, backed_up: Made, shelf: Path) -> None:
    cut(cast.signal.client.id, lines=1)
    with inside(cast.signal.client):
        for _ in range(3):
            VaultLine.append("said", by=cast.maren.actor, words="In the place of what was there.")

    assert list(make(shelf).cut) == [cast.signal.client.id]


def test_a_log_that_only_grew_is_whole(cast: Cast, backed_up: Made, shelf: Path) -> None:
    with inside(cast.signal.client):
        VaultLine.append("said", by=cast.maren.actor, words="One more.")

    assert make(shelf).cut == {}


def test_a_restore_is_no_cut(cast: Cast, backed_up: Made, shelf: Path) -> None:
    with inside(cast.signal.client):
        VaultLine.append("said", by=cast.maren.actor, words="One more.")
    later = shelf.with_name("later")
    make(later)

    restore_client(cast.signal.client, named=shelf)

    assert make(later).cut == {}


def test_what_the_last_backup_saw_is_sealed(cast: Cast, backed_up: Made) -> None:
    path = keys.ring().places.backups / FILE
    assert len(heads(keys.ring())) == 3

    path.write_bytes(path.read_bytes()[:-1] + b"?")

    with pytest.raises(BackupDamaged, match=FILE):
        heads(keys.ring())


def test_after_a_restore_a_cut_shows_as_before(cast: Cast, backed_up: Made, shelf: Path) -> None:
    restore_client(cast.signal.client, named=shelf)
    with inside(cast.signal.client):
        for _ in range(3):
            VaultLine.append("said", by=cast.maren.actor, words="Since the restore.")
    make(shelf)

    cut(cast.signal.client.id, lines=2)

    assert list(make(shelf).cut) == [cast.signal.client.id]


def test_the_same_backup_restored_twice_is_no_cut_either(cast: Cast, backed_up: Made, shelf: Path) -> None:
    later = shelf.with_name("later")
    for _ in range(2):
        restore_client(cast.signal.client, named=shelf)
        with inside(cast.signal.client):
            VaultLine.append("said", by=cast.maren.actor, words="Since the restore.")

        assert make(later).cut == {}
