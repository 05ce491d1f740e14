"""What is due, in a person's own calendar: one secret address, which ends with the person."""

from urllib.parse import urlsplit

from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.base.pace import Pace
from bulkhead.vault.people.feeds import Feed, FeedPaper
from bulkhead.web.portal.onward import see_other
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.feeds import calendar_answer, calendar_file, not_yet, too_often

PACE = Pace(most=30, seconds=60)


def mine(request: PortalRequest) -> HttpResponse:
    return _page(request, status=200)


def addresses(request: PortalRequest) -> HttpResponse:
    """A new address, shown in this answer and nowhere again."""
    standing = Feed.standing(request.person)
    is_seen = request.POST.get("instead_of", "") == (str(standing.pk) if standing else "")
    token = Feed.begin(request.person, instead_of=standing) if is_seen else ""
    return _page(request, status=200 if token else 409, token=token)


def ending(request: PortalRequest) -> HttpResponse:
    standing = Feed.standing(request.person)
    if standing is not None and str(standing.pk) == request.POST.get("feed", ""):
        standing.end(by=request.person.actor)
    return see_other("my-feed")


def file(request: PortalRequest) -> HttpResponse:
    """For a calendar that cannot reach this address; what everybody of one role is shown is the same."""
    paper = FeedPaper.of(request.person.role)
    if paper is None or Feed.standing(request.person) is None:
        raise Http404
    return calendar_file(paper.bytes, name="due")


def feed(request: PortalRequest, *, token: str) -> HttpResponse:
    """Read only; the worker wrote it when a date changed."""
    found = Feed.of(token)
    if found is None:
        raise Http404
    if not PACE.allows(found.pk):
        return too_often()
    paper = FeedPaper.of(found.person.role)
    if paper is None:
        return not_yet()
    found.note_use(by=request.headers.get("User-Agent", ""))
    return calendar_answer(request, content=paper.bytes, etag=paper.etag)


def _page(request: PortalRequest, *, status: int, token: str = "") -> HttpResponse:
    feed, host = Feed.standing(request.person), urlsplit(request.profile.portal_address).hostname or ""
    facts = {
        "feed": feed,
        "is_written": feed is not None and FeedPaper.objects.filter(role=request.person.role).exists(),
        "address": request.build_absolute_uri(address_of("feed", token)) if token else "",
        "is_local": host.endswith("localhost"),
        "is_stale": status == 409,
        "profile": request.profile,
    }
    return render(request, "portal/feeds/mine.html", facts, status=status)
