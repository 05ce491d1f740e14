"""What was delivered to this person: all of it, and one page for each."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.vault.deliverables.deliveries import Reader
from bulkhead.vault.deliverables.document import Document, page_of
from bulkhead.vault.deliverables.handed import Handed, newest_for
from bulkhead.web.portal.forms.answers import CommentForm
from bulkhead.web.portal.pages import Page
from bulkhead.web.portal.reading import given
from bulkhead.web.portal.request import PortalRequest


def every(request: PortalRequest) -> HttpResponse:
    page = Page.of(newest_for(request.person), request=request)
    shown = {"page": page, "rows": Handed.rows(page.rows), "profile": request.profile}
    return render(request, "portal/delivered/list.html", shown)


def one(request: PortalRequest, *, delivery: UUID) -> HttpResponse:
    """Opening it is noted, and reading the page is logged, before the first byte leaves; a HEAD is neither."""
    document = given(request.person, delivery=delivery)
    if request.method == "HEAD":
        return HttpResponse()
    Reader.note_opened(document.delivery, person=request.person)
    return show(request, document=document, form=CommentForm())


def show(
    request: PortalRequest, *, document: Document, form: CommentForm, refused: str = "", status: int = 200
) -> HttpResponse:
    """The page of one delivery; `refused` is why an act was not done."""
    page = page_of(document.delivery.version, by=request.person.actor)
    shown = {"document": document, "page": page, "form": form, "refused": refused}
    around = {"person": request.person, "profile": request.profile}
    return render(request, "portal/delivered/one.html", {**shown, **around}, status=status)
