"""The file of a version, for its owner to keep or change; it is never shown in a page."""

from uuid import UUID

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from bulkhead.isolation.blobs import practice_blobs
from bulkhead.practice.library.models import ItemVersion
from bulkhead.web.desk.request import DeskRequest

SANDBOX = "sandbox; default-src 'none'"


def download(request: DeskRequest, *, item: UUID, version: UUID) -> StreamingHttpResponse:
    found = get_object_or_404(ItemVersion, pk=version, item=item)
    answer = StreamingHttpResponse(practice_blobs().read(found.blob_id), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name)
    answer["Content-Length"] = str(found.size)
    answer["Content-Security-Policy"] = SANDBOX
    return answer
