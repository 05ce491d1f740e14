"""Who can open this place, how, and until when: for its sponsors, who see what the practice sees."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.vault.doors.closing import close, may_close, standing, was_there
from bulkhead.vault.doors.entries import entries
from bulkhead.vault.doors.listing import Doors
from bulkhead.vault.people.roles import Role
from bulkhead.web.portal.onward import see_other
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.ui.doors import doors_words, page_asked


def doors(request: PortalRequest) -> HttpResponse:
    _only_sponsors(request)
    found, came = Doors.of(request.profile), entries()
    count = len(found.every) + sum(entry.until is not None for entry in came)
    number = min(page_asked(request.GET.get("page", "")), found.pages)
    shown = {
        "doors": found.page(number),
        "number": number,
        "pages": found.pages,
        "entries": came,
        "heading": doors_words(count, into=request.profile.portal_name, stale=found.stale),
        "closable": {door.id for door in found.every if may_close(door, sponsor=request.person)},
        "profile": request.profile,
    }
    return render(request, "portal/doors/list.html", shown)


def closing(request: PortalRequest, *, door: UUID) -> HttpResponse:
    """One question before, for those who follow a link to it; a second press finds it closed."""
    _only_sponsors(request)
    found = standing(door)
    if found is None and was_there(door):
        return see_other("doors")
    if found is None or not may_close(found, sponsor=request.person):
        raise Http404
    if request.method == "POST":
        close(found, by=request.person.actor)
        return see_other("doors")
    return render(request, "portal/doors/closing.html", {"door": found, "profile": request.profile})


def _only_sponsors(request: PortalRequest) -> None:
    if request.person.role != Role.SPONSOR:
        raise Http404
