"""The template vault: migrated once per version of the code, then replayed as one script for every new vault."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.base.ids import uuid7
from bulkhead.isolation import keys, sealing
from bulkhead.isolation.binding import inside
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.engines.vault.base import stamp
from bulkhead.isolation.router import VAULT_APP
from bulkhead.isolation.schema import any_schema


def script() -> str:
    """SQL that makes an empty vault of today's schema. Made once, then read from the data folder."""
    kept = keys.ring().places.template / f"vault-{digest()}.sql"
    if not kept.exists():
        _keep(kept, _made())
    return kept.read_text()


def digest() -> str:
    """Names the vault's migrations by their content."""
    folder = Path(apps.get_app_config(VAULT_APP).path) / "migrations"
    content = hashlib.sha256()
    for path in sorted(folder.glob("*.py")):
        content.update(path.name.encode() + path.read_bytes())
    return content.hexdigest()[:16]


def _made() -> str:
    """Migrate a throw-away vault and write its schema down."""
    ring, vault_id = keys.ring(), uuid7()
    scratch = Path(tempfile.mkdtemp(dir=ring.places.template))
    opened = keys.Opened(vault_id, scratch / "vault.db", scratch, sealing.fresh_key())
    ring.lend(opened)
    try:
        raw = connect(opened, create=True)
        stamp(raw, opened=opened)
        raw.close()
        with inside(vault_id), any_schema():
            call_command("migrate", VAULT_APP, database="vault", verbosity=0)
        vault_connection().forget(vault_id)
        return _dumped(opened)
    finally:
        ring.forget(vault_id)
        shutil.rmtree(scratch)


def _dumped(opened: keys.Opened) -> str:
    raw = connect(opened)
    tables = raw.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name != 'bulkhead_stamp' "
        # A search index makes the tables it is kept in by itself.
        "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') "
        "ORDER BY type = 'trigger', type = 'index', rowid"
    ).fetchall()
    applied = raw.execute("SELECT app, name, CAST(applied AS TEXT) FROM django_migrations ORDER BY id").fetchall()
    raw.close()
    lines = [f"{sql};" for (sql,) in tables]
    lines += [
        f"INSERT INTO django_migrations (app, name, applied) VALUES ('{a}', '{n}', '{t}');" for a, n, t in applied
    ]
    return "\n".join(lines) + "\n"


def _keep(path: Path, content: str) -> None:
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(content)
    os.replace(beside, path)


def replay(raw: sqlcipher.Connection, *, sql: str) -> None:
    """Run the script in one transaction."""
    raw.executescript(f"BEGIN IMMEDIATE;\n{sql}\nCOMMIT;")
