"""What people send: what was asked of them, and what they send by themselves."""

from datetime import date, datetime
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from bulkhead.isolation.blobs import LARGEST
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.requests.sent import Answer, SentFile
from bulkhead.vault.requests.threads import SentRow, files_of, wanted_of
from bulkhead.vault.requests.wanted import WAITS, Wanted
from bulkhead.web.portal.forms.files import parcels
from bulkhead.web.portal.forms.requests import HandInForm, SendForm
from bulkhead.web.portal.onward import see_other
from bulkhead.web.portal.pages import Page
from bulkhead.web.portal.reading import NotReadable, whole
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.portal.views.files import POLICY

SIZE = 15
ASKED = 60  # of what was asked for: all that waits, unless it is very much, and the last of what is settled.


def send(request: PortalRequest) -> HttpResponse:
    if request.method != "POST":
        return _listed(request, SendForm(), status=200)
    form = SendForm(request.POST, request.FILES)
    if not form.is_valid():
        return _listed(request, form, status=422)
    said = form.cleaned_data
    SentFile.send(parcels(said["attachments"]), person=request.person, words=said["words"])
    return see_other("send", part="sent")


def wanted(request: PortalRequest, *, wanted: UUID) -> HttpResponse:
    row = get_object_or_404(wanted_of(request.person).select_related("person"), pk=wanted)
    if request.method != "POST":
        return _one(request, row, HandInForm(), status=200)
    form = HandInForm(request.POST, request.FILES)
    if not form.is_valid():
        return _one(request, row, form, status=422)
    try:
        _hand_in(request, row, form)
    except NotPossibleNow as reason:
        return _one(request, Wanted.objects.get(pk=row.pk), HandInForm(), refused=str(reason), status=409)
    return see_other("wanted", row.pk)


def copy(request: PortalRequest, *, sent: UUID) -> HttpResponseBase:
    """Always a file to keep, never shown in the browser; logged before its first byte leaves."""
    row = files_of(request.person).filter(pk=sent).first()
    if row is None:
        raise Http404
    try:
        pieces = whole(row.blob_id)
    except NotReadable:
        return render(request, "portal/sent/unreadable.html", {"row": row, "profile": request.profile}, status=503)
    if request.method == "HEAD":
        return _headed(HttpResponse(), row)
    row.note_read(by=request.person.actor)
    return _headed(StreamingHttpResponse(pieces), row)


def _hand_in(request: PortalRequest, row: Wanted, form: HandInForm) -> None:
    said = form.cleaned_data
    SentFile.hand_in(parcels(said["attachments"]), wanted=row, person=request.person)
    if said["words"]:
        Answer.give(said["words"], wanted=row, person=request.person)


def _due(row: Wanted) -> tuple[bool, date, datetime]:
    """What is due first stands first; what is due by no day, last."""
    return row.due_on is None, row.due_on or date.min, row.asked_at


def _headed(response: HttpResponseBase, row: SentFile) -> HttpResponseBase:
    response["Content-Type"] = "application/octet-stream"
    response["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    response["Content-Length"] = str(row.blob.size)
    response["Content-Security-Policy"] = POLICY
    return response


def _listed(request: PortalRequest, form: SendForm, *, status: int) -> HttpResponse:
    every = list(wanted_of(request.person).select_related("person").order_by("-asked_at")[:ASKED])
    sent = files_of(request.person).order_by("-sent_at")
    page = Page.of(SentRow.values(sent), request=request, size=SIZE)
    shown = {
        "form": form,
        "waiting": sorted((row for row in every if row.state in WAITS), key=_due),
        "earlier": [row for row in every if row.state not in WAITS][:SIZE],
        "page": page,
        "files": SentRow.rows(page.rows),
    }
    around = {"most": LARGEST, "person": request.person, "profile": request.profile}
    return render(request, "portal/sent/send.html", {**shown, **around}, status=status)


def _one(request: PortalRequest, row: Wanted, form: HandInForm, *, status: int, refused: str = "") -> HttpResponse:
    shown = {
        "wanted": row,
        "form": form,
        "refused": refused,
        "files": list(row.came.select_related("person", "blob")),
        "own": set(files_of(request.person).filter(wanted=row).values_list("pk", flat=True)),
        "answers": list(row.answers.select_related("person")),
    }
    around = {"most": LARGEST, "person": request.person, "profile": request.profile}
    return render(request, "portal/sent/wanted.html", {**shown, **around}, status=status)
