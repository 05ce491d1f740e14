"""What goes out to this client's people by mail, and what waits."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.practice.mail.models import MailSettings
from bulkhead.vault.people.by_hand import COPIED, WayIn, copy_way_in
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.pages import Page, part_of
from bulkhead.web.ui.addresses import address_of

KINDS = {
    "mail.invitation": "Invitation",
    "mail.sign_in": "Sign-in link",
    "mail.delivered": "Delivery",
    "mail.nudged": "Reminder",
    "mail.answered": "Answer",
    "mail.asked": "Request",
    "mail.replied": "Reply",
    "mail.wanted": "Please send us",
    "mail.daily": "News of the day",
}
LINES = 50


@dataclass(frozen=True)
class Letter:
    """One message as the page shows it."""

    row: OutboxEntry
    kind: str
    to: str
    can_copy: bool

    @property
    def is_called_off(self) -> bool:
        return (
            self.row.done_at is not None and bool(self.row.fault) and not (self.row.is_settled or self.row.is_collected)
        )


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
        "letters": _letters(request, page, by_hand=not is_set_up),
        "is_set_up": is_set_up,
        "way": way,
        "gone": status == 409,
    }
    return render(request, "desk/post/page.html", facts, status=status)


def _letters(request: InsideRequest, page: Page[OutboxEntry], *, by_hand: bool) -> list[Letter]:
    people = {str(pk): name for pk, name in Person.objects.values_list("pk", "name")}
    letters = []
    for row in page.rows:
        to = people.get(row.payload.get("person", ""), request.practitioner.name)
        can_copy = by_hand and row.done_at is None and row.kind in COPIED
        letters.append(Letter(row, KINDS.get(row.kind, "Message"), to, can_copy))
    return letters
