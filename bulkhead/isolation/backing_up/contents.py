"""What a store holds, told without its pages: each table's rows by number and hash, its log's end, its schema."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation.chain import GENESIS, hash_of
from bulkhead.isolation.errors import ChainBroken

LOGS = ("vault_vaultline", "practice_practiceline")
LINE = "number, at, actor_kind, actor_name, actor_id, act, subject, words, previous, hash"


@dataclass(frozen=True)
class Head:
    """The last line of a log, and when a backup saw it so."""

    number: int
    hash: str
    seen_at: str = ""


@dataclass(frozen=True)
class Contents:
    """Two stores with equal contents hold the same rows."""

    tables: dict[str, tuple[int, str]]
    head: Head
    schema: tuple[str, ...]


def contents_of(raw: sqlcipher.Connection) -> Contents:
    """Of a connection that turns no value into another. ChainBroken when its log does not verify."""
    tables = {name: _rows(raw, name) for name in _tables(raw)}
    logs = [name for name in LOGS if name in tables]
    applied = raw.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    return Contents(tables, _head(raw, logs[0]) if logs else Head(0, GENESIS), tuple(name for (name,) in applied))


def cut_since(raw: sqlcipher.Connection, *, head: Head) -> str:
    """Words when the log does not have this line any more, unless it says itself that it was restored since then."""
    table = next(name for name in LOGS if name in _tables(raw))
    line = raw.execute(f"SELECT hash FROM {table} WHERE number = ?", [head.number]).fetchone()
    if head.number == 0 or (line and line[0] == head.hash):
        return ""
    restored = raw.execute(f"SELECT at FROM {table} WHERE act IN ('restored', 'practice.restored')").fetchall()
    is_since = any(_moment(at) > head.seen_at for (at,) in restored)
    return "" if is_since else f"line {head.number} of the log, which an earlier backup saw, is gone or another one"


def faults_in(raw: sqlcipher.Connection) -> list[str]:
    """What the store itself finds wrong with its pages and its references; nothing where all is well."""
    pages = [str(words) for (words,) in raw.execute("PRAGMA integrity_check(3)")]
    missing = [f"a row of {row[0]} points nowhere" for row in raw.execute("PRAGMA foreign_key_check").fetchmany(3)]
    return [words for words in pages if words != "ok"] + missing


def _tables(raw: sqlcipher.Connection) -> list[str]:
    """Those that hold rows of their own: a search index is kept in such tables."""
    found = raw.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')")
    return sorted(name for (name,) in found if not name.startswith("sqlite_"))


def _rows(raw: sqlcipher.Connection, table: str) -> tuple[int, str]:
    digest, number = hashlib.sha256(), 0
    for row in raw.execute(f'SELECT * FROM "{table}"'):
        digest.update(repr(row).encode())
        number += 1
    return number, digest.hexdigest()


def _head(raw: sqlcipher.Connection, table: str) -> Head:
    last = Head(0, GENESIS)
    for line in raw.execute(f"SELECT {LINE} FROM {table} ORDER BY number"):
        last = _next(last, line)
    return last


def _next(last: Head, line: Iterable[str | None]) -> Head:
    number, at, kind, name, actor, act, subject, words, previous, found = line
    moment = _moment(at)
    actor_said = (str(kind), str(name), _id(actor))
    content: list[int | str] = [last.number + 1, moment, *actor_said, str(act), _id(subject), str(words), last.hash]
    if (str(number), previous) != (str(last.number + 1), last.hash) or found != hash_of(content):
        raise ChainBroken(f"line {last.number + 1} of the log was changed, moved or removed")
    return Head(last.number + 1, str(found))


def _moment(at: str | None) -> str:
    """As the log's hashes and the sets write it: in one zone, so that later is greater."""
    return f"{str(at).replace(' ', 'T')}+00:00"


def _id(stored: str | None) -> str:
    return str(UUID(stored)) if stored else ""
