"""What is promised to a client: the list, one of them, adding, changing, cancelling."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.practice.library.models import Pull
from bulkhead.vault.deliverables.dossier import Dossier
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.standing import Listed, lines_of
from bulkhead.web.desk.forms.deliverables import CancelForm, CommentForm, DeliverableForm, VersionForm
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.leaf import leaf
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest

LINES = 50


@dataclass(frozen=True)
class Trouble:
    """Why the last act on this page did not happen."""

    comment: CommentForm | None = None
    version: VersionForm | None = None
    card: GuardCard | None = None
    in_tray: UUID | None = None


def deliverables(request: InsideRequest) -> HttpResponse:
    page = leaf(Listed(), asked=request.GET.get("page", ""), size=LINES)
    lines = lines_of(page.rows, zone=request.client.time_zone, me=request.practitioner.id)
    return render(request, "desk/deliverables/list.html", {"lines": lines, "leaf": page})


def add(request: InsideRequest) -> HttpResponse:
    form, card = DeliverableForm(request.POST or None), None
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="title", by=request.practitioner.name)
        if card is None:
            planned = form.plan(by=request.practitioner.actor)
            return see_other("deliverable", request.client.slug, planned.id)
    return _form(request, "add", form, card)


def edit(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    row, card = get_object_or_404(Deliverable, pk=deliverable), None
    form = DeliverableForm(request.POST or None, initial=DeliverableForm.standing(row))
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="title", by=request.practitioner.name)
        if card is None:
            form.change(row, by=request.practitioner.actor)
            return see_other("deliverable", request.client.slug, row.id)
    return _form(request, "edit", form, card, row)


def cancellation(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    row, card = get_object_or_404(Deliverable, pk=deliverable), None
    form = CancelForm(request.POST or None)
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="reason", by=request.practitioner.name)
        if card is None:
            try:
                row.cancel(because=form.cleaned_data["because"], by=request.practitioner.actor)
            except NotPossibleNow as reason:
                messages.error(request, str(reason), extra_tags="Not cancelled")
            return see_other("deliverable", request.client.slug, row.id)
    return _form(request, "cancel", form, card, row)


def deliverable(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    return page(request, deliverable=deliverable)


def page(request: InsideRequest, *, deliverable: UUID, trouble: Trouble | None = None) -> HttpResponse:
    """One deliverable, whole; with what went wrong last, where something did."""
    row, trouble = get_object_or_404(Deliverable, pk=deliverable), trouble or Trouble()
    facts = {
        "dossier": Dossier.of(row),
        "origin": Pull.origin(row.id),
        "late": row.is_late(request.client.time_zone),
        "comment": trouble.comment or CommentForm(),
        "version": trouble.version or VersionForm(),
        "card": trouble.card,
        "in_tray": trouble.in_tray,
    }
    return render(request, "desk/deliverables/page.html", facts, status=200 if trouble == Trouble() else 422)


def _form(
    request: InsideRequest, act: str, form: object, card: GuardCard | None, row: Deliverable | None = None
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(
        request, f"desk/deliverables/{act}.html", {"form": form, "card": card, "deliverable": row}, status=status
    )
