"""For a client's security lead: where this place lies, how it is sealed, who opens it, what was proven, whom to ask."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.base.clock import now
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.assurance.models import Assurance
from bulkhead.vault.doors.entries import entries
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import ASKS_ABOUT_SAFETY, Role
from bulkhead.web.portal import own
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.ui.counts import listed


def safety(request: PortalRequest) -> HttpResponse:
    _only_those_who_ask(request)
    assurance, people = Assurance.only(), list(Person.present())
    shown = {
        "assurance": assurance,
        "openers": listed([f"{one['name']} ({one['part'].lower()})" for one in assurance.openers]),
        "seal": own.seal(),
        "entries": entries(),
        "people": people if request.person.role == Role.SPONSOR else [],
        "count": len(people),
        "now": now(),
        "profile": request.profile,
    }
    return render(request, "portal/safety/page.html", shown)


def certificate(request: PortalRequest) -> HttpResponse:
    """The last isolation check of this place, as the practice handed it over."""
    _only_those_who_ask(request)
    blob = Assurance.only().certificate_id
    if blob is None:
        raise Http404
    try:
        content = b"".join(vault_blobs().read(blob))
    except (BlobMissing, BlobDamaged) as gone:
        raise Http404 from gone
    named = {"Content-Disposition": 'attachment; filename="isolation-certificate.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=named)


def _only_those_who_ask(request: PortalRequest) -> None:
    if request.person.role not in ASKS_ABOUT_SAFETY:
        raise Http404
