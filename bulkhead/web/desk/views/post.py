"""What goes out to this client's people by mail, and what waits."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.practice.mail.models import MailSettings
from bulkhead.vault.people.by_hand import COPIED, WayIn, copy_way_in
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.web.desk.leaf import Leaf, leaf
from bulkhead.web.desk.request import InsideRequest

KINDS = {
    "mail.invitation": "Invitation",
    "mail.sign_in": "Sign-in link",
    "mail.delivered": "Delivery",
    "mail.answered": "Answer",
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
        return self.row.done_at is not None and bool(self.row.fault) and not self.row.is_settled


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
    rows = leaf(
        OutboxEntry.objects.filter(kind__startswith="mail.").order_by("-written_at", "-id"),
        asked=request.GET.get("page", ""),
        size=LINES,
    )
    facts = {
        "leaf": rows,
        "letters": _letters(request, rows, by_hand=not is_set_up),
        "is_set_up": is_set_up,
        "way": way,
        "gone": status == 409,
    }
    return render(request, "desk/post/page.html", facts, status=status)


def _letters(request: InsideRequest, rows: Leaf[OutboxEntry], *, by_hand: bool) -> list[Letter]:
    people = {str(pk): name for pk, name in Person.objects.values_list("pk", "name")}
    letters = []
    for row in rows.rows:
        to = people.get(row.payload.get("person", ""), request.practitioner.name)
        can_copy = by_hand and row.done_at is None and row.kind in COPIED
        letters.append(Letter(row, KINDS.get(row.kind, "Message"), to, can_copy))
    return letters
