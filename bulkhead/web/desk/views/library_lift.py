"""Lift to library: a blank item, begun with a client's work at hand. Nothing of that work stands in the form."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.crossings.lift import lift
from bulkhead.crossings.shelve import NotShelved
from bulkhead.isolation import inside
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.web.desk.forms.library import LiftForm
from bulkhead.web.desk.forms.sealed import discard
from bulkhead.web.desk.guarded import GuardCard
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.views.library_edit import card_of


def lifts(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    title = _title(request, deliverable)
    form = LiftForm(request.POST, request.FILES) if request.method == "POST" else LiftForm()
    card = None
    if form.is_bound and form.is_valid():
        card = _lift(request, form, deliverable)
        if card is None:
            return see_other("library-item", form.made)
    discard(form)
    context = {"form": form, "card": card, "deliverable_id": deliverable, "deliverable_title": title}
    return render(request, "desk/library/lift.html", context, status=422 if form.errors or card else 200)


def _lift(request: InsideRequest, form: LiftForm, deliverable: UUID) -> GuardCard | None:
    """A card that says why when it does not go in."""
    item, sent = form.item(owner=request.practitioner), form.upload()
    assert sent is not None, "the form asks for words or a file"
    form.made = item.id
    try:
        lift(
            sent[0],
            name=sent[1],
            item=item,
            client=request.client,
            deliverable=deliverable,
            by=request.practitioner.actor,
        )
    except NotShelved as refused:
        return card_of(refused, name=item.title)
    return None


def _title(request: InsideRequest, deliverable: UUID) -> str:
    with inside(request.client):
        found = Deliverable.objects.filter(pk=deliverable).first()
        if found is None:
            raise Http404
        return found.title
