"""Clean a file that waits: what would go and what is lost, then the copy, which is judged as a new file is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from bulkhead.crossings.cleaning import Survey, clean, survey
from bulkhead.isolation.children import ChildFailed
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.tray.models import TrayItem
from bulkhead.web.desk.actor import door
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown import cleaning
from bulkhead.web.desk.shown.words import sentence
from bulkhead.web.desk.views.tray import REFUSALS, found_of, is_open

NONE_TICKED = "Tick what is to be taken out."


def page(request: DeskRequest, *, item: UUID) -> HttpResponseBase:
    """The copy goes into its client, so that client is open."""
    found, clients = found_of(request, item=item)
    if not is_open(request, client=found.client):
        return door(request, client=found.client, onward=reverse("tray-cleaning", args=[found.id]))
    if request.method != "POST":
        return _page(request, found, clients, ticked=None)
    keys = set(request.POST.getlist("keys"))
    return _clean(request, found, keys) if keys else _page(request, found, clients, ticked=keys)


def _clean(request: DeskRequest, item: TrayItem, keys: set[str]) -> HttpResponse:
    try:
        done = clean(item, keys=keys, by=request.practitioner.actor)
    except REFUSALS as refused:
        messages.error(request, sentence(str(refused)), extra_tags="Not cleaned")
        return see_other("tray-item", item.id)
    words = cleaning.result(done)
    if done.taken is None:
        messages.warning(request, f"{words} What is found in the copy is below.", extra_tags="Waits still")
        return see_other("tray-item", item.id)
    messages.success(request, f"{item.name} is a draft at {item.client} now. {words}", extra_tags="Cleaned")
    return see_other("tray")


def _page(request: DeskRequest, item: TrayItem, clients: list[Client], *, ticked: set[str] | None) -> HttpResponse:
    found, fault = _survey(item)
    known = {str(client.id): client for client in clients}
    context = {
        "item": item,
        "fault": fault,
        "lead": cleaning.lead(found, client=item.client) if found else "",
        "choices": cleaning.choices(found, ticked=ticked) if found else [],
        "stays": cleaning.stays(found, known=known) if found else [],
        "unread": found.stays.reason if found else "",
        "error": "" if ticked is None else NONE_TICKED,
    }
    return render(request, "desk/tray/cleaning.html", context, status=200 if ticked is None else 422)


def _survey(item: TrayItem) -> tuple[Survey | None, str]:
    """Or why there is none."""
    try:
        return survey(item), ""
    except ChildFailed as refused:
        return None, str(refused)
    except (BlobMissing, BlobDamaged) as fault:
        return None, sentence(str(fault)) + "."
