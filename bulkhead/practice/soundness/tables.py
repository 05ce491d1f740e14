"""Whether the practice's store has the tables of this version."""

from pathlib import Path

from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder

from bulkhead import practice
from bulkhead.base.facts import BAD, GOOD, Fact

NAME = "Practice store"


def table_fact() -> Fact:
    """Read from the store's own note of what was applied to it."""
    newest = max(path.stem for path in (Path(practice.__file__).parent / "migrations").glob("0*.py"))
    try:
        applied = MigrationRecorder.Migration.objects.filter(app="practice").order_by("-name").first()
    except DatabaseError:
        return Fact(NAME, BAD, "Cannot be read", "It does not open under this key, or is damaged. Restore a backup.")
    if applied is None or applied.name != newest:
        words = f"Its tables stand at {applied.name if applied else 'nothing'}. Start bin/serve, which brings them up."
        return Fact(NAME, BAD, "Behind", words)
    return Fact(NAME, GOOD, "Current", f"Encrypted. Its tables stand at {applied.name}.")
