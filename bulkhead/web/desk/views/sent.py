"""A file that a client's people sent: it can be looked at and taken note of. It goes nowhere else from here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.requests.sent import SentFile
from bulkhead.web.desk.files import as_file, opened
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest


def file(request: InsideRequest, *, sent: UUID) -> HttpResponseBase:
    """Logged before the first byte leaves; a file that does not open leaves no line and no byte."""
    row = _row(sent)
    try:
        pieces = opened(row.blob_id)
    except (BlobMissing, BlobDamaged) as fault:
        messages.error(request, f"{str(fault).capitalize()}. Ask {row.person.name} for it.", extra_tags="Not opened")
        return see_other("requests", request.client.slug)
    if request.method == "HEAD":
        return as_file(HttpResponse(), name=row.name, size=row.blob.size)
    row.note_read(by=request.practitioner.actor)
    return as_file(StreamingHttpResponse(pieces), name=row.name, size=row.blob.size)


def note(request: InsideRequest, *, sent: UUID) -> HttpResponse:
    row = _row(sent)
    row.note(by=request.practitioner.actor)
    messages.success(request, f"{row.person.name} sees that you have seen {row.name}.", extra_tags="Noted")
    return see_other("requests", request.client.slug)


def _row(sent: UUID) -> SentFile:
    return get_object_or_404(SentFile.objects.select_related("person", "blob"), pk=sent)
