"""The tray: what the guard asked about, stopped or held, and the ways out of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from bulkhead.crossings.intake import Taken
from bulkhead.crossings.tray import file_with, throw_away
from bulkhead.isolation.children import ChildFailed
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.web.desk.actor import door
from bulkhead.web.desk.forms.tray import LettingForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown import tray
from bulkhead.web.desk.shown.words import sentence

REFUSALS = (ChildFailed, NotPossibleNow, BlobMissing, BlobDamaged)  # a second press may find the file gone already.


def index(request: DeskRequest) -> HttpResponse:
    return page(request)


def filing(request: DeskRequest, *, item: UUID) -> HttpResponseBase:
    """To the client it names, once that one is open: whoever puts something into a client has come in by its door."""
    found, clients = found_of(request, item=item)
    owner = tray.owner_of(found, known={str(client.id): client for client in clients})
    if owner is None:
        raise Http404
    if not is_open(request, client=owner):
        return door(request, client=owner, onward=reverse("tray"))
    try:
        aim = tray.aim_elsewhere(found, client=owner)
        taken = file_with(found, client=owner, aim=aim, by=request.practitioner.actor)
        tell_filed(request, item=found, owner=owner, taken=taken)
    except REFUSALS as refused:
        messages.error(request, sentence(str(refused)), extra_tags="Not filed")
    return see_other("tray")


def removal(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found, _ = found_of(request, item=item)
    throw(request, item=found)
    return see_other("tray")


def throw(request: DeskRequest, *, item: TrayItem) -> None:
    try:
        throw_away(item, by=request.practitioner.actor)
    except REFUSALS as refused:
        messages.error(request, sentence(str(refused)), extra_tags="Not thrown away")
    else:
        messages.success(request, f"{item.name} is deleted.", extra_tags="Thrown away")


def found_of(request: DeskRequest, *, item: UUID) -> tuple[TrayItem, list[Client]]:
    """Only what waits, and only for clients this person may open."""
    clients = list(request.practitioner.clients())
    for waiting in tray.with_clients(tray.waiting_for(clients).filter(pk=item), clients=clients):
        return waiting, clients
    raise Http404


def is_open(request: DeskRequest, *, client: Client) -> bool:
    return Opening.standing(practitioner=request.practitioner, client=client) is not None


def tell_filed(request: DeskRequest, *, item: TrayItem, owner: Client, taken: Taken) -> None:
    if taken.version:
        messages.success(request, f"{item.name} is a draft at {owner} now.", extra_tags="Filed")
    else:
        words = f"{item.name} does not go into {owner} either; see why below."
        messages.warning(request, words, extra_tags="Waits again")


def page(
    request: DeskRequest, *, ticked: frozenset[UUID] = frozenset(), form: LettingForm | None = None
) -> HttpResponse:
    """The list; after a fault in what was said of several, with the same ones ticked."""
    clients = list(request.practitioner.clients())
    items = tray.waiting_for(clients)
    count = items.count()
    shown, part = tray.tray_page(items, clients=clients, request=request, count=count)
    context = {
        "heading": tray.tray_words(count),
        "shown": shown,
        "page": part,
        "answers": tray.ANSWERS,
        "counts": tray.counts_of_month(clients, zone=request.practice.time_zone),
        "zone": request.practice.time_zone,
        "ticked": ticked,
        "form": form or LettingForm(auto_id="several_%s"),
    }
    return render(request, "desk/tray/list.html", context, status=422 if form else 200)
