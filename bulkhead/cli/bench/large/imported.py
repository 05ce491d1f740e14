"""Older work of every client, brought in from folders."""

from collections.abc import Sequence

from bulkhead.base.clock import now
from bulkhead.cli.bench.large.words import DICE, title
from bulkhead.practice.clients.models import Client
from bulkhead.practice.imports.models import Import, ImportedFile, ImportFolder

RUNS, FILES = 20, 100


def fill_imports(clients: Sequence[Client], *, by: str) -> None:
    """Twenty folders of a hundred files each, with all that can become of a file."""
    for number in range(RUNS):
        run = Import(source="browser", folder=f"Clients {number}", level=0, begun_by=by, settled_at=now())
        run.save()
        folders = [ImportFolder(run=run, name=client.display_name, client=client) for client in clients]
        ImportFolder.objects.bulk_create(folders)
        ImportedFile.objects.bulk_create(_file(run, folders, number) for number in range(FILES))


def _file(run: Import, folders: list[ImportFolder], number: int) -> ImportedFile:
    folder = folders[number % len(folders)]
    row = ImportedFile(run=run, folder=folder, path=f"{folder.name}/{title(3)} {number}.docx", size=1)
    row.outcome = DICE.choice(ImportedFile.Outcome.values)
    return row
