"""What the practice said it would do for somebody here, by a day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.vault.decisions.models import Promise
from bulkhead.web.desk.forms.decisions import LettingGoForm, PromiseForm
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.pages import part_of

ROWS = 30


def promises(request: InsideRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, PromiseForm())
    form, card = PromiseForm(request.POST), None
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="promise", by=request.practitioner.name)
        if card is None:
            made = form.make(by=request.practitioner.actor)
            messages.success(request, f"{made.words}, to {made.to_name}.", extra_tags="Promised")
            return see_other("client", request.client.slug)
    return _page(request, form, card=card, status=422)


def keeping(request: InsideRequest, *, promise: UUID) -> HttpResponse:
    row = get_object_or_404(Promise, pk=promise)
    if row.keep(by=request.practitioner.actor):
        messages.success(request, f"{row.words}, to {row.to_name}.", extra_tags="Kept")
    return see_other("promises", request.client.slug)


def letting_go(request: InsideRequest, *, promise: UUID) -> HttpResponse:
    row, card = get_object_or_404(Promise, pk=promise), None
    form = LettingGoForm(request.POST or None)
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="promise", by=request.practitioner.name)
        if card is None:
            row.let_go(because=form.cleaned_data["because"], by=request.practitioner.actor)
            return see_other("promises", request.client.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/promises/letting_go.html", {"form": form, "card": card, "promise": row}, status=status)


def _page(
    request: InsideRequest, form: PromiseForm, *, card: GuardCard | None = None, status: int = 200
) -> HttpResponse:
    settled = Promise.objects.exclude(kept_at=None, let_go_at=None).order_by("-kept_at", "-let_go_at")
    context = {
        "form": form,
        "card": card,
        "standing": list(Promise.standing()[:100]),
        "page": part_of(settled, size=ROWS, request=request, unit="Promises"),
    }
    return render(request, "desk/promises/page.html", context, status=status)
