"""Asking the practice something, and reading where it stands."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.isolation.blobs import LARGEST
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.sent import SentFile
from bulkhead.vault.requests.threads import AskedRow, Thread, requests_of
from bulkhead.web.portal.forms.files import parcels
from bulkhead.web.portal.forms.requests import AskForm, ReplyForm
from bulkhead.web.portal.onward import see_other
from bulkhead.web.portal.pages import Page
from bulkhead.web.portal.request import PortalRequest

OFFERED = 40
SIZE = 15


def requests(request: PortalRequest) -> HttpResponse:
    documents = _documents(request)
    if request.method != "POST":
        form = AskForm(documents=documents, initial={"about": request.GET.get("about", "")})
        return _listed(request, form, status=200)
    form = AskForm(request.POST, request.FILES, documents=documents)
    if not form.is_valid():
        return _listed(request, form, status=422)
    asked = _asked(request, form.cleaned_data)
    return see_other("request", asked.pk)


def one(request: PortalRequest, *, asked: UUID) -> HttpResponse:
    return _page(request, _seen(request, asked), ReplyForm(), status=200)


def replies(request: PortalRequest, *, asked: UUID) -> HttpResponse:
    """A reply opens it again, whatever it stood at."""
    thread, form = _seen(request, asked), ReplyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, thread, form, status=422)
    thread.request.reply(form.cleaned_data["words"], person=request.person)
    SentFile.attach(parcels(form.cleaned_data["attachments"]), request=thread.request, person=request.person)
    return see_other("request", asked, part="said")


def settlement(request: PortalRequest, *, asked: UUID) -> HttpResponse:
    """“That answers it”: closed until somebody replies."""
    _seen(request, asked).request.settle(person=request.person)
    return see_other("request", asked)


def _asked(request: PortalRequest, said: dict[str, object]) -> Request:
    about = Deliverable.objects.filter(pk=str(said["about"])).first() if said["about"] else None
    row = Request.ask(str(said["words"]), kind=str(said["kind"]), person=request.person, about=about)
    SentFile.attach(parcels(said["attachments"]), request=row, person=request.person)  # type: ignore[arg-type]  # a list, see FilesField.
    return row


def _documents(request: PortalRequest) -> list[tuple[UUID, str]]:
    """What was delivered to this person, once each, newest first."""
    given = Delivery.seen_by(request.person).order_by("-delivered_at")
    rows = given.values_list("version__deliverable_id", "version__deliverable__title")
    return list(dict(rows[:OFFERED]).items())


def _seen(request: PortalRequest, asked: UUID) -> Thread:
    thread = Thread.seen_by(request.person, asked=asked)
    if thread is None:
        raise Http404
    return thread


def _listed(request: PortalRequest, form: AskForm, *, status: int) -> HttpResponse:
    page = Page.of(AskedRow.values(requests_of(request.person)), request=request, size=SIZE)
    shown = {"form": form, "page": page, "rows": AskedRow.rows(page.rows)}
    around = {"most": LARGEST, "person": request.person, "profile": request.profile}
    return render(request, "portal/requests/list.html", {**shown, **around}, status=status)


def _page(request: PortalRequest, thread: Thread, form: ReplyForm, *, status: int) -> HttpResponse:
    shown = {"thread": thread, "asked": thread.request, "form": form}
    around = {"most": LARGEST, "person": request.person, "profile": request.profile}
    return render(request, "portal/requests/one.html", {**shown, **around}, status=status)
