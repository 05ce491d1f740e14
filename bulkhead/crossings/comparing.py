"""Compare: two versions of one client's work, by a child that holds no key. Nothing passes between the planes."""

import json
from dataclasses import dataclass
from uuid import UUID

from bulkhead.isolation import children, inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Version


@dataclass(frozen=True)
class Difference:
    """One place where two versions differ."""

    place: str
    old: str
    new: str
    kind: str


def compare(client: Client, *, old: UUID, new: UUID, lead: Practitioner) -> list[Difference]:
    """What a reader of the old version finds changed in the new one; both are logged as read.

    Raises NotPossibleNow, with a sentence, for kinds that have no text to compare.
    """
    with inside(client):
        rows = Version.objects.select_related("deliverable").in_bulk([old, new])
        before, after = rows[old], rows[new]
        names = {"old_name": before.name, "name": after.name}
        first = b"".join(vault_blobs().read(before.blob_id))
        second = b"".join(vault_blobs().read(after.blob_id))
        for row in (before, after):
            row.note_read(by=lead.actor)
    try:
        told = children.run("differences", args={**names, "first": str(len(first))}, payload=[first, second])
    except children.ChildFailed as error:
        raise NotPossibleNow(str(error)) from error
    return [Difference(one["place"], one["old"], one["new"], one["kind"]) for one in json.loads(told)]
