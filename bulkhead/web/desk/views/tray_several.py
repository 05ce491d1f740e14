"""Several files of the tray at once, at most a page of them: each has its own line of what came of it."""

import re
from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse

from bulkhead.crossings.tray import file_with, let_in
from bulkhead.practice.clients.models import Client
from bulkhead.practice.tray.models import TrayItem
from bulkhead.web.desk.forms.tray import LettingForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown import tray
from bulkhead.web.desk.shown.words import counted, sentence
from bulkhead.web.desk.views.tray import REFUSALS, is_open, page, tell_filed, throw

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NONE = "Tick what it is about."
SHUT = "{item} stays: open {client} first."
NOBODYS = "{item} stays: it names no client alone that you may open."
MIXED = "These are for {clients}. Let them in client by client."


def removals(request: DeskRequest) -> HttpResponse:
    items, _ = _ticked(request)
    for item in items:
        throw(request, item=item)
    return see_other("tray")


def filings(request: DeskRequest) -> HttpResponse:
    """Each to the client it names, where that one is open."""
    items, clients = _ticked(request)
    known = {str(client.id): client for client in clients}
    for item in items:
        _file(request, item, tray.owner_of(item, known=known))
    return see_other("tray")


def passages(request: DeskRequest) -> HttpResponse:
    """All to their one client, for one reason and with its name typed once."""
    items, _ = _ticked(request)
    form = LettingForm(request.POST, auto_id="several_%s")
    into = {item.client_id: item.client for item in items}
    form.client = next(iter(into.values()), None)
    if len(into) > 1:
        words = MIXED.format(clients=counted(len(into), one="client"))
        messages.error(request, words, extra_tags="Not let in")
    elif items and form.is_valid():
        for item in items:
            _let_in(request, item, form)
    if items and (len(into) > 1 or form.errors):
        return page(request, ticked=frozenset(item.id for item in items), form=form)
    return see_other("tray")


def _ticked(request: DeskRequest) -> tuple[list[TrayItem], Sequence[Client]]:
    """Those that wait and may be seen; whoever ticked none is told."""
    clients = list(request.practitioner.clients())
    asked = [UUID(one) for one in request.POST.getlist("items") if ID.fullmatch(one)]
    items = tray.with_clients(tray.waiting_for(clients).filter(pk__in=asked[: tray.ROWS]), clients=clients)
    if not items:
        messages.error(request, NONE, extra_tags="Nothing done")
    return items, clients


def _file(request: DeskRequest, item: TrayItem, owner: Client | None) -> None:
    if owner is None:
        messages.warning(request, NOBODYS.format(item=item.name), extra_tags="Not filed")
    elif not is_open(request, client=owner):
        messages.warning(request, SHUT.format(item=item.name, client=owner), extra_tags="Not filed")
    else:
        try:
            aim = tray.aim_elsewhere(item, client=owner)
            taken = file_with(item, client=owner, aim=aim, by=request.practitioner.actor)
            tell_filed(request, item=item, owner=owner, taken=taken)
        except REFUSALS as refused:
            messages.error(request, f"{item.name}: {sentence(str(refused))}", extra_tags="Not filed")


def _let_in(request: DeskRequest, item: TrayItem, form: LettingForm) -> None:
    said = form.cleaned_data
    if not is_open(request, client=item.client):
        messages.warning(request, SHUT.format(item=item.name, client=item.client), extra_tags="Not let in")
        return
    try:
        let_in(item, reason=said["reason"], typed_name=said["confirm"], by=request.practitioner.actor)
    except REFUSALS as refused:
        messages.error(request, f"{item.name}: {sentence(str(refused))}", extra_tags="Not let in")
    else:
        messages.success(request, f"{item.name} is a draft at {item.client} now.", extra_tags="Let in")
