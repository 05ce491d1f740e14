"""A log is append-only by structure: the store itself refuses to change or delete a line."""

from django.db.migrations import RunSQL

STATEMENT = """CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table}
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"""


def append_only(table: str) -> list[RunSQL]:
    """Migration operations that forbid UPDATE and DELETE on a table."""
    return [
        RunSQL(STATEMENT.format(table=table, act=act), f"DROP TRIGGER {table}_no_{act}") for act in ("update", "delete")
    ]
