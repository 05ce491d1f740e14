"""What a person was given, or the one answer to everything else; and its bytes, found whole before the first leaves."""

import logging
from collections.abc import Iterator
from uuid import UUID

from django.http import Http404

from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.deliverables.document import Document
from bulkhead.vault.people.models import Person

log = logging.getLogger("bulkhead.portal")


class NotReadable(RuntimeError):
    """A file is gone or damaged."""


def given(person: Person, *, delivery: UUID) -> Document:
    """Http404 for anything this person was not given."""
    document = Document.given(person, delivery=delivery)
    if document is None:
        raise Http404
    return document


def whole(blob_id: UUID) -> Iterator[bytes]:
    """A file, after all of it was found whole, so that a damaged one is never half sent. Raises NotReadable."""
    blobs = vault_blobs()
    try:
        for _ in blobs.read(blob_id):
            pass
        return blobs.read(blob_id)
    except (BlobMissing, BlobDamaged) as error:
        log.error("a file of this vault cannot be read")
        raise NotReadable from error
