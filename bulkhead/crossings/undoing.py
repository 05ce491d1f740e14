"""An import is undone: what came in by it and was not used since leaves its vault, and its tray items go."""

from uuid import UUID

from django.db import transaction

from bulkhead.base.clock import now
from bulkhead.crossings.intake import Aim, keep
from bulkhead.crossings.judging import Judged, judge_file
from bulkhead.crossings.provision import take_back_new
from bulkhead.crossings.tray import throw_away
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import Sealed, tray_blobs, vault_blobs
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.imports.models import Import, ImportedFile
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.deliverables.taking_back import take_back

DOOR = "import"
Outcome = ImportedFile.Outcome


def undo(run: Import, *, lead: Practitioner) -> None:
    """Take an import back, file by file, then the clients it added that hold nothing else. May be cut off anywhere."""
    for file in run.files.filter(outcome=Outcome.CAME_IN).select_related("folder__client"):
        _take_back(file, lead=lead)
    for file in run.files.filter(outcome=Outcome.STOPPED).exclude(tray_item_id=None):
        _throw_away(file, lead=lead)
    run.files.filter(outcome=Outcome.WAITING).update(outcome=Outcome.SKIPPED, reason="The import was undone.")
    for folder in run.folders.filter(made_client=True, client__isnull=False).select_related("client"):
        if folder.client is not None:
            take_back_new(folder.client, lead=lead)
    with transaction.atomic():
        if Import.objects.filter(pk=run.pk, undone_at=None).update(undone_at=now(), undone_by=lead.name):
            words = f"{lead.name} undid an import of {run.files.count()} files."
            PracticeLine.append("import.undone", by=lead.actor, words=words, subject=run.id)


def _throw_away(file: ImportedFile, *, lead: Practitioner) -> None:
    assert file.tray_item_id is not None, "the caller chose those that have one"
    item = TrayItem.objects.filter(pk=file.tray_item_id, state=TrayItem.State.WAITING).first()
    if item is not None:
        throw_away(item, by=lead.actor)
        _note(file, Outcome.TAKEN_BACK)


def judge_again(run: Import, *, lead: Practitioner) -> int:
    """The guard knows more names now: what names another client leaves its vault for the tray. How many files did."""
    moved = 0
    for file in run.files.filter(outcome=Outcome.CAME_IN).select_related("folder__client"):
        client = file.folder.client if file.folder else None
        if client is not None and file.version_id is not None:
            moved += _judge_again(file, client, version_id=file.version_id, lead=lead)
    return moved


def _judge_again(file: ImportedFile, client: Client, *, version_id: UUID, lead: Practitioner) -> bool:
    with inside(client):
        version = Version.objects.select_related("deliverable", "blob").filter(pk=version_id).first()
        if version is None:
            return False
        name, sha256, blob = version.name, version.blob.sha256, version.blob_id
        aim = Aim(title=version.deliverable.title, kind=version.deliverable.kind, due_on=version.deliverable.due_on)
        pieces = vault_blobs().read(blob)
    judged = judge_file(name, pieces=pieces, target=client, door=DOOR, by=lead.name, sha256=sha256)
    return not judged.passes and _to_tray(file, client, aim=aim, judged=judged, name=name, lead=lead)


def _to_tray(  # lint: arguments -- all of them say what the tray keeps.
    file: ImportedFile, client: Client, *, aim: Aim, judged: Judged, name: str, lead: Practitioner
) -> bool:
    """Kept in the tray first: a file that is in neither place would be lost."""
    sealed = _copied(file, client)
    if sealed is None:
        return False
    item = keep(sealed, name=name, client=client, aim=aim, by=lead.actor, door=DOOR, judged=judged)
    with inside(client):
        gone = take_back(file.version_id, by=lead.actor) if file.version_id else None
    if gone is None:
        throw_away(item, by=lead.actor)
        _note(file, Outcome.KEPT)
    else:
        file.tray_item_id = item.id
        _note(file, Outcome.STOPPED)
        _remove(client, gone)
    return gone is not None


def _copied(file: ImportedFile, client: Client) -> Sealed | None:
    assert file.version_id is not None, "it came in"
    with inside(client):
        version = Version.objects.filter(pk=file.version_id).first()
        return tray_blobs().put(vault_blobs().read(version.blob_id)) if version else None


def _take_back(file: ImportedFile, *, lead: Practitioner) -> None:
    client = file.folder.client if file.folder else None
    if client is None or file.version_id is None:
        return
    with inside(client):
        gone = take_back(file.version_id, by=lead.actor)
    if gone is None:
        _note(file, Outcome.KEPT)
    else:
        _note(file, Outcome.TAKEN_BACK)
        _remove(client, gone)


def _remove(client: Client, blobs: list[UUID]) -> None:
    with inside(client):
        for blob in blobs:
            vault_blobs().remove(blob)


def _note(file: ImportedFile, outcome: str) -> None:
    file.outcome = outcome
    file.save(update_fields=["outcome", "tray_item_id"])
