"""A last look before delivery, and back from it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest


def review(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    row = get_object_or_404(Deliverable, pk=deliverable)
    return _move(request, row, lambda: row.send_for_review(by=request.practitioner.actor))


def draft(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    row = get_object_or_404(Deliverable, pk=deliverable)
    return _move(request, row, lambda: row.take_back(by=request.practitioner.actor))


def _move(request: InsideRequest, row: Deliverable, verb: Callable[[], None]) -> HttpResponse:
    try:
        verb()
    except NotPossibleNow as reason:
        messages.error(request, str(reason), extra_tags="Not moved")
    return see_other("deliverable", request.client.slug, row.id)
