"""Schema changes: the practice store once, then every vault, each wholly old or wholly new. A backup comes first."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from uuid import UUID

from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.base.clock import now
from bulkhead.isolation import copies, crew, gate, keys, room, schema
from bulkhead.isolation.binding import inside
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.engines.vault.base import refuse_another
from bulkhead.isolation.errors import UnsafeStore, WallError
from bulkhead.isolation.router import VAULT_APP

Applied = frozenset[str]
READ_ONLY = "Its file or its folder cannot be written to."
POINTS_NOWHERE = "After the upgrade a row would point to one that is not there."
UNFORESEEN = "A step of the upgrade failed ({}); the log says where."
log = logging.getLogger("bulkhead.upgrade")


@dataclass(frozen=True)
class Migrated:
    """How many vaults were current, brought up to date, and which ones could not be (vault id, why)."""

    current: int
    upgraded: int
    broken: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class Outcome:
    """How it went with one vault: whether there was anything to do, and why it could not be done."""

    vault_id: UUID
    upgraded: bool = False
    why: str = ""


def migrate_practice() -> None:
    """Bring the practice store up to date; NewerSchema when a newer Bulkhead wrote it."""
    opened = keys.ring().practice()
    if opened.database.exists():
        loader = MigrationLoader(None)
        apps = {app for app, _ in loader.disk_migrations}
        with closing(connect(opened)) as raw:
            rows = raw.execute("SELECT app, name FROM django_migrations").fetchall()
        applied = frozenset(f"{app}.{name}" for app, name in rows if app in apps)
        schema.refuse_newer(applied, known=frozenset(f"{app}.{name}" for app, name in loader.disk_migrations))
        targets = [key for key in loader.graph.leaf_nodes() if key[0] != VAULT_APP]
        if not MigrationExecutor(connections["default"]).migration_plan(targets):
            return
        places = keys.ring().places
        copies.keep(opened, name="practice", folder=places.backups / copies.folder_name())
        copies.keep_few(places, name="practice")
    else:
        opened.database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connect(opened, create=True).close()
    call_command("migrate", database="default", verbosity=0)


def migrate_vaults(*, told: Callable[[int, int], None] = lambda *_: None) -> Migrated:
    """Bring every vault up to date. A broken one is named and does not stop the others.

    `told` hears after each vault how many are done, and of how many.
    """
    vaults, outcomes = made(), []
    for outcome in brought_up(vaults, backups=copies.folder_name()):
        outcomes.append(outcome)
        told(len(outcomes), len(vaults))
    return counted(outcomes)


def made() -> list[UUID]:
    """Every vault but those that are being made, which have today's schema or are taken back."""
    return [placement.vault_id for placement in keys.ring().registry.entries() if placement.state != "making"]


def counted(outcomes: Iterable[Outcome]) -> Migrated:
    """The sum of them."""
    every = list(outcomes)
    broken = tuple((outcome.vault_id, outcome.why) for outcome in every if outcome.why)
    upgraded = sum(outcome.upgraded for outcome in every)
    return Migrated(len(every) - upgraded - len(broken), upgraded, broken)


def brought_up(vaults: list[UUID], *, backups: str) -> Iterator[Outcome]:
    """One outcome after another, in no order that means anything; many vaults are spread over several processes."""
    if crew.is_worth_it(len(vaults)):
        for vault_id, upgraded, why in crew.work(vaults, backups=backups):
            yield Outcome(vault_id, upgraded, why)
    else:
        rendered: dict[Applied, str] = {}
        for vault_id in vaults:
            yield tried(vault_id, backups=backups, rendered=rendered)


def tried(vault_id: UUID, *, backups: str, rendered: dict[Applied, str]) -> Outcome:
    """Bring one vault up to date, or say why that is not possible; it is as it was then."""
    try:
        return Outcome(vault_id, upgraded=bring_up(vault_id, backups=backups, rendered=rendered))
    except (WallError, DatabaseError, sqlcipher.Error, OSError) as error:
        return Outcome(vault_id, why=_in_words(error))
    except Exception as error:  # a change written in Python may fail in any way on rows that nobody foresaw.
        log.exception("a vault could not be brought up to date")
        return Outcome(vault_id, why=UNFORESEEN.format(type(error).__name__))


def bring_up(vault_id: UUID, *, backups: str = "", rendered: dict[Applied, str] | None = None) -> bool:
    """Bring one vault up to date, alone inside it; whether there was anything to do.

    `backups` names the folder of its copy; `rendered` remembers the SQL of a change from one vault to the next.
    """
    ring = keys.ring()
    if is_current(ring.fresh(vault_id)):
        return False
    with gate.alone(vault_id), schema.any_schema():
        opened = ring.fresh(vault_id)
        if is_current(opened):
            return False
        name = opened.database.parent.name
        copies.keep(opened, name=name, folder=ring.places.backups / (backups or copies.folder_name()))
        _change(opened, {} if rendered is None else rendered)
        vault_connection().forget(vault_id)
        gate.change(opened)
        copies.keep_few(ring.places, name=name)
    return True


def is_current(opened: keys.Opened) -> bool:
    """Whether one vault has today's schema; NewerSchema when it has more, WrongVaultFile when it is not this vault."""
    with closing(connect(opened)) as raw:
        refuse_another(raw, opened=opened)
        applied = schema.applied(raw)
    schema.refuse_newer(applied, known=schema.KNOWN)
    return applied >= schema.KNOWN


def _change(opened: keys.Opened, rendered: dict[Applied, str]) -> None:
    with closing(connect(opened)) as raw:
        applied = schema.applied(raw)
    if applied not in rendered:
        rendered[applied] = _render(opened.store_id, applied)
    if rendered[applied]:
        _replay(opened, rendered[applied])
    else:
        _run(opened.store_id)


def _render(vault_id: UUID, applied: Applied) -> str:
    """The pending migrations as SQL; empty when one of them is Python, which only the slow way runs."""
    with inside(vault_id):
        executor = MigrationExecutor(connections["vault"])
        plan = executor.migration_plan(_leaves(executor.loader))
        if any(not _is_sql(migration) for migration, _ in plan):
            return ""
        statements = executor.loader.collect_sql(plan)
    marks = [_mark(migration.app_label, migration.name) for migration, _ in plan]
    return "\n".join([line for line in statements if line not in ("BEGIN;", "COMMIT;")] + marks)


def _is_sql(migration: Migration) -> bool:
    return all(operation.reduces_to_sql for operation in migration.operations)


def _mark(app: str, name: str) -> str:
    return (
        f"INSERT INTO django_migrations (app, name, applied) VALUES ('{app}', '{name}', '{now():%Y-%m-%d %H:%M:%S}');"
    )


def _replay(opened: keys.Opened, sql: str) -> None:
    with closing(connect(opened)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.executescript(f"BEGIN IMMEDIATE;\n{sql}")
        if raw.execute("PRAGMA foreign_key_check").fetchone():
            raise UnsafeStore(POINTS_NOWHERE)  # closing takes all of it back.
        raw.execute("COMMIT")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _run(vault_id: UUID) -> None:
    """The slow way: every pending migration as Django runs it, and all of them in one transaction."""
    with inside(vault_id):
        connection = connections["vault"]
        connection.disable_constraint_checking()  # not possible any more once the transaction has begun.
        with transaction.atomic(using="vault"):
            executor = MigrationExecutor(connection)
            executor.migrate(_leaves(executor.loader))
        connection.close()


def _leaves(loader: MigrationLoader) -> list[tuple[str, str]]:
    return [key for key in loader.graph.leaf_nodes() if key[0] == VAULT_APP]


def _in_words(error: Exception) -> str:
    disk, said = room.refused(error), str(error)
    if isinstance(error, PermissionError) or (disk is not None and disk.kind == room.LOCKED):
        words = READ_ONLY
    elif disk is not None:
        words = str(disk)
    elif isinstance(error, WallError):
        words = said
    elif "locked" in said:
        words = copies.LOCKED
    elif "not a database" in said or "malformed" in said:
        words = copies.DAMAGED
    else:
        words = said
    return words
