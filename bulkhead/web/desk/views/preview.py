"""The portal as one of the client's people sees it: the portal's own templates, and nothing in them can be pressed."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.vault.deliverables.document import HERE, Document, page_of
from bulkhead.vault.deliverables.home import Home
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.waiting import ToSend
from bulkhead.web.desk.request import InsideRequest


def home(request: InsideRequest, *, person: UUID) -> HttpResponse:
    """Nothing is noted as opened: Dana has not read what was looked at for her."""
    someone = get_object_or_404(Person.present(), pk=person)
    seen = Home.of(someone, zone=request.client.time_zone)
    facts = {"home": seen, "to_send": ToSend.by(someone), "person": someone, "profile": Profile.only(), "preview": True}
    return render(request, "desk/preview/home.html", facts)


def delivered(request: InsideRequest, *, person: UUID, delivery: UUID) -> HttpResponse:
    """The text is logged as read by the practitioner; it stays unopened for the person."""
    someone = get_object_or_404(Person.present(), pk=person)
    document = Document.given(someone, delivery=delivery)
    if document is None:
        raise Http404
    is_here = document.read_where == HERE
    page = page_of(document.delivery.version, by=request.practitioner.actor) if is_here else None
    seen = {"document": document, "page": page, "refused": ""}
    facts = {**seen, "person": someone, "profile": Profile.only(), "preview": True}
    return render(request, "desk/preview/delivered.html", facts)
