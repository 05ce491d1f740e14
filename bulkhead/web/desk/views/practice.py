"""The practice itself, changed after the first page asked for it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.crossings.provision import change_practice
from bulkhead.practice.accounts.models import PracticeChanged
from bulkhead.web.desk.forms.practice import PracticeForm
from bulkhead.web.desk.forms.stale import overtaken
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.zones import zone_options


def page(request: DeskRequest) -> HttpResponse:
    form = PracticeForm(request.POST or None, initial=PracticeForm.standing(request.practice))
    if form.is_valid() and _changed(request, form):
        said = form.cleaned_data
        words = "{name}, its days in {time_zone}, its books in {currency}.".format_map(said)
        messages.success(request, words, extra_tags="Saved")
        return see_other("practice")
    shown = {"form": form, "zone_options": zone_options()}
    return render(request, "desk/practice/page.html", shown, status=422 if form.is_bound else 200)


def _changed(request: DeskRequest, form: PracticeForm) -> bool:
    said, practice = form.cleaned_data, request.practice
    try:
        change_practice(
            practice,
            name=said["name"],
            time_zone=said["time_zone"],
            currency=said["currency"],
            lead=request.practitioner,
            seen=said["seen"],
        )
    except PracticeChanged as meanwhile:
        overtaken(form, by=meanwhile, edition=practice.mark, field="seen")
        return False
    return True
