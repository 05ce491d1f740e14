"""Schema changes: the practice store once, then every vault, each wholly old or wholly new. A backup comes first."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.base.clock import now
from bulkhead.isolation import keys, template
from bulkhead.isolation.binding import inside
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.errors import NewerSchema, WallError
from bulkhead.isolation.router import VAULT_APP

Applied = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Migrated:
    """How many vaults were current, brought up to date, and which ones could not be (vault id, why)."""

    current: int
    upgraded: int
    broken: tuple[tuple[UUID, str], ...]


def migrate_practice() -> None:
    """Bring the practice store up to date; NewerSchema when a newer Bulkhead wrote it."""
    opened = keys.ring().practice()
    if opened.database.exists():
        known = frozenset(MigrationLoader(None).disk_migrations)
        applied = _applied(opened)
        _refuse_newer(applied, known)
        pending = MigrationExecutor(connections["default"]).migration_plan(_leaves(known))
        if not pending:
            return
        _back_up(opened, "practice")
    else:
        opened.database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connect(opened, create=True).close()
    call_command("migrate", database="default", verbosity=0)


def migrate_vaults() -> Migrated:
    """Bring every vault up to date. A broken one is named and does not stop the others."""
    known = frozenset(key for key in MigrationLoader(None).disk_migrations if key[0] == VAULT_APP)
    rendered: dict[Applied, str] = {}
    current, upgraded, broken = 0, 0, []
    for placement in keys.ring().registry.entries():
        try:
            if _bring_up(placement.vault_id, known, rendered):
                upgraded += 1
            else:
                current += 1
        except (WallError, DatabaseError, sqlcipher.Error) as error:
            broken.append((placement.vault_id, str(error)))
    return Migrated(current, upgraded, tuple(broken))


def _bring_up(vault_id: UUID, known: Applied, rendered: dict[Applied, str]) -> bool:
    """Whether there was anything to do for one vault."""
    opened = keys.ring().vault(vault_id)
    applied = _applied(opened)
    _refuse_newer(applied, known)
    if known <= applied:
        return False
    _back_up(opened, opened.database.parent.name)
    if applied not in rendered:
        rendered[applied] = _render(vault_id, applied)
    if rendered[applied]:
        _replay(opened, rendered[applied])
    else:
        with inside(vault_id):
            call_command("migrate", VAULT_APP, database="vault", verbosity=0)
    vault_connection().forget(vault_id)
    return True


def _render(vault_id: UUID, applied: Applied) -> str:
    """The pending migrations as SQL; empty when one of them is Python, which only the slow way runs."""
    with inside(vault_id):
        executor = MigrationExecutor(connections["vault"])
        plan = [(migration, backwards) for migration, backwards in executor.migration_plan(_leaves_of(executor.loader))]
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
    raw = connect(opened)
    try:
        raw.execute("PRAGMA foreign_keys = OFF")
        template.replay(raw, sql=sql)
    finally:
        raw.close()


def _applied(opened: keys.Opened) -> Applied:
    raw = connect(opened)
    try:
        return frozenset(raw.execute("SELECT app, name FROM django_migrations").fetchall())
    finally:
        raw.close()


def _refuse_newer(applied: Applied, known: frozenset[tuple[str, str]]) -> None:
    ours = {app for app, _ in known}
    newer = sorted(f"{app}.{name}" for app, name in applied - known if app in ours)
    if newer:
        raise NewerSchema(
            f"This data was written by a newer Bulkhead ({newer[0]}). Install that version, or restore a backup."
        )


def _leaves(known: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    return [key for key in MigrationLoader(None).graph.leaf_nodes() if key[0] != VAULT_APP]


def _leaves_of(loader: MigrationLoader) -> list[tuple[str, str]]:
    return [key for key in loader.graph.leaf_nodes() if key[0] == VAULT_APP]


def _back_up(opened: keys.Opened, name: str) -> Path:
    """A copy of the sealed file as it was before the change."""
    raw = connect(opened)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    folder = keys.ring().places.backups / f"before-{now():%Y%m%d-%H%M%S}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = folder / f"{name}.db"
    shutil.copyfile(opened.database, copy)
    with open(copy, "rb") as file:
        os.fsync(file.fileno())
    keys.sync_folder(folder)
    return copy
