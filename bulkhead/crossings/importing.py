"""An import from its plan to its end, and back: the practice keeps what became of every file.

What passes into a vault goes through `bring`; this door only says which folder is which client.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db import transaction
from django.db.models import QuerySet

from bulkhead.base.clock import now, today
from bulkhead.base.levels import folder_at
from bulkhead.base.text import file_name
from bulkhead.crossings.bring import Bringing, Brought, Outcome
from bulkhead.crossings.suggesting import note_names
from bulkhead.crossings.undoing import undo
from bulkhead.guard.left_out import why_left_out
from bulkhead.isolation.turns import turn
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.imports.models import Import, ImportedFile, ImportFolder
from bulkhead.practice.trail.models import PracticeLine

MOST_FILES = 20_000


class NotPlanned(RuntimeError):
    """The folder cannot be brought in; the message says why."""


@dataclass(frozen=True)
class Listed:
    """One file as it lies in the folder: its path from the top, and bytes."""

    path: str
    size: int = 0
    skipped: str = ""


def plan(files: Iterable[Listed], *, folder: str, source: str, lead: Practitioner) -> Import:
    """Note what is to come. Raises NotPlanned; nothing is kept then."""
    listed = {_clean(one.path): one for one in files}
    listed.pop("", None)
    if not listed:
        raise NotPlanned("There is no file in this folder.")
    if len(listed) > MOST_FILES:
        raise NotPlanned(
            f"There are {len(listed):,} files in it. Bring at most {MOST_FILES:,} at once, folder by folder."
        )
    run = Import(source=source, folder=folder[:200] or "Files", begun_by=lead.name)
    with transaction.atomic():
        run.save()
        ImportedFile.objects.bulk_create([_row(run, path, one) for path, one in listed.items()])
        words = f"{lead.name} began to bring in {len(listed)} files {Import.Source(source).label}."
        PracticeLine.append("import.begun", by=lead.actor, words=words, subject=run.id)
    return run


def settle(run: Import, *, level: int, clients: Mapping[str, Client | None], made: Iterable[Client] = ()) -> None:
    """Say which folder is which client; None leaves a folder out. Settled once, it stays."""
    new = {client.pk for client in made}
    with transaction.atomic():
        fresh = Import.objects.filter(pk=run.pk, settled_at=None, undone_at=None)
        if not fresh.update(settled_at=now(), level=level):
            return
        rows = [ImportFolder(run=run, name=name, client=client) for name, client in clients.items()]
        for row in rows:
            row.made_client = row.client_id in new
        ImportFolder.objects.bulk_create(rows)
        by_name = {row.name: row for row in rows}
        files = list(run.files.filter(outcome=ImportedFile.Outcome.WAITING))
        for file in files:
            _place(file, by_name.get(folder_at(file.path, level=level)))
        ImportedFile.objects.bulk_update(files, ["folder", "outcome", "reason"], batch_size=500)
    run.refresh_from_db()


def bring_in(file: ImportedFile, *, pieces: Iterable[bytes], lead: Practitioner, delivers: bool = False) -> Brought:
    """One file of a settled import enters its client, or does not. NotPlanned for any that is not expected now.

    Sent twice at once it enters once: the second one waits, and then it is not expected any more.
    """
    folder = file.folder
    if folder is None or folder.client is None:
        raise NotPlanned("This file belongs to no client of the import.")
    with turn(folder.client.pk):  # and the same bytes under two names count as one file, too.
        if not _expected(file).exists():
            raise NotPlanned("This file is not expected: it was brought in before, or the import was undone.")
        bringing = Bringing(folder.client, lead, today(folder.client.time_zone), delivers)
        brought = bringing.bring(file_name(PurePosixPath(file.path).name), pieces=pieces)
        _note(file, brought, lead=lead)
    if brought.outcome == Outcome.CAME_IN:
        note_names(file.run, client=folder.client, reading=brought.reading)
    return brought


def _note(file: ImportedFile, brought: Brought, *, lead: Practitioner) -> None:
    """What became of it. Sent twice at once, the first one counts; an import undone meanwhile takes it back."""
    file.outcome, file.reason = brought.outcome.value, _reason(brought)[:400]
    file.version_id, file.tray_item_id = brought.version, brought.tray_item
    told = {name: getattr(file, name) for name in ("outcome", "reason", "version_id", "tray_item_id")}
    undone = ImportedFile.objects.filter(pk=file.pk, run__undone_at__isnull=False)
    if not _expected(file).update(**told) and undone.filter(outcome=ImportedFile.Outcome.SKIPPED).update(**told):
        undo(file.run, lead=lead)


def _expected(file: ImportedFile) -> QuerySet[ImportedFile]:
    return ImportedFile.objects.filter(pk=file.pk, outcome=ImportedFile.Outcome.WAITING)


def _clean(path: str) -> str:
    """A path from the top, without dots, doubled or leading slashes, and signs that nobody sees."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join("".join(sign if sign.isprintable() else "�" for sign in part) for part in parts)[-1000:]


def _row(run: Import, path: str, one: Listed) -> ImportedFile:
    row = ImportedFile(run=run, path=path, size=max(one.size, 0))
    row.reason = one.skipped or why_left_out(PurePosixPath(path).name)
    row.outcome = ImportedFile.Outcome.SKIPPED if row.reason else ImportedFile.Outcome.WAITING
    return row


def _place(file: ImportedFile, folder: ImportFolder | None) -> None:
    file.folder = folder
    if folder is None:
        file.outcome, file.reason = ImportedFile.Outcome.SKIPPED, "It lies in no client’s folder."
    elif folder.client_id is None:
        file.outcome, file.reason = ImportedFile.Outcome.SKIPPED, "You left this folder out."


def _reason(brought: Brought) -> str:
    first = brought.findings[0] if brought.findings else None
    more = f", and {len(brought.findings) - 1} more" if len(brought.findings) > 1 else ""
    return brought.reason or (f"“{first.name}” in {first.place}{more}." if first else "")


def waiting_file(run: Import, *, path: str) -> ImportedFile | None:
    """The file of this path that is still to come; None for any other."""
    files = run.files.select_related("folder__client", "run")
    return files.filter(path=_clean(path), outcome=ImportedFile.Outcome.WAITING).first()
