"""The practice's dates in a calendar elsewhere: one secret address for each practitioner."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bulkhead.base.pace import Pace
from bulkhead.isolation.children import ChildFailed
from bulkhead.practice.agenda.feeds import Feed
from bulkhead.practice.agenda.writing import calendar_of, whose_dates, write
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.feeds import calendar_answer, calendar_file, not_yet, too_often

PACE = Pace(most=30, seconds=60)


def settings_page(request: DeskRequest) -> HttpResponse:
    return _page(request, status=200)


def addresses(request: DeskRequest) -> HttpResponse:
    """A new address, shown in this answer and nowhere again."""
    standing = Feed.standing(request.practitioner)
    seen = request.POST.get("instead_of", "")
    is_seen = seen == (str(standing.pk) if standing else "")
    token = Feed.begin(request.practitioner, instead_of=standing) if is_seen else ""
    if not token:
        return _page(request, status=409)
    _written(Feed.of(token))
    return _page(request, status=200, token=token)


def ending(request: DeskRequest) -> HttpResponse:
    standing = Feed.standing(request.practitioner)
    if standing is not None and str(standing.pk) == request.POST.get("feed", ""):
        standing.end()
        words = "Calendars that read it keep what they have and get nothing new."
        messages.success(request, words, extra_tags="Closed")
    return see_other("calendar-feed")


def file(request: DeskRequest) -> HttpResponse:
    """For a calendar that cannot reach this machine."""
    try:
        return calendar_file(calendar_of(request.practitioner), name="due")
    except ChildFailed as reason:
        messages.error(request, str(reason), extra_tags="Not written")
        return see_other("calendar-feed")


def feed(request: HttpRequest, *, token: str) -> HttpResponse:
    """Read only: it was written when a date changed. Made for other clients than today's, it is written again first."""
    found = Feed.of(token)
    if found is None:
        raise Http404
    if not PACE.allows(found.pk):
        return too_often()
    if found.clients != whose_dates(found.practitioner):
        found = _written(found)
    if found is None or not found.content:
        return not_yet()
    found.note_use(by=request.headers.get("User-Agent", ""))
    return calendar_answer(request, content=found.bytes, etag=found.etag)


def _written(found: Feed | None) -> Feed | None:
    """None when it could not be written now."""
    if found is not None:
        try:
            write(found)
        except ChildFailed:
            return None
        found.refresh_from_db()
    return found


def _page(request: DeskRequest, *, status: int, token: str = "") -> HttpResponse:
    facts = {
        "feed": Feed.standing(request.practitioner),
        "address": request.build_absolute_uri(address_of("practice-feed", token)) if token else "",
        "is_local": not settings.DESK_HOST,
        "is_stale": status == 409,
        "zone": request.practice.time_zone,
    }
    return render(request, "desk/agenda/feed.html", facts, status=status)
