"""The tray: what the guard asked about, stopped or held, and the ways out of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from bulkhead.crossings.intake import Taken
from bulkhead.crossings.tray import file_with, let_in, throw_away
from bulkhead.isolation.children import ChildFailed
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.web.desk.actor import door
from bulkhead.web.desk.forms.tray import PassageForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown import tray
from bulkhead.web.desk.shown.words import sentence

REFUSALS = (ChildFailed, NotPossibleNow, BlobMissing, BlobDamaged)  # a second press may find the file gone already.


def index(request: DeskRequest) -> HttpResponse:
    return _page(request, failed=None)


def filing(request: DeskRequest, *, item: UUID) -> HttpResponseBase:
    """To the client it names, once that one is open: whoever puts something into a client has come in by its door."""
    found, clients = _found(request, item)
    owner = tray.owner_of(found, known={str(client.id): client for client in clients})
    if owner is None:
        raise Http404
    if not _is_open(request, owner):
        return door(request, client=owner, onward=reverse("tray"))
    try:
        aim = tray.aim_elsewhere(found, client=owner)
        _tell_filed(request, found, owner, file_with(found, client=owner, aim=aim, by=request.practitioner.actor))
    except REFUSALS as refused:
        messages.error(request, sentence(str(refused)), extra_tags="Not filed")
    return see_other("tray")


def passage(request: DeskRequest, *, item: UUID) -> HttpResponseBase:
    """Let it pass to its client, which is open, with a reason and the typed name."""
    found, _ = _found(request, item)
    if not _is_open(request, found.client):
        return door(request, client=found.client, onward=reverse("tray"))
    form = PassageForm(request.POST, auto_id=f"id_{found.id}_%s")
    form.client = found.client
    if not form.is_valid():
        return _page(request, failed=(found, form))
    said = form.cleaned_data
    try:
        let_in(found, reason=said["reason"], typed_name=said["confirm"], by=request.practitioner.actor)
    except REFUSALS as refused:
        messages.error(request, sentence(str(refused)), extra_tags="Not let in")
    else:
        messages.success(request, f"{found.name} is a draft at {found.client} now.", extra_tags="Let in")
    return see_other("tray")


def removal(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found, _ = _found(request, item)
    throw_away(found, by=request.practitioner.actor)
    messages.success(request, f"{found.name} is deleted.", extra_tags="Thrown away")
    return see_other("tray")


def _found(request: DeskRequest, item: UUID) -> tuple[TrayItem, list[Client]]:
    """Only what waits, and only for clients this person may open."""
    clients = list(request.practitioner.clients())
    for waiting in tray.waiting_for(clients):
        if waiting.id == item:
            return waiting, clients
    raise Http404


def _is_open(request: DeskRequest, client: Client) -> bool:
    return Opening.standing(practitioner=request.practitioner, client=client) is not None


def _tell_filed(request: DeskRequest, item: TrayItem, owner: Client, taken: Taken) -> None:
    if taken.version:
        messages.success(request, f"{item.name} is a draft at {owner} now.", extra_tags="Filed")
    else:
        words = f"{item.name} does not go into {owner} either; see why below."
        messages.warning(request, words, extra_tags="Waits again")


def _page(request: DeskRequest, *, failed: tuple[TrayItem, PassageForm] | None) -> HttpResponse:
    clients = list(request.practitioner.clients())
    items = tray.waiting_for(clients)
    shown, page = tray.tray_page(items, clients=clients, request=request)
    if failed:
        known = {str(client.id): client for client in clients}
        shown = [
            tray.waiting(failed[0], known=known, form=failed[1]),
            *(one for one in shown if one.item.id != failed[0].id),
        ]
    context = {
        "heading": tray.tray_words(len(items)),
        "shown": shown,
        "page": page,
        "answers": tray.ANSWERS,
        "counts": tray.counts_of_month(clients, zone=request.practice.time_zone),
        "zone": request.practice.time_zone,
    }
    return render(request, "desk/tray/list.html", context, status=422 if failed else 200)
