"""Stock: the items that come with the product go on the shelf of a new practice. Read by the guard like any other."""

from dataclasses import replace

from bulkhead.crossings.shelve import NotShelved, shelve
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.library.models import Item
from bulkhead.practice.library.starters import Starter, starters


def put_starters(owner: Practitioner) -> list[tuple[str, str]]:
    """Shelve those whose code is not there yet; said twice, they stand once. What did not go in, and why."""
    there = set(Item.objects.exclude(code=None).values_list("code", flat=True))
    refused = []
    for starter in starters():
        if starter.about.code not in there:
            try:
                _put(starter, owner)
            except NotShelved as reason:
                refused.append((starter.about.title, str(reason)))
    return refused


def _put(starter: Starter, owner: Practitioner) -> None:
    item = replace(starter.about, owner_id=owner.pk).put_on(Item())
    sealed = tray_blobs().put([starter.content()])
    shelve(sealed, name=starter.file, item=item, by=owner.actor, note=starter.version_note)
