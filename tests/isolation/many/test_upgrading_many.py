"""Many vaults are brought up to date, with broken ones among them: those are named, and stop nobody."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from bulkhead.isolation import copies, inside, keys, migrating, room, schema, upgrading
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.errors import NewerSchema, OlderSchema, VaultResting
from bulkhead.isolation.rests import Rest
from bulkhead.vault.people.models import Person
from tests.isolation.many.conftest import VAULTS
from tests.isolation.many.flags import set_flag
from tests.isolation.older import Older
from tests.rig.stores import let_go


def test_all_are_brought_up_to_date_and_keep_their_rows(older: Older) -> None:
    migrated = upgrading.upgrade_all()

    assert migrated == migrating.Migrated(current=0, upgraded=VAULTS, broken=())
    assert older.states() == {"new"}


def test_a_second_look_costs_nothing(older: Older) -> None:
    upgrading.upgrade_all()

    assert upgrading.upgrade_all() == migrating.Migrated(0, 0, ())


def test_troubled_ones_are_named_with_the_reason_and_stop_nobody(older: Older, troubled: dict[str, UUID]) -> None:
    migrated = upgrading.upgrade_all()

    assert dict(migrated.broken) == {
        troubled["damaged"]: copies.DAMAGED,
        troubled["read only"]: migrating.READ_ONLY,
        troubled["locked"]: copies.LOCKED,
    }
    good = [vault_id for vault_id in older.vaults if vault_id not in troubled.values()]
    assert {older.state_of(vault_id) for vault_id in good} == {"new"}
    assert {older.state_of(troubled[name]) for name in ("read only", "locked")} == {"old"}


def test_an_upgrade_takes_away_no_note_of_other_work(older: Older) -> None:
    registry, worked_on = keys.ring().registry, older.vaults[0]
    registry.rest([worked_on], why=Rest.RESTORE, process=os.getppid())

    upgrading.upgrade_all()

    assert registry.resting().get(worked_on) == Rest.RESTORE


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, room.WORDS[room.FULL]),
        (errno.EDQUOT, room.WORDS[room.FULL]),
        (errno.EIO, room.WORDS[room.BROKEN]),
        (errno.EROFS, migrating.READ_ONLY),
    ],
)
def test_a_disk_that_refuses_is_called_what_it_is_whatever_the_system_says(
    older: Older, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "words of another language")

    monkeypatch.setattr(copies, "keep", refuse)

    outcome = migrating.tried(older.vaults[0], backups="copies", rendered={})

    assert outcome == migrating.Outcome(older.vaults[0], why=words)


def test_while_one_is_behind_nobody_enters_it_and_all_others_serve(older: Older, troubled: dict[str, UUID]) -> None:
    assert upgrading.note_behind() == VAULTS
    upgrading.upgrade_noted()

    resting = keys.ring().registry.resting()
    assert resting == dict.fromkeys(troubled.values(), Rest.UNFINISHED)
    for vault_id in older.vaults:
        if vault_id in resting:
            with pytest.raises(VaultResting), inside(vault_id):
                Person.objects.count()
        else:
            with inside(vault_id):
                assert Person.objects.count() == 0


def test_what_is_mended_is_brought_up_to_date_at_the_next_try(older: Older, troubled: dict[str, UUID]) -> None:
    upgrading.note_behind()
    upgrading.upgrade_noted()
    set_flag(keys.ring().vault(troubled["read only"]).database, 0)
    keys.ring().vault(troubled["read only"]).database.chmod(0o600)
    migrated = upgrading.upgrade_noted()

    assert migrated.upgraded == 1
    assert {vault_id for vault_id, _ in migrated.broken} == {troubled["damaged"], troubled["locked"]}
    assert older.state_of(troubled["read only"]) == "new"


def test_a_file_of_an_older_schema_is_not_served_even_without_a_note(older: Older) -> None:
    with pytest.raises(OlderSchema), inside(older.vaults[0]):
        Person.objects.count()


def test_code_of_before_does_not_go_on_with_a_connection_of_before(
    older: Older, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process of the older code had the vault open and parked: its next request is refused."""
    one, before = older.vaults[0], frozenset(name for name in schema.KNOWN if name < "0004")
    with ThreadPoolExecutor(1) as older_code:
        with monkeypatch.context() as patch:
            patch.setattr(schema, "KNOWN", before)
            served = older_code.submit(_kept_row, one).result()
        migrating.bring_up(one)
        monkeypatch.setattr(schema, "KNOWN", before)
        refused = older_code.submit(_kept_row, one).exception()
        older_code.submit(let_go).result()

    assert served == (0,)
    assert isinstance(refused, NewerSchema)


def _kept_row(vault_id: UUID) -> object:
    with inside(vault_id), vault_connection().cursor() as cursor:
        return cursor.execute("SELECT number FROM kept").fetchone()
