"""The private library: what there is, who holds which version, what goes in and out of it."""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.crossings.shelve import NotShelved, WasPulled, shelve, unshelve
from bulkhead.guard.verdicts import Judgement, Verdict
from bulkhead.practice.library.models import Item
from bulkhead.web.desk.forms.library import ItemForm, MappingForm, VersionForm
from bulkhead.web.desk.forms.sealed import discard
from bulkhead.web.desk.guarded import GuardCard
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.library import BEHIND, holders_of, item_words, own_fields, places_of, shelf_of
from bulkhead.web.desk.shown.pages import page_of
from bulkhead.web.desk.shown.words import sentence

ROWS = 40
Form = TypeVar("Form", bound=forms.Form)


def index(request: DeskRequest) -> HttpResponse:
    kind, words = request.GET.get("kind", ""), request.GET.get("q", "")[:100]
    shelf = shelf_of(list(request.practitioner.clients()), request=request, kind=kind, words=words)
    kinds = [("All kinds", "", not kind), ("Someone is behind", BEHIND, kind == BEHIND)]
    kinds[1:1] = [(label, value, value == kind) for value, label in Item.Kind.choices]
    context = {"shelf": shelf, "kinds": kinds, "kind": kind, "words": words}
    return render(request, "desk/library/list.html", {**context, "is_principal": request.practitioner.is_principal})


def add(request: DeskRequest) -> HttpResponse:
    form = _posted(request, ItemForm)
    if form.is_bound and form.is_valid():
        item = form.item()
        card = _shelved(form, item, request=request, note="")
        if card is None:
            return see_other("library-item", item.id)
        return render(request, "desk/library/add.html", {"form": form, "card": card}, status=422)
    return render(request, "desk/library/add.html", {"form": form, "card": None}, status=422 if form.errors else 200)


def item(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    versions = list(found.versions.all())
    mappings = {mapping.field: mapping.known for mapping in found.mappings.all()}
    form = MappingForm(initial=mappings)
    form.offer(own_fields(versions[0]))
    holders = holders_of(found, clients=list(request.practitioner.clients()), latest=versions[0].number)
    context = {
        "item": found,
        "heading": item_words(holders, latest=versions[0].number),
        "versions": versions,
        "holders": holders,
        "found_fields": places_of(versions[0]),
        "mappings": mappings,
        "form": form,
        "unmapped": [name for name in form.fields if name not in mappings],
        "is_pulled": found.versions.filter(pulls__isnull=False).exists(),
        "is_principal": request.practitioner.is_principal,
        "zone": request.practice.time_zone,
    }
    return render(request, "desk/library/item.html", context)


def versions(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    form = _posted(request, VersionForm)
    card = None
    if form.is_bound and form.is_valid():
        card = _shelved(form, found, request=request, note=form.cleaned_data["note"])
        if card is None:
            return see_other("library-item", found.id)
    status = 422 if form.errors or card else 200
    return render(request, "desk/library/version.html", {"item": found, "form": form, "card": card}, status=status)


def mappings(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    form = MappingForm(request.POST)
    form.offer(own_fields(found.latest))
    if form.is_valid():
        form.remember(found)
        messages.success(request, "From now on they are filled when you pull it.", extra_tags="Saved")
    else:
        messages.error(request, "Choose what each field stands for from the list.", extra_tags="Not saved")
    return see_other("library-item", found.id)


def clients(request: DeskRequest, *, item: UUID) -> HttpResponse:
    """For whom it is pulled; the door of that client comes next."""
    found = get_object_or_404(Item, pk=item)
    words = request.GET.get("q", "")[:100]
    mine = [client for client in request.practitioner.clients() if words.casefold() in client.display_name.casefold()]
    holders = {
        holder.client.id: holder.number for holder in holders_of(found, clients=mine, latest=found.latest.number)
    }
    page = page_of(mine, size=ROWS, request=request, unit="Clients")
    context = {"item": found, "page": page, "holders": holders, "words": words, "latest": found.latest.number}
    return render(request, "desk/library/clients.html", context)


def removal(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    try:
        unshelve(found, by=request.practitioner.actor)
    except WasPulled as reason:
        messages.error(request, str(reason), extra_tags="Not removed")
        return see_other("library-item", found.id)
    messages.success(request, f"{found.title} is gone from the library.", extra_tags="Removed")
    return see_other("library")


def _posted(request: DeskRequest, kind: type[Form]) -> Form:
    """The form as it was sent; a file of one that is not right is not kept."""
    if request.method != "POST":
        return kind()
    form = kind(request.POST, request.FILES)
    if not form.is_valid():
        discard(form)
    return form


def _shelved(form: forms.Form, item: Item, *, request: DeskRequest, note: str) -> GuardCard | None:
    """Shelve the file of a form; a card that says why when it does not go in."""
    file = form.cleaned_data["file"]
    try:
        shelve(file.sealed, name=file.name, item=item, by=request.practitioner.actor, note=note)
    except NotShelved as refused:
        verdict = refused.judgement or Judgement(Verdict.HOLD)
        card = GuardCard.of(verdict, name=file.name)
        return replace(card, reason=sentence(str(refused)))
    return None
