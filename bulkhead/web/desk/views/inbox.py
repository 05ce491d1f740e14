"""What the clients' people asked and sent, over all clients; never what they wrote. Putting a request off is inside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.practice.clients.models import Opening
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.requests.models import Request
from bulkhead.web.desk.forms.inbox import PutOffForm
from bulkhead.web.desk.guarded import words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest, InsideRequest
from bulkhead.web.desk.shown.inbox import Filter, inbox_of


def inbox(request: DeskRequest) -> HttpResponse:
    clients, wanted = list(request.practitioner.clients()), Filter.of(request)
    request.clients = clients
    inbox = inbox_of(clients, request=request, wanted=wanted, zone=request.practice.time_zone)
    context = {
        "inbox": inbox,
        "clients": clients,
        "wanted": wanted,
        "open_now": set(Opening.open_to(request.practitioner).values_list("slug", flat=True)),
        "is_principal": request.practitioner.is_principal,
    }
    return render(request, "desk/inbox/page.html", context)


def put_off(request: InsideRequest, *, asked: UUID) -> HttpResponse:
    """From the inbox: where the request goes instead of being answered; then back to the inbox."""
    row, card = get_object_or_404(Request.objects.select_related("person"), pk=asked), None
    form = PutOffForm(
        request.POST or None, initial={"state": request.GET.get("state", "")}, zone=request.client.time_zone
    )
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="request", by=request.practitioner.name)
        if card is None:
            return _moved(request, row, form)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/inbox/put_off.html", {"form": form, "row": row, "card": card}, status=status)


def _moved(request: InsideRequest, row: Request, form: PutOffForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        row.move(said["state"], by=request.practitioner.actor, note=said["note"], until=said["until"])
    except NotPossibleNow as reason:
        messages.error(request, str(reason), extra_tags="Not moved")
        return see_other("request", request.client.slug, row.id)
    words = f"{row.person.name}’s request at {request.client}: {row.get_state_display().lower()}."
    messages.success(request, words, extra_tags="Put off")
    return see_other("inbox")
