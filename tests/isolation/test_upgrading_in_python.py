"""Changes that only Python can make are made the slow way: all of them in one transaction, or none."""

from uuid import UUID

import pytest
from django.conf import settings
from django.db import connections

from bulkhead.isolation import inside, keys, migrating, schema, upgrading
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.vault.people.models import Person
from tests.conftest import close_stores
from tests.isolation.conftest import Two

LATER = frozenset({"later_first", "later_second"})


@pytest.fixture
def later(two: Two, monkeypatch: pytest.MonkeyPatch) -> Two:
    """Two vaults of today, in the hands of a later Bulkhead."""
    close_stores()
    monkeypatch.setattr(settings, "MIGRATION_MODULES", {"vault": "tests.isolation.later"})
    monkeypatch.setattr(schema, "KNOWN", schema.KNOWN | LATER)
    return two


def test_every_row_is_changed_in_every_vault(later: Two) -> None:
    migrated = migrating.migrate_vaults()

    assert migrated == migrating.Migrated(current=0, upgraded=2, broken=())
    for vault_id in (later.a, later.b):
        assert _applied(vault_id) >= LATER
        with inside(vault_id):
            assert Person.objects.get().name == "DANA"


def test_one_that_fails_stays_as_it_was_with_all_its_changes_and_the_other_is_served(
    two: Two, later: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rename(later.a, "Odd Secret")

    migrated = migrating.migrate_vaults()

    assert migrated.upgraded == 1
    assert migrated.broken == ((later.a, migrating.UNFORESEEN.format("ValueError")),)
    assert _applied(later.a) & LATER == set()
    assert _tables(later.a) & {"first"} == set()
    with inside(later.b):
        assert Person.objects.get().name == "DANA"


def test_foreign_keys_hold_again_afterwards(later: Two) -> None:
    migrating.migrate_vaults()

    with inside(later.a), connections["vault"].cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_it_is_noted_before_anybody_is_served(later: Two) -> None:
    assert upgrading.note_behind() == 2
    assert upgrading.upgrade_noted().upgraded == 2
    assert keys.ring().registry.resting() == {}


def _rename(vault_id: UUID, name: str) -> None:
    raw = connect(keys.ring().vault(vault_id))
    raw.execute("UPDATE vault_person SET name = ?", [name])
    raw.close()


def _applied(vault_id: UUID) -> frozenset[str]:
    raw = connect(keys.ring().vault(vault_id))
    found = schema.applied(raw)
    raw.close()
    return found


def _tables(vault_id: UUID) -> set[str]:
    raw = connect(keys.ring().vault(vault_id))
    found = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
    raw.close()
    return found
