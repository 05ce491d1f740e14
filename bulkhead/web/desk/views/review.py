"""A last look before delivery: to review and back, the second reader, and the quality checklist."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.crossings.review import let_pass, send_for_review
from bulkhead.isolation import inside
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.readiness import Readiness
from bulkhead.vault.deliverables.reviews import Check
from bulkhead.web.desk.forms.deliverables import WaiverForm
from bulkhead.web.desk.guarded import words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest


def review(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    _refuse_missing(request, deliverable)
    return _move(
        request,
        deliverable,
        lambda: send_for_review(request.client, deliverable=deliverable, lead=request.practitioner),
    )


def passage(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    """The second reader lets it pass."""
    _refuse_missing(request, deliverable)
    return _move(
        request, deliverable, lambda: let_pass(request.client, deliverable=deliverable, lead=request.practitioner)
    )


def draft(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    row = get_object_or_404(Deliverable, pk=deliverable)
    return _move(request, row.id, lambda: row.take_back(by=request.practitioner.actor))


def tick(request: InsideRequest, *, deliverable: UUID, check: UUID) -> HttpResponse:
    row = _check(deliverable, check)
    return _settled(request, row, lambda: row.tick(by=request.practitioner.actor))


def reopening(request: InsideRequest, *, deliverable: UUID, check: UUID) -> HttpResponse:
    row = _check(deliverable, check)
    return _settled(request, row, lambda: row.reopen(by=request.practitioner.actor))


def waiver(request: InsideRequest, *, deliverable: UUID, check: UUID) -> HttpResponse:
    """Going out without a line takes a reason."""
    row, form, card = _check(deliverable, check), WaiverForm(request.POST or None), None
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="reason", by=request.practitioner.name)
        if card is None:
            because = form.cleaned_data["because"]
            return _settled(request, row, lambda: row.waive(because=because, by=request.practitioner.actor))
    status = 422 if request.method == "POST" else 200
    facts = {"form": form, "card": card, "check": row, "deliverable": row.version.deliverable}
    return render(request, "desk/deliverables/waive.html", facts, status=status)


def _check(deliverable: UUID, check: UUID) -> Check:
    rows = Check.objects.select_related("version__deliverable", "version__delivery")
    return get_object_or_404(rows, pk=check, version__deliverable=deliverable)


def _settled(request: InsideRequest, row: Check, verb: Callable[[], None]) -> HttpResponse:
    """The list alone for a script, which keeps the page where it is."""
    deliverable = row.version.deliverable
    if request.headers.get("HX-Request"):
        verb()
        ready = Readiness.of(deliverable.id, version=row.version_id)
        facts = {"ready": ready, "row": deliverable, "slug": request.client.slug}
        return render(request, "desk/deliverables/_checks.html", facts)
    return _move(request, deliverable.id, verb)


def _refuse_missing(request: InsideRequest, deliverable: UUID) -> None:
    with inside(request.client):
        if not Deliverable.objects.filter(pk=deliverable).exists():
            raise Http404


def _move(request: InsideRequest, deliverable: UUID, verb: Callable[[], None]) -> HttpResponse:
    try:
        verb()
    except NotPossibleNow as reason:
        messages.error(request, str(reason), extra_tags="Not moved")
    return see_other("deliverable", request.client.slug, deliverable)
