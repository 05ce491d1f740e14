"""Words that look left over and are meant so: they stay, for a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.crossings.leftovers import let_stand
from bulkhead.isolation import inside
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Version
from bulkhead.web.desk.forms.deliverables import WaiverForm
from bulkhead.web.desk.guarded import words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest


def waivers(request: InsideRequest, *, deliverable: UUID, version: UUID) -> HttpResponse:
    """Back to the question of delivery afterwards."""
    with inside(request.client):
        row = Version.objects.select_related("deliverable").filter(pk=version, deliverable=deliverable).first()
        if row is None:
            raise Http404
        title, pk = row.deliverable.title, row.deliverable_id
    form, card = WaiverForm(request.POST), None
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="reason", by=request.practitioner.name)
        if card is None:
            _let_stand(request, version, form)
            return see_other("delivery", request.client.slug, deliverable)
    facts = {"form": form, "card": card, "title": title, "deliverable": pk, "version": version}
    return render(request, "desk/deliveries/let_stand.html", facts, status=422)


def _let_stand(request: InsideRequest, version: UUID, form: WaiverForm) -> None:
    said = form.cleaned_data
    try:
        let_stand(
            request.client, version=version, text=said["text"], because=said["because"], lead=request.practitioner
        )
    except NotPossibleNow as reason:
        messages.error(request, str(reason), extra_tags="Not waived")
