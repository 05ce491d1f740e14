"""The file itself: a PDF in the browser's own viewer, anything else to keep."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from bulkhead.vault.deliverables.models import Blob, Version
from bulkhead.vault.look.marked import handout
from bulkhead.web.portal.reading import NotReadable, given, whole
from bulkhead.web.portal.request import PortalRequest

OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "pptx": f"{OFFICE}presentationml.presentation",
}
ASK_AGAIN = "3"  # seconds; needs no script.
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
    """The file, or where this portal marks its PDFs, this person's own copy of it."""
    version = given(request.person, delivery=delivery).delivery.version
    handed = handout(version, person=request.person, profile=request.profile)
    about = {"title": version.deliverable.title, "delivery": delivery, "profile": request.profile}
    answer: HttpResponseBase
    if handed.blob is not None:
        answer = _file(request, version, blob=handed.blob, inline=inline, about=about)
    elif handed.is_waiting:
        answer = render(request, "portal/delivered/marking.html", about, status=202)
        answer["Refresh"] = ASK_AGAIN
    else:
        answer = render(request, "portal/delivered/held.html", about, status=409)
    return answer


def _file(
    request: PortalRequest, version: Version, *, blob: Blob, inline: bool, about: dict[str, object]
) -> HttpResponseBase:
    """The read is logged before the first byte leaves; who only asks for the head has read nothing."""
    try:
        pieces = whole(blob.pk)
    except NotReadable:
        return render(request, "portal/delivered/unreadable.html", about, status=503)
    if request.method == "HEAD":
        return _headed(HttpResponse(), version, size=blob.size, inline=inline)
    version.note_read(by=request.person.actor)
    return _headed(StreamingHttpResponse(pieces), version, size=blob.size, inline=inline)


def _headed(response: HttpResponseBase, version: Version, *, size: int, inline: bool) -> HttpResponseBase:
    attached = not (inline and version.kind in SHOWN_INLINE)
    response["Content-Type"] = TYPES.get(version.kind, "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(attached, version.name) or "attachment"
    response["Content-Length"] = str(size)
    response["Content-Security-Policy"] = POLICY
    return response
