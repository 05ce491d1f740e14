"""What one of the practice remarks to another about a version; the client never sees it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.reviews import Remark
from bulkhead.web.desk.forms.deliverables import RemarkForm
from bulkhead.web.desk.guarded import words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.views.deliverables import Trouble, page


def remarks(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    row, form, card = get_object_or_404(Deliverable, pk=deliverable), RemarkForm(request.POST), None
    if row.latest is None:
        raise Http404
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="remark", by=request.practitioner.name)
        if card is None:
            Remark.write(row.latest, words=form.cleaned_data["words"], by=request.practitioner.actor)
            return see_other("deliverable", request.client.slug, row.id)
    return page(request, deliverable=row.id, trouble=Trouble(remark=form, card=card))


def settlement(request: InsideRequest, *, deliverable: UUID, remark: UUID) -> HttpResponse:
    rows = Remark.objects.select_related("version__deliverable")
    get_object_or_404(rows, pk=remark, version__deliverable=deliverable).settle(by=request.practitioner.actor)
    return see_other("deliverable", request.client.slug, deliverable)
