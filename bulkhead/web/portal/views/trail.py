"""Who opened what here, the practice's people included, and whether the log is whole."""

import logging

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.isolation.errors import ChainBroken
from bulkhead.vault.deliverables.openness import lines_for
from bulkhead.vault.requests.openness import lines_of_traffic
from bulkhead.vault.trail.models import VaultLine
from bulkhead.web.portal.pages import Page
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.ui.formats import plural

log = logging.getLogger("bulkhead.portal")


def trail(request: PortalRequest) -> HttpResponse:
    return _shown(request)


def verification(request: PortalRequest) -> HttpResponse:
    """Reads the whole log again, line by line."""
    try:
        whole, words = True, f"All {plural(VaultLine.verify(), one='line')} of this log are as they were written."
    except ChainBroken as fault:
        log.error("the log of this vault does not verify")
        whole, words = False, f"{str(fault).capitalize()}. Ask {request.profile.lead_name} what happened to it."
    return _shown(request, verified=(whole, words))


def _shown(request: PortalRequest, *, verified: tuple[bool, str] | None = None) -> HttpResponse:
    lines = lines_for(request.person) | lines_of_traffic(request.person)
    page = Page.of(lines, request=request)
    shown = {"page": page, "verified": verified, "person": request.person, "profile": request.profile}
    return render(request, "portal/trail/trail.html", shown)
