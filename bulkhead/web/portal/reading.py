"""What a person was given, or the one answer to everything else; and its bytes, found whole before the first leaves."""

import logging
from collections.abc import Iterator
from uuid import UUID

from django.http import Http404

from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.deliverables.document import Document
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.people.models import Person

log = logging.getLogger("bulkhead.portal")


class NotReadable(RuntimeError):
    """The file of a version is gone or damaged."""


def given(person: Person, *, delivery: UUID) -> Document:
    """Http404 for anything this person was not given."""
    document = Document.given(person, delivery=delivery)
    if document is None:
        raise Http404
    return document


def pieces_of(version: Version) -> Iterator[bytes]:
    """The file, after all of it was found whole, so that a damaged one is never half sent. Raises NotReadable."""
    blobs = vault_blobs()
    try:
        for _ in blobs.read(version.blob_id):
            pass
        return blobs.read(version.blob_id)
    except (BlobMissing, BlobDamaged) as error:
        log.error("the file of a delivered version cannot be read: %s", version.pk)
        raise NotReadable from error
