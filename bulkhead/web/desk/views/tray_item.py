"""One file that waits: everything that was found, place by place, the file itself, and letting it pass as it is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from bulkhead.crossings.tray import let_in
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.practice.clients.models import Client
from bulkhead.practice.tray.models import TrayItem
from bulkhead.web.desk.actor import door
from bulkhead.web.desk.forms.tray import PassageForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown import tray
from bulkhead.web.desk.shown.looks import Look, look
from bulkhead.web.desk.shown.words import sentence
from bulkhead.web.desk.views.tray import REFUSALS, found_of, is_open

HERE, LEAF = b"<!--sheet-->", b"<!--leaf-->"  # no text can say this: a page escapes what it is given.


def item(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found, clients = found_of(request, item=item)
    form = PassageForm(item=found, may_everywhere=request.practitioner.is_principal)
    return _page(request, found, clients, form)


def passage(request: DeskRequest, *, item: UUID) -> HttpResponseBase:
    """Let it pass to its client, which is open, with a reason and the typed name."""
    found, clients = found_of(request, item=item)
    if not is_open(request, client=found.client):
        return door(request, client=found.client, onward=reverse("tray-item", args=[found.id]))
    form = PassageForm(request.POST, item=found, may_everywhere=request.practitioner.is_principal)
    return _let_in(request, found, form) if form.is_valid() else _page(request, found, clients, form)


def _let_in(request: DeskRequest, item: TrayItem, form: PassageForm) -> HttpResponse:
    said, by = form.cleaned_data, request.practitioner.actor
    try:
        let_in(item, reason=said["reason"], typed_name=said["confirm"], by=by, exempt=form.exempt())
    except REFUSALS as refused:
        messages.error(request, sentence(str(refused)), extra_tags="Not let in")
    else:
        kept = f" “{said['phrase']}” stops no file there any more." if said["keeps"] else ""
        messages.success(request, f"{item.name} is a draft at {item.client} now.{kept}", extra_tags="Let in")
    return see_other("tray")


def _page(request: DeskRequest, item: TrayItem, clients: list[Client], form: PassageForm) -> HttpResponse:
    known = {str(client.id): client for client in clients}
    seen = _look(item)
    context = {
        "one": tray.waiting(item, known=known),
        "groups": tray.by_place(item, known=known),
        "form": form,
        "look": seen,
        "zone": request.practice.time_zone,
    }
    answer = render(request, "desk/tray/item.html", context, status=422 if form.errors else 200)
    answer.content = _with_look(answer.content, seen)
    return answer


def _with_look(page: bytes, seen: Look) -> bytes:
    """What was marked here stands where the page has a mark for it, one after the other."""
    page = page.replace(HERE, seen.html.encode(), 1)
    for leaf in filter(None, (one.html for one in seen.leaves)):
        page = page.replace(LEAF, leaf.encode(), 1)
    return page


def _look(item: TrayItem) -> Look:
    names = {sign.seen.said or sign.name for sign in item.signs()}
    return look(item.name, pieces=lambda: tray_blobs().read(item.blob_id), names=names)
