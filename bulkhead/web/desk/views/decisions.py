"""What was decided for this client; kept at the desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.base.clock import today
from bulkhead.vault.decisions.models import Decision
from bulkhead.web.desk.forms.decisions import DecisionForm
from bulkhead.web.desk.guarded import words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.pages import part_of

ROWS = 30


def decisions(request: InsideRequest) -> HttpResponse:
    rows = Decision.objects.select_related("superseded_by")
    page = part_of(rows, size=ROWS, request=request, unit="Decisions")
    return render(request, "desk/decisions/list.html", {"page": page, "here": today(request.client.time_zone)})


def add(request: InsideRequest) -> HttpResponse:
    return _form(request, instead_of=None)


def replace(request: InsideRequest, *, decision: UUID) -> HttpResponse:
    """A later decision that takes the place of this one; both stay, and each names the other."""
    return _form(request, instead_of=get_object_or_404(Decision, pk=decision))


def _form(request: InsideRequest, *, instead_of: Decision | None) -> HttpResponse:
    initial = {"decided_on": today(request.client.time_zone), "title": instead_of.title if instead_of else ""}
    form, card = DecisionForm(request.POST or None, initial=initial), None
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="decision", by=request.practitioner.name)
        if card is None:
            form.take(by=request.practitioner.actor, instead_of=instead_of)
            messages.success(request, "It stands among the decisions.", extra_tags="Noted")
            return see_other("decisions", request.client.slug)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "card": card, "instead_of": instead_of}
    return render(request, "desk/decisions/add.html", context, status=status)
