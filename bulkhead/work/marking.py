"""Marking: a PDF is copied for one reader, with their address on every page. What cannot be marked says why."""

from uuid import UUID

from bulkhead.isolation import children, inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.look.marked import MarkedCopy
from bulkhead.work.sending import NotNow, Sending

SLOW = "It took too long to mark."


def mark(sending: Sending) -> None:
    """Make one reader's copy; nothing when it is there already, or its reader is out."""
    copy_id = UUID(sending.payload["copy"])
    with inside(sending.vault_id):
        wanted, blobs = _wanted(copy_id), vault_blobs()
    if wanted is None:
        return
    words, blob_id = wanted
    try:
        marked = children.run("watermark", args={"words": words}, payload=blobs.read(blob_id))
    except children.ChildTimedOut:
        _note_slow(sending, copy_id)
    except (children.ChildFailed, BlobMissing, BlobDamaged) as refused:
        with inside(sending.vault_id):
            MarkedCopy.objects.get(pk=copy_id).give_up(str(refused))
    else:
        with inside(sending.vault_id):
            MarkedCopy.objects.get(pk=copy_id).finish(blobs.put([marked]))


def _wanted(copy_id: UUID) -> tuple[str, UUID] | None:
    """The words of the mark, and the file that is to carry them."""
    rows = MarkedCopy.objects.select_related("person", "version").filter(pk=copy_id, blob=None, fault="")
    row = rows.filter(person__removed_at=None).first()
    return (row.words, row.version.blob_id) if row else None


def _note_slow(sending: Sending, copy_id: UUID) -> None:
    with inside(sending.vault_id):
        may_go_on = MarkedCopy.objects.get(pk=copy_id).note_slow()
    if may_go_on:
        raise NotNow(SLOW)
