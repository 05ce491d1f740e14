"""The limits that make a page turn amber or red, for the practice and for one client."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.crossings.limits import set_limits
from bulkhead.practice.clients.models import Client
from bulkhead.practice.thresholds.models import Threshold
from bulkhead.web.desk.forms.limits import LimitsForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest


def limits(request: DeskRequest) -> HttpResponse:
    return _page(request, client=None)


def of_client(request: DeskRequest, *, slug: str) -> HttpResponse:
    return _page(request, client=get_object_or_404(request.practitioner.clients(), slug=slug))


def _page(request: DeskRequest, *, client: Client | None) -> HttpResponse:
    form = LimitsForm(request.POST if request.method == "POST" else None, client=client)
    is_stale = form.is_bound and form.is_stale
    if form.is_bound and not is_stale and form.is_valid():
        is_stale = not set_limits(form.wanted(), lead=request.practitioner, client=client, seen=form.standing)
    if is_stale:
        form = LimitsForm(client=client)
    elif form.is_bound and form.is_valid():
        messages.success(request, f"The limits of {client or 'the practice'} hold from now on.", extra_tags="Saved")
        return see_other("client-limits", client.slug) if client else see_other("limits")
    shown = {"form": form, "of": client, "is_stale": is_stale, "own": [] if client else _with_own(request)}
    return render(request, "desk/limits/page.html", shown, status=422 if is_stale or form.errors else 200)


def _with_own(request: DeskRequest) -> list[tuple[Client, int]]:
    """Every client, with how many limits of its own it has."""
    own = list(Threshold.objects.exclude(client=None).values_list("client", flat=True))
    return [(client, own.count(client.pk)) for client in request.practitioner.clients()]
