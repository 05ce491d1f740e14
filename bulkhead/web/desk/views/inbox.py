"""What the clients' people asked and sent, over all clients; never what they wrote. Putting a request off is inside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.practice.clients.models import Opening
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.requests.models import Request
from bulkhead.web.desk.forms.inbox import PutOffForm
from bulkhead.web.desk.guarded import words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest, InsideRequest
from bulkhead.web.desk.shown.inbox import Filter, inbox_of

SEE_OTHER = 303


def inbox(request: DeskRequest) -> HttpResponse:
    clients, wanted = request.practitioner.listed_clients(), Filter.of(request)
    request.clients = clients
    inbox = inbox_of(clients, request=request, wanted=wanted, zone=request.practice.time_zone)
    open_now = Opening.open_now(request.practitioner)
    context = {
        "inbox": inbox,
        "clients": clients,
        "wanted": wanted,
        "open_now": {client.slug for client in clients if client.id in open_now},
        "is_principal": request.practitioner.is_principal,
    }
    return render(request, "desk/inbox/page.html", context)


def put_off(request: InsideRequest, *, asked: UUID) -> HttpResponse:
    """From the inbox: where the request goes instead of being answered; then back to an inbox that knows of it."""
    with inside(request.client):
        answer = _put_off(request, asked)
    if answer.status_code == SEE_OTHER:
        project(request.client)
    return answer


def _put_off(request: InsideRequest, asked: UUID) -> HttpResponse:
    row, card = get_object_or_404(Request.objects.select_related("person"), pk=asked), None
    start = {"state": request.GET.get("state", ""), "seen": row.state}
    form = PutOffForm(request.POST or None, initial=start, zone=request.client.time_zone)
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="request", by=request.practitioner.name)
        if card is None:
            return _moved(request, row, form)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/inbox/put_off.html", {"form": form, "row": row, "card": card}, status=status)


def _moved(request: InsideRequest, row: Request, form: PutOffForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        row.move(
            said["state"], by=request.practitioner.actor, note=said["note"], until=said["until"], seen=said["seen"]
        )
    except NotPossibleNow as reason:
        messages.error(request, str(reason), extra_tags="Not moved")
        return see_other("request", request.client.slug, row.id)
    words = f"{row.person.name}’s request at {request.client}: {row.get_state_display().lower()}."
    messages.success(request, words, extra_tags="Put off")
    return see_other("inbox")
