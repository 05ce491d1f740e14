"""A file of the open client on its way out of the desk: as the bytes it is, never as a page."""

from collections.abc import Iterator
from itertools import chain
from uuid import UUID

from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from bulkhead.isolation.blobs import vault_blobs

AS_A_FILE = "sandbox; default-src 'none'"


def opened(blob_id: UUID) -> Iterator[bytes]:
    """Its pieces; the first is read before any leaves. Raises BlobMissing or BlobDamaged where it does not open."""
    pieces = vault_blobs().read(blob_id)
    return chain([next(pieces)], pieces)


def as_file(answer: HttpResponseBase, *, name: str, size: int) -> HttpResponseBase:
    """The same answer with what a browser needs to save it, and to run nothing in it."""
    answer["Content-Type"] = "application/octet-stream"
    answer["Content-Length"] = str(size)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["Content-Security-Policy"] = AS_A_FILE
    return answer
