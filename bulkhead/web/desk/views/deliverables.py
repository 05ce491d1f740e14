"""What is promised to a client: the list, one of them, adding, changing, cancelling."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.practice.library.holdings import behind
from bulkhead.practice.library.models import Pull
from bulkhead.vault.deliverables.debts import owed_since
from bulkhead.vault.deliverables.dossier import Dossier
from bulkhead.vault.deliverables.errors import ChangedMeanwhile, NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.standing import lines_of
from bulkhead.web.desk.forms.deliverables import CancelForm, CommentForm, DeliverableForm, RemarkForm, VersionForm
from bulkhead.web.desk.forms.stale import overtaken
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.debts import owed_here
from bulkhead.web.desk.shown.filters import Filter
from bulkhead.web.desk.shown.pages import part_of

LINES = 50


@dataclass(frozen=True)
class Trouble:
    """Why the last act on this page did not happen."""

    comment: CommentForm | None = None
    remark: RemarkForm | None = None
    version: VersionForm | None = None
    card: GuardCard | None = None
    in_tray: UUID | None = None


def deliverables(request: InsideRequest) -> HttpResponse:
    zone, asked = request.client.time_zone, Filter.of(request)
    page = part_of(asked.listed(zone=zone), size=LINES, request=request, unit="Deliverables")
    facts = {
        "lines": lines_of(page.rows, zone=zone, me=request.practitioner.id),
        "page": page,
        "asked": asked,
        "owed": owed_here(request.client, since=owed_since()),
    }
    return render(request, "desk/deliverables/list.html", facts)


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
            try:
                form.change(row, by=request.practitioner.actor)
                return see_other("deliverable", request.client.slug, row.id)
            except ChangedMeanwhile as meanwhile:
                overtaken(form, by=meanwhile, edition=row.edition)
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
    dossier, trouble = Dossier.find(deliverable), trouble or Trouble()
    if dossier is None:
        raise Http404
    row, since = dossier.deliverable, dossier.owed_since
    origin = Pull.origin(row.id) if dossier.was_made else None
    version = trouble.version or VersionForm()
    version.fields["reissued_because"].required = row.state == Deliverable.State.DELIVERED
    facts = {
        "dossier": dossier,
        "ready": dossier.ready,
        "owed_since": owed_here(request.client, since={row.id: since}).get(row.id) if since else None,
        "me": request.practitioner,
        "remark": trouble.remark or RemarkForm(),
        "origin": origin,
        "newer": behind(origin),
        "late": row.is_late(request.client.time_zone),
        "comment": trouble.comment or CommentForm(),
        "version": version,
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
