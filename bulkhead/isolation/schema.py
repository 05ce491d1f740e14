"""Which schema this code knows, and which one a vault's file has: a process serves a file of its own schema only.

The names are read when this is imported, so that a process of older code goes on knowing the older ones.
"""

import contextlib
import contextvars
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from bulkhead.isolation.errors import NewerSchema, OlderSchema

FOLDER = Path(__file__).parents[1] / "vault" / "migrations"
KNOWN = frozenset(path.stem for path in FOLDER.glob("[0-9]*.py"))
APPLIED = "SELECT name FROM django_migrations WHERE app = 'vault'"
OLDER = "What lies here is of an older Bulkhead and is brought up to date in a moment; nothing is lost."

_any: contextvars.ContextVar[bool] = contextvars.ContextVar("any schema", default=False)


@contextlib.contextmanager
def any_schema() -> Iterator[None]:
    """For whoever brings a vault up to date: a file of another schema opens too."""
    token = _any.set(True)
    try:
        yield
    finally:
        _any.reset(token)


def refuse_other_schema(raw: sqlcipher.Connection) -> None:
    """OlderSchema for a vault that is not up to date; NewerSchema for one that a newer Bulkhead wrote."""
    if not _any.get():
        found = applied(raw)
        refuse_newer(found, known=KNOWN)
        if not found >= KNOWN:
            raise OlderSchema(OLDER)


def applied(raw: sqlcipher.Connection) -> frozenset[str]:
    """The schema changes that a vault's file has had."""
    return frozenset(name for (name,) in raw.execute(APPLIED))


def refuse_newer(found: frozenset[str], *, known: frozenset[str]) -> None:
    """NewerSchema when there is a change that this code has never heard of."""
    newer = sorted(found - known)
    if newer:
        raise NewerSchema(
            f"This data was written by a newer Bulkhead ({newer[0]}). Install that version, or restore a backup."
        )
