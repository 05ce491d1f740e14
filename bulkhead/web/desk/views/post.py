"""What goes out to this client's people by mail, and what waits."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.practice.mail.models import MailSettings
from bulkhead.vault.people.by_hand import COPIED, WayIn, copy_way_in
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.letters import waiting_letters
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.letters import Letter
from bulkhead.web.desk.shown.pages import Page, part_of
from bulkhead.web.ui.addresses import address_of

LINES = 50


def post(request: InsideRequest) -> HttpResponse:
    return _page(request, status=200)


def link(request: InsideRequest, *, row: UUID) -> HttpResponse:
    """Shown in this answer and nowhere again; asking once more makes another and ends this one."""
    if MailSettings.only() is not None:
        raise Http404
    waiting = OutboxEntry.objects.filter(kind__in=COPIED, done_at=None)
    way = copy_way_in(get_object_or_404(waiting, pk=row), by=request.practitioner.actor)
    if way is None:
        return _page(request, status=409)
    return _page(request, way=way, status=200)


def _page(request: InsideRequest, *, status: int, way: WayIn | None = None) -> HttpResponse:
    is_set_up = MailSettings.only() is not None
    letters = OutboxEntry.objects.filter(kind__startswith="mail.").order_by("-written_at", "-id")
    page = part_of(letters, size=LINES, request=request, unit="Messages", path=address_of("post", request.client.slug))
    facts = {
        "page": page,
        "letters": _letters(request, page, is_set_up=is_set_up),
        "is_set_up": is_set_up,
        "waiting": waiting_letters().count(),
        "way": way,
        "gone": status == 409,
    }
    return render(request, "desk/post/page.html", facts, status=status)


def _letters(request: InsideRequest, page: Page[OutboxEntry], *, is_set_up: bool) -> list[Letter]:
    people = {str(pk): name for pk, name in Person.objects.values_list("pk", "name")}
    own = request.practitioner.name
    return [
        Letter(row, people.get(row.payload.get("person", ""), own), request.clocks, is_set_up=is_set_up)
        for row in page.rows
    ]
