"""Vaults as an earlier Bulkhead wrote them, and whether one is wholly old or wholly new."""

import functools
from contextlib import closing
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.core.management import call_command
from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.base.ids import uuid7
from bulkhead.isolation import inside, keys, lifecycle, schema, template
from bulkhead.isolation.engines.cipher.base import connect
from tests.rig.stores import let_go

EARLIER = "0003_daily_tool"
COLUMNS = "SELECT m.type, m.name, c.name FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c"
Shape = frozenset[tuple[str, str, str | None]]


@dataclass(frozen=True)
class Older:
    """Some vaults of the earlier schema; how a vault of that schema looks, and one of today's."""

    vaults: list[UUID]
    old: Shape
    new: Shape

    @classmethod
    def made(cls, count: int, *, monkeypatch: pytest.MonkeyPatch) -> "Older":
        """By the earlier code; each has a row of its own that must not be lost."""
        script, old, new = _looks()
        vaults = [uuid7() for _ in range(count)]
        with monkeypatch.context() as patch:
            patch.setattr(template, "script", lambda: script)
            for number, vault_id in enumerate(vaults):
                lifecycle.create_vault(vault_id, slug=f"client-{number}")
                with _raw(vault_id) as raw:
                    raw.execute("CREATE TABLE kept (number INTEGER)")
                    raw.execute("INSERT INTO kept VALUES (?)", [number])
        return cls(vaults, old, new)

    def state_of(self, vault_id: UUID) -> str:
        """`old` or `new`; `half` when its tables, what it says of itself and its row are not of one piece."""
        with _raw(vault_id) as raw:
            shape = _shape(raw) - {("table", "kept", "number")}
            is_new = schema.applied(raw) >= schema.KNOWN
            rows = raw.execute("SELECT number FROM kept").fetchall()
            is_sound = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        state = "new" if is_new else "old"
        is_whole = shape == (self.new if is_new else self.old)
        return state if is_whole and is_sound and rows == [(self.vaults.index(vault_id),)] else "half"

    def states(self) -> set[str]:
        return {self.state_of(vault_id) for vault_id in self.vaults}


@functools.cache
def _looks() -> tuple[str, Shape, Shape]:
    """The earlier schema as a script, how it looks, and how today's does."""
    vault_id = uuid7()
    lifecycle.create_vault(vault_id, slug="looked-at")
    with _raw(vault_id) as raw:
        new = _shape(raw)
    with inside(vault_id):
        call_command("migrate", "vault", EARLIER, database="vault", verbosity=0)
    let_go()
    script = template._dumped(keys.ring().vault(vault_id))
    with _raw(vault_id) as raw:
        old = _shape(raw)
    lifecycle.discard(keys.ring().registry.placement(vault_id))
    return script, old, new


def _raw(vault_id: UUID) -> "closing[sqlcipher.Connection]":
    return closing(connect(keys.ring().fresh(vault_id)))


def _shape(raw: sqlcipher.Connection) -> Shape:
    return frozenset(raw.execute(COLUMNS).fetchall())
