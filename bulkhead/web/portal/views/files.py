"""The file itself: a PDF in the browser's own viewer, anything else to keep."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from bulkhead.vault.deliverables.models import Version
from bulkhead.web.portal.reading import NotReadable, given, pieces_of
from bulkhead.web.portal.request import PortalRequest

OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "pptx": f"{OFFICE}presentationml.presentation",
}
SHOWN_INLINE = frozenset({"pdf"})
# An origin of its own and no network for whatever a file brings along. Safari shows nothing without allow-scripts;
# default-src still lets none run.
POLICY = (
    "sandbox allow-scripts allow-downloads; default-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def inline(request: PortalRequest, *, delivery: UUID) -> HttpResponseBase:
    return _sent(request, delivery=delivery, inline=True)


def copy(request: PortalRequest, *, delivery: UUID) -> HttpResponseBase:
    return _sent(request, delivery=delivery, inline=False)


def _sent(request: PortalRequest, *, delivery: UUID, inline: bool) -> HttpResponseBase:
    """The read is logged before the first byte leaves; who only asks for the head has read nothing."""
    version = given(request.person, delivery=delivery).delivery.version
    try:
        pieces = pieces_of(version)
    except NotReadable:
        return render(request, "portal/delivered/unreadable.html", _about(request, version, delivery), status=503)
    if request.method == "HEAD":
        return _headed(HttpResponse(), version, inline=inline)
    version.note_read(by=request.person.actor)
    return _headed(StreamingHttpResponse(pieces), version, inline=inline)


def _about(request: PortalRequest, version: Version, delivery: UUID) -> dict[str, object]:
    return {"title": version.deliverable.title, "delivery": delivery, "profile": request.profile}


def _headed(response: HttpResponseBase, version: Version, *, inline: bool) -> HttpResponseBase:
    attached = not (inline and version.kind in SHOWN_INLINE)
    response["Content-Type"] = TYPES.get(version.kind, "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(attached, version.name) or "attachment"
    response["Content-Length"] = str(version.blob.size)
    response["Content-Security-Policy"] = POLICY
    return response
