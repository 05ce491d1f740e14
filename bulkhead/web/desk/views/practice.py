"""The practice itself, changed after the first page asked for it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.crossings.provision import change_practice
from bulkhead.web.desk.forms.practice import PracticeForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.zones import zone_options


def page(request: DeskRequest) -> HttpResponse:
    form = PracticeForm(request.POST or None, initial=PracticeForm.standing(request.practice))
    if form.is_valid():
        said = form.cleaned_data
        change_practice(
            request.practice,
            name=said["name"],
            time_zone=said["time_zone"],
            currency=said["currency"],
            lead=request.practitioner,
        )
        words = "{name}, its days in {time_zone}, its books in {currency}.".format_map(said)
        messages.success(request, words, extra_tags="Saved")
        return see_other("practice")
    shown = {"form": form, "zone_options": zone_options()}
    return render(request, "desk/practice/page.html", shown, status=422 if form.is_bound else 200)
