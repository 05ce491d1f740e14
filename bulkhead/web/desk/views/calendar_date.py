"""Another day for one thing: by a form, and by dragging, which sends the same form."""

from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.crossings.move import Moved, move_due
from bulkhead.isolation import inside
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.web.desk.forms.calendar import DateForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.calendar_around import VIEWS
from bulkhead.web.desk.shown.calendar_moves import keep_toast
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import date_long


def due_date(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    """A day that was chosen at the shut door stands in the form already."""
    asked = {name: request.GET.get(name, "") for name in ("due_on", "back")}
    form = DateForm(request.POST if request.method == "POST" else None, initial=asked)
    if not form.is_valid():
        return _page(request, form, deliverable, status=422 if form.is_bound else 200)
    try:
        moved = _move(request, form, deliverable)
    except NotPossibleNow as reason:
        form.add_error("due_on", str(reason))
        return _page(request, form, deliverable, status=422)
    return _back(request, form.cleaned_data["back"], deliverable, moved)


def _move(request: InsideRequest, form: DateForm, deliverable: UUID) -> Moved:
    said, by = form.cleaned_data, request.practitioner.actor
    seen: date = said["seen"] or said["due_on"]
    try:
        return move_due(request.client, deliverable=deliverable, to=said["due_on"], seen=seen, by=by)
    except Deliverable.DoesNotExist:
        raise Http404 from None


def _page(request: InsideRequest, form: DateForm, deliverable: UUID, *, status: int) -> HttpResponse:
    """What is true now: a form that was refused goes on from there."""
    with inside(request.client):
        row = get_object_or_404(Deliverable, pk=deliverable)
        form.initial["due_on"] = form.initial["due_on"] or row.due_on
        facts = {"form": form, "deliverable": row, "back": _calendar(form["back"].value() or "")}
        return render(request, "desk/agenda/date.html", facts, status=status)


def _back(request: InsideRequest, back: str, deliverable: UUID, moved: Moved) -> HttpResponse:
    """To the calendar it was moved on, else to its own page."""
    calendar = _calendar(back)
    if calendar:
        keep_toast(request, client=request.client, deliverable=deliverable, moved=moved)
        return HttpResponse(status=303, headers={"Location": calendar})
    messages.success(request, f"It is due on {date_long(moved.after)}.", extra_tags="Moved")
    return see_other("deliverable", request.client.slug, deliverable)


def _calendar(address: str) -> str:
    """An address of the calendar itself; empty for any other."""
    parts = urlsplit(address)
    is_ours = not parts.scheme and not parts.netloc and parts.path in {address_of(name) for _, name in VIEWS}
    return address if is_ours and address.isprintable() and "\\" not in address else ""
