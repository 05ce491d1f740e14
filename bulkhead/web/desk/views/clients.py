"""The clients of the practice: who they are, how they are called, what tells them apart."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.crossings.provision import ClientChanged, add_client, change_client, mark_of
from bulkhead.isolation.errors import SlugTaken
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.forms.clients import ClientForm, NewClientForm, standing_values
from bulkhead.web.desk.forms.stale import overtaken
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.hues import hues_for
from bulkhead.web.desk.shown.pages import page_of
from bulkhead.web.desk.shown.zones import zone_options

ROWS = 40


def index(request: DeskRequest) -> HttpResponse:
    clients = list(request.practitioner.clients().annotate(names=Count("terms", distinct=True)))
    page = page_of(clients, size=ROWS, request=request, unit="Clients")
    return render(request, "desk/clients/list.html", {"page": page, "is_principal": request.practitioner.is_principal})


def add(request: DeskRequest) -> HttpResponse:
    form = NewClientForm(request.POST if request.method == "POST" else None, initial=_fresh(request))
    if form.is_bound and form.is_valid():
        try:
            client = add_client(form.wanted(), lead=request.practitioner)
        except SlugTaken:
            form.add_error("slug", "This address belonged to a client before; choose another.")
        else:
            words = f"{client} has its store, its key and its address. Open it to invite its people."
            messages.success(request, words, extra_tags="Added")
            return see_other("client", client.slug)
    return _form_page(request, form)


def edit(request: DeskRequest, *, slug: str) -> HttpResponse:
    client = get_object_or_404(request.practitioner.clients(), slug=slug)
    form = ClientForm(request.POST if request.method == "POST" else None, initial=_standing(client))
    form.standing = client
    if form.is_bound and form.is_valid():
        try:
            change_client(client, wanted=form.wanted(), lead=request.practitioner, seen=form.cleaned_data["seen"])
        except ClientChanged as meanwhile:
            overtaken(form, by=meanwhile, edition=mark_of(client), field="seen")
        else:
            messages.success(request, f"{client} is called and coloured as you said.", extra_tags="Saved")
            return see_other("clients")
    return _form_page(request, form)


def _form_page(request: DeskRequest, form: ClientForm) -> HttpResponse:
    hues, suggested = hues_for(form.standing)
    chosen = str(form["hue"].value() or suggested)
    context = {
        "form": form,
        "client_changed": form.standing,
        "hues": hues,
        "chosen": int(chosen) if chosen.isdecimal() else suggested,
        "zone_options": zone_options(),
        "address": _address(settings.PORTAL_DOMAIN),
    }
    return render(request, "desk/clients/form.html", context, status=422 if form.errors else 200)


def _address(domain: str) -> tuple[str, str]:
    """What stands before and after the word that is chosen."""
    return ("https://", f".{domain}") if domain else (f"{settings.PORTAL_SCHEME}://", ".localhost")


def _fresh(request: DeskRequest) -> dict[str, object]:
    return {"time_zone": request.practice.time_zone, "currency": request.practice.currency}


def _standing(client: Client) -> dict[str, object]:
    said = standing_values(client, terms=client.terms.values_list("kind", "value"))
    return {**said, "seen": mark_of(client)}
