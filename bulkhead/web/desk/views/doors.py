"""Everyone and everything that can open something of this client's, each with one way to end it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.base.clock import today
from bulkhead.vault.doors.closing import close, standing, was_there
from bulkhead.vault.doors.listing import Door, Doors, Kind
from bulkhead.vault.doors.models import AccessReview
from bulkhead.vault.engagement.models import Profile
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.insiders import insiders_of
from bulkhead.web.ui.doors import doors_words, page_asked

CLOSED = {
    Kind.PASSKEY: "The passkey opens nothing any more, and the browsers it brought are out.",
    Kind.FEED: "The calendar address answers nobody any more.",
    Kind.SESSION: "They are signed out on that browser.",
    Kind.LINK: "The link opens nothing any more.",
}


def doors(request: InsideRequest) -> HttpResponse:
    profile = Profile.only()
    found, insiders = Doors.of(profile), insiders_of(request.client)
    count = len(found.every) + sum(one.until is not None for one in insiders)
    number = min(page_asked(request.GET.get("page", "")), found.pages)
    shown = {
        "doors": found.page(number),
        "number": number,
        "pages": found.pages,
        "insiders": insiders,
        "heading": doors_words(count, into=request.client.display_name, stale=found.stale),
        "profile": profile,
    }
    return render(request, "desk/doors/list.html", shown)


def closing(request: InsideRequest, *, door: UUID) -> HttpResponse:
    """One question before, for those who follow a link to it; a second press finds it closed."""
    found = standing(door)
    if found is None:
        if not was_there(door):
            raise Http404
        return see_other("doors", request.client.slug)
    if request.method == "POST":
        close(found, by=request.practitioner.actor)
        messages.success(request, _closed(request, found), extra_tags="Removed" if found.is_somebody else "Closed")
        return see_other("doors", request.client.slug)
    return render(request, "desk/doors/closing.html", {"door": found})


def reviews(request: InsideRequest) -> HttpResponse:
    """A look through all of them is kept; the second press of a day is the first one still."""
    count = len(Doors.of(Profile.only()).every)
    AccessReview.keep(count, on=today(request.client.time_zone), by=request.practitioner.actor)
    messages.success(request, f"You looked through the doors of {request.client}.", extra_tags="Reviewed")
    return see_other("doors", request.client.slug)


def _closed(request: InsideRequest, door: Door) -> str:
    return f"{door.name} is out of {request.client}’s portal." if door.is_somebody else CLOSED[door.kind]
