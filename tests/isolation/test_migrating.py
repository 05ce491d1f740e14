"""Schema changes over many vaults: backup first, each wholly old or new, a newer one refused."""

import pytest
from django.core.management import call_command

from bulkhead.isolation import inside, keys, migrating
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.errors import NewerSchema
from bulkhead.vault.people.models import Person
from tests.conftest import close_stores
from tests.isolation.conftest import Two


@pytest.fixture
def behind(two: Two) -> Two:
    """Both vaults one migration behind the code."""
    for vault in (two.a, two.b):
        with inside(vault):
            call_command("migrate", "vault", "0001", database="vault", verbosity=0)
    close_stores()
    return two


def applied(vault: object) -> set[str]:
    raw = connect(keys.ring().vault(vault))  # type: ignore[arg-type]  # an id.
    rows = raw.execute("SELECT name FROM django_migrations WHERE app = 'vault'").fetchall()
    raw.close()
    return {name for (name,) in rows}


def test_vaults_that_are_current_are_left_alone(two: Two) -> None:
    assert migrating.migrate_vaults() == migrating.Migrated(current=2, upgraded=0, broken=())


def test_every_vault_is_brought_up_to_date_and_keeps_its_rows(behind: Two) -> None:
    assert migrating.migrate_vaults().upgraded == 2

    assert applied(behind.a) == applied(behind.b) >= {"0001_initial", "0002_log_is_append_only"}
    with inside(behind.a):
        assert Person.objects.get().pk == behind.person_a


def test_the_backup_is_the_file_as_it_was(behind: Two) -> None:
    before = keys.ring().vault(behind.a).database.read_bytes()

    migrating.migrate_vaults()

    copies = [path.read_bytes() for path in keys.ring().places.backups.rglob("*.db")]
    assert len(copies) == 2
    assert before in copies


def test_a_broken_vault_is_named_and_does_not_stop_the_others(behind: Two) -> None:
    keys.ring().vault(behind.a).database.write_bytes(b"noise" * 1000)

    migrated = migrating.migrate_vaults()

    assert migrated.upgraded == 1
    assert [vault for vault, _ in migrated.broken] == [behind.a]


def test_a_store_of_a_newer_version_is_refused(two: Two) -> None:
    raw = connect(keys.ring().vault(two.a))
    raw.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('vault', '9999_later', '2030-01-01')")
    raw.close()

    migrated = migrating.migrate_vaults()

    assert "newer Bulkhead" in migrated.broken[0][1]


def test_a_newer_practice_store_is_refused(two: Two) -> None:
    raw = connect(keys.ring().practice())
    raw.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('practice', '9999_later', '2030-01-01')")
    raw.close()

    with pytest.raises(NewerSchema):
        migrating.migrate_practice()


def test_a_replay_that_breaks_leaves_the_vault_wholly_old(behind: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "_render", lambda *_: "CREATE TABLE half (x);\nSELECT nothing FROM nowhere;")

    migrated = migrating.migrate_vaults()

    assert len(migrated.broken) == 2
    assert applied(behind.a) == {"0001_initial"}
    raw = connect(keys.ring().vault(behind.a))
    assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    raw.close()
