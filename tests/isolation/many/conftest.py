"""Many vaults of an earlier Bulkhead, some of them in trouble."""

import contextlib
from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation import copies, keys, migrating
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.places import Places
from tests.isolation.many.flags import IMMUTABLE, set_flag
from tests.isolation.older import Older

VAULTS = 12


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for a locked file for a moment only, and works the SQL of a change out once."""
    for module in (migrating, copies):
        monkeypatch.setattr(module, "connect", _impatient)
    rendered: dict[frozenset[str], str] = {}
    render = migrating._render

    def once(vault_id: UUID, applied: frozenset[str]) -> str:
        if applied not in rendered:
            rendered[applied] = render(vault_id, applied)
        return rendered[applied]

    monkeypatch.setattr(migrating, "_render", once)


@pytest.fixture
def older(data: Places, monkeypatch: pytest.MonkeyPatch) -> Older:
    return Older.made(VAULTS, monkeypatch=monkeypatch)


@pytest.fixture
def troubled(older: Older) -> Iterator[dict[str, UUID]]:
    """One of them damaged, one that cannot be written to, one that another program keeps locked."""
    damaged, read_only, locked = older.vaults[3], older.vaults[6], older.vaults[9]
    with open(keys.ring().vault(damaged).database, "r+b") as file:
        file.seek(40_000)
        file.write(b"noise" * 2000)
    with _unwritable(read_only), closing(connect(keys.ring().vault(locked))) as raw:
        raw.execute("BEGIN IMMEDIATE")
        yield {"damaged": damaged, "read only": read_only, "locked": locked}


def _impatient(opened: keys.Opened) -> sqlcipher.Connection:
    """Waits for a locked file for a moment only."""
    raw = connect(opened)
    raw.execute("PRAGMA busy_timeout = 10")
    return raw


@contextlib.contextmanager
def _unwritable(vault_id: UUID) -> Iterator[None]:
    """Its file cannot be written to; by root neither, where the file system can say so."""
    file = keys.ring().vault(vault_id).database
    file.chmod(0o400)
    set_flag(file, IMMUTABLE)
    try:
        yield
    finally:
        set_flag(file, 0)
        file.chmod(0o600)
