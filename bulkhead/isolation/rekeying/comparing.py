"""Whether two stores hold the same, read back row by row; a copy counts only after that."""

import hashlib
from collections.abc import Iterable

from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation.errors import UnsafeStore


def refuse_difference(here: sqlcipher.Connection, *, there: sqlcipher.Connection) -> None:
    """UnsafeStore unless the second store is sound and holds, row for row, what the first holds."""
    faults = [str(row[0]) for row in there.execute("PRAGMA cipher_integrity_check")]
    sound = there.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if faults or not sound or content_of(here) != content_of(there):
        raise UnsafeStore("the store was not written as it was read; the disk may be failing")


def content_of(raw: sqlcipher.Connection) -> dict[str, str]:
    """Every table by name, with a digest of its rows in the order they lie in, and the schema itself."""
    schema = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    tables = [name for kind, name, sql in schema if kind == "table" and "VIRTUAL TABLE" not in str(sql).upper()]
    return {"": _digest(map(repr, schema))} | {name: _rows(raw, name) for name in tables}


def digest_of_bytes(pieces: Iterable[bytes]) -> str:
    """SHA-256 in hex."""
    content = hashlib.sha256()
    for piece in pieces:
        content.update(piece)
    return content.hexdigest()


def _rows(raw: sqlcipher.Connection, table: str) -> str:
    quoted = table.replace('"', '""')
    return _digest(repr(row) for row in raw.execute(f'SELECT * FROM "{quoted}"'))


def _digest(lines: Iterable[str]) -> str:
    content = hashlib.sha256()
    for line in lines:
        content.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return content.hexdigest()
