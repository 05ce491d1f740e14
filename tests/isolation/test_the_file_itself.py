"""What the files of two vaults refuse, whoever asks and however."""

import shutil
from pathlib import Path

import pytest
from django.db import Error, connections
from django.db.utils import ConnectionDoesNotExist
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.base.ids import uuid7
from bulkhead.isolation import inside, keys, lifecycle
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import DEMANDED, connect
from bulkhead.isolation.errors import UnsafeStore, VaultMissing, WrongVaultFile
from bulkhead.practice.clients.models import Client
from bulkhead.vault.people.models import Person
from tests.conftest import close_stores
from tests.isolation.conftest import Two

WAYS_OUT = ["VACUUM INTO '/dev/shm/stolen.db'", "SELECT load_extension('libm.so')", "DETACH main"]


def test_attach_is_refused(two: Two) -> None:
    other = keys.ring().vault(two.b).database

    with inside(two.a), connections["vault"].cursor() as cursor, pytest.raises(Error):
        cursor.execute(f"ATTACH DATABASE '{other}' AS other")


def test_attach_does_not_help_even_without_the_authoriser(two: Two) -> None:
    a, b = keys.ring().vault(two.a), keys.ring().vault(two.b)
    raw = connect(a)

    with pytest.raises(sqlcipher.DatabaseError):
        raw.execute(f"ATTACH DATABASE '{b.database}' AS other")
    raw.close()


@pytest.mark.parametrize("statement", WAYS_OUT)
def test_ways_out_of_the_file_are_shut(two: Two, statement: str) -> None:
    with inside(two.a), connections["vault"].cursor() as cursor, pytest.raises(Error):
        cursor.execute(statement)


def test_a_file_does_not_open_under_another_vaults_key(two: Two) -> None:
    a, b = keys.ring().vault(two.a), keys.ring().vault(two.b)
    crossed = keys.Opened(a.store_id, a.database, a.blobs, b.key)

    with pytest.raises(sqlcipher.DatabaseError):
        connect(crossed)


def test_swapped_files_refuse_to_open(two: Two) -> None:
    close_stores()
    a, b = keys.ring().vault(two.a), keys.ring().vault(two.b)
    shutil.copyfile(b.database, a.database)

    with inside(two.a), pytest.raises((Error, sqlcipher.DatabaseError, WrongVaultFile)):
        connections["vault"].cursor()


def test_a_file_that_carries_another_id_refuses_to_open_even_with_its_own_key(two: Two) -> None:
    close_stores()
    a = keys.ring().vault(two.a)
    keys.ring().lend(keys.Opened(two.b, a.database, a.blobs, a.key))

    with inside(two.b), pytest.raises(WrongVaultFile):
        connections["vault"].cursor()


def test_a_missing_vault_is_an_error_and_never_a_new_empty_one(two: Two) -> None:
    close_stores()
    database = keys.ring().vault(two.a).database
    database.unlink()

    with inside(two.a), pytest.raises(VaultMissing):
        connections["vault"].cursor()
    assert not database.exists()


def test_the_file_is_noise_to_anyone_without_the_key(two: Two) -> None:
    close_stores()
    content = keys.ring().vault(two.a).database.read_bytes()

    assert not content.startswith(b"SQLite format 3")
    assert b"dana@x.example" not in content
    assert b"vault_person" not in content


def test_the_write_ahead_log_is_noise_too(two: Two) -> None:
    with inside(two.a):
        Person.objects.update(title="Quillfeather")
        log = keys.ring().vault(two.a).database.with_name("vault.db-wal")

        assert log.stat().st_size > 0
        assert b"Quillfeather" not in log.read_bytes()


@pytest.mark.parametrize("alias", ["default", "vault_7", "other"])
def test_no_other_alias_reaches_a_vault(two: Two, alias: str) -> None:
    with inside(two.a), pytest.raises((Error, ConnectionDoesNotExist)):
        list(Person.objects.using(alias))


def test_the_vault_alias_does_not_reach_the_practice(two: Two) -> None:
    with inside(two.a), pytest.raises(Error):
        list(Client.objects.using("vault"))


def test_every_demanded_pragma_is_in_force(two: Two) -> None:
    with inside(two.a), connections["vault"].cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name, _, _ in DEMANDED}

    assert found == {name: expected for name, _, expected in DEMANDED}


def test_a_pragma_that_reads_back_wrong_closes_the_store(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    import bulkhead.isolation.engines.cipher.base as cipher

    monkeypatch.setattr(cipher, "DEMANDED", (("synchronous", "NORMAL", 2),))

    with pytest.raises(UnsafeStore):
        connect(keys.ring().vault(two.a))


def test_a_temporary_table_does_not_shadow_one_for_the_next_client(two: Two) -> None:
    with inside(two.a), connections["vault"].cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE vault_person AS SELECT * FROM main.vault_person WHERE 0")

    with inside(two.b):
        assert Person.objects.count() == 1


def test_few_files_stay_open_over_many_clients(data: object) -> None:
    vaults = [uuid7() for _ in range(60)]
    for number, vault in enumerate(vaults):
        lifecycle.create_vault(vault, slug=f"c{number}")
    before = len(list(Path("/proc/self/fd").iterdir()))

    for vault in vaults:
        with inside(vault):
            vault_connection().ensure_connection()

    most = vault_connection().settings_dict["PARKED_MOST"]
    assert len(list(Path("/proc/self/fd").iterdir())) - before <= 3 * most + 8


def test_a_data_folder_may_have_any_name(tmp_path: Path) -> None:
    odd = tmp_path / "50% of #1?"
    odd.mkdir()
    opened = keys.Opened(uuid7(), odd / "vault.db", odd, b"k" * 32)

    connect(opened, create=True).close()

    assert (odd / "vault.db").exists()
