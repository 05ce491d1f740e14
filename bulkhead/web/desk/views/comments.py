"""What the practice says beside a deliverable; the client's people read it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from bulkhead.vault.deliverables.answers import Comment
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.web.desk.forms.deliverables import CommentForm
from bulkhead.web.desk.guarded import words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.views.deliverables import Trouble, page


def comments(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    row, form, card = get_object_or_404(Deliverable, pk=deliverable), CommentForm(request.POST), None
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="comment", by=request.practitioner.name)
        if card is None:
            Comment.write(row, words=form.cleaned_data["words"], by=request.practitioner.actor)
            return see_other("deliverable", request.client.slug, row.id)
    return page(request, deliverable=row.id, trouble=Trouble(comment=form, card=card))
