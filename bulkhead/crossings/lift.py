"""Lift: a thought from a client's work becomes a new library item, written anew. What passes: no byte of the client's.

The practice keeps beside which deliverable it was begun. The client's own log says that somebody began a library item
with the deliverable at hand, since its people may know what their work is used for; not which item, nor what is in it.
"""

from uuid import UUID

from django.db import transaction

from bulkhead.crossings.shelve import NotShelved, shelve
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import Sealed, tray_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item, ItemVersion, Lift
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.trail.models import VaultLine

NO_COPY = "This is the client’s own file. Write it anew, or choose a file in which you did; a lift is never a copy."


def lift(  # lint: arguments -- one upload, and what it is begun beside.
    sealed: Sealed, *, name: str, item: Item, client: Client, deliverable: UUID, by: Actor
) -> ItemVersion:
    """Shelve what was written anew as the first version of a draft item. Raises NotShelved; the upload is gone then."""
    if _is_own_file(sealed, client, deliverable):
        tray_blobs().remove(sealed.blob_id)
        raise NotShelved(NO_COPY)
    item.status = Item.Status.DRAFT
    version = shelve(sealed, name=name, item=item, by=by)
    if not Lift.objects.filter(item=version.item_id).exists():
        _tell_client(client, deliverable, by=by)
        _note(version.item, client, deliverable, by=by)
    return version


def _is_own_file(sealed: Sealed, client: Client, deliverable: UUID) -> bool:
    with inside(client):
        return Version.objects.filter(deliverable=deliverable, blob__sha256=sealed.sha256).exists()


def _tell_client(client: Client, deliverable: UUID, *, by: Actor) -> None:
    with inside(client):
        title = Deliverable.objects.values_list("title", flat=True).get(pk=deliverable)
        words = f"{by.name} began an item of the practice’s own library with {title} at hand."
        VaultLine.append("lift.begun", by=by, words=words, subject=deliverable)


def _note(item: Item, client: Client, deliverable: UUID, *, by: Actor) -> None:
    with transaction.atomic():
        Lift(item=item, client=client, deliverable_id=deliverable, begun_by=by.name).save()
        words = f"{by.name} began {item} in the library with work of {client} at hand."
        PracticeLine.append("library.lifted", by=by, words=words, subject=item.id)
