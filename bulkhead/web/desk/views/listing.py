"""Many clients from a list: looked at line by line, then added."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.crossings.listing import Looked, add_all, look
from bulkhead.practice.clients.listing import Listing
from bulkhead.web.desk.forms.listing import ListForm
from bulkhead.web.desk.forms.places import currencies, zones
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.ui.formats import plural


def from_list(request: DeskRequest) -> HttpResponse:
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if not form.is_bound or not form.is_valid():
        return render(request, "desk/clients/from_list.html", {"form": form}, status=422 if form.is_bound else 200)
    looked = _look(request, form.listing)
    if form.cleaned_data["sure"] != "yes":
        facts = {"looked": looked, "text": form.cleaned_data["text"], "unknown": form.listing.unknown}
        return render(request, "desk/clients/from_list_looked.html", facts)
    made = add_all(looked, lead=request.practitioner)
    messages.success(
        request, f"{plural(len(made), one='client')}, each with a store and an address.", extra_tags="Added"
    )
    return see_other("clients")


def _look(request: DeskRequest, listing: Listing) -> list[Looked]:
    return look(
        listing,
        zone=request.practice.time_zone,
        currency=request.practice.currency,
        zones=[value for value, _ in zones()],
        currencies=[value for value, _ in currencies()],
    )
