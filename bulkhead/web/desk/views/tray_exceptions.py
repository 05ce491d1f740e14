"""Phrases in which a client's name is an ordinary word, and taking one back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown import exceptions
from bulkhead.web.desk.shown.pages import page_of

ROWS = 40


def index(request: DeskRequest) -> HttpResponse:
    clients = list(request.practitioner.clients())
    rows = exceptions.of(request.practitioner, clients=clients)
    page = page_of(rows, size=ROWS, request=request, unit="Exceptions", count=rows.count())
    shown = exceptions.lines(page.rows, known={client.id: client for client in clients})
    context = {"shown": shown, "page": page, "zone": request.practice.time_zone}
    return render(request, "desk/tray/exceptions.html", context)


def removal(request: DeskRequest, *, exception: UUID) -> HttpResponse:
    rows = exceptions.of(request.practitioner, clients=list(request.practitioner.clients()))
    found = get_object_or_404(rows.select_related("client"), pk=exception)
    found.take_back(by=request.practitioner.actor)
    messages.success(request, f"“{found.phrase}” is read as the company’s name again.", extra_tags="Taken back")
    return see_other("tray-exceptions")
