"""What was delivered to this person: all of it, one page for each, and its words to be read on any screen."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.vault.deliverables.deliveries import Reader
from bulkhead.vault.deliverables.document import APART, HERE, Document, page_of
from bulkhead.vault.deliverables.handed import Everything
from bulkhead.web.portal.forms.answers import CommentForm
from bulkhead.web.portal.onward import see_other
from bulkhead.web.portal.pages import Page
from bulkhead.web.portal.reading import given
from bulkhead.web.portal.request import PortalRequest


def every(request: PortalRequest) -> HttpResponse:
    page = Page.of(Everything(request.person), request=request)
    shown = {"page": page, "rows": page.rows, "profile": request.profile}
    return render(request, "portal/delivered/list.html", shown)


def one(request: PortalRequest, *, delivery: UUID) -> HttpResponse:
    """Opening it is noted, and reading the page is logged, before the first byte leaves; a HEAD is neither."""
    document = given(request.person, delivery=delivery)
    if request.method == "HEAD":
        return HttpResponse()
    Reader.note_opened(document.delivery, person=request.person)
    return show(request, document=document, form=CommentForm())


def read(request: PortalRequest, *, delivery: UUID) -> HttpResponse:
    """Its words, and below them the answer; noted and logged as any opening. What has none is read from its page."""
    document = given(request.person, delivery=delivery)
    if document.read_where not in (HERE, APART):
        return see_other("delivered-one", delivery)
    if request.method == "HEAD":
        return HttpResponse()
    page = page_of(document.delivery.version, by=request.person.actor)
    Reader.note_opened(document.delivery, person=request.person)
    shown = {"document": document, "page": page, "person": request.person, "profile": request.profile}
    is_gone = page is None or page.unreadable
    return render(request, "portal/delivered/read.html", shown, status=503 if is_gone else 200)


def show(
    request: PortalRequest, *, document: Document, form: CommentForm, refused: str = "", status: int = 200
) -> HttpResponse:
    """The page of one delivery; `refused` is why an act was not done."""
    page = page_of(document.delivery.version, by=request.person.actor) if document.read_where == HERE else None
    shown = {"document": document, "page": page, "form": form, "refused": refused}
    around = {"person": request.person, "profile": request.profile}
    return render(request, "portal/delivered/one.html", {**shown, **around}, status=status)
