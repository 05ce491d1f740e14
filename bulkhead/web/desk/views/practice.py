"""The practice itself, changed after the first page asked for it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.crossings.assure import make_practice_safe
from bulkhead.crossings.judging import judge_words, named_clients
from bulkhead.crossings.provision import change_practice
from bulkhead.practice.accounts.factors import without_second_factor
from bulkhead.practice.accounts.models import PracticeChanged
from bulkhead.practice.agenda.feeds import Feed
from bulkhead.web.desk.forms.practice import PracticeForm
from bulkhead.web.desk.forms.safety import WORDS, SafetyForm
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
    return _page(request, form=form)


def safety(request: DeskRequest) -> HttpResponse:
    form = SafetyForm(request.POST, initial=SafetyForm.standing(request.practice))
    if form.is_valid() and _names_no_client(form, by=request.practitioner.name) and _made_safe(request, form):
        words = "It holds from now on, for everyone who is signed in too."
        messages.success(request, words, extra_tags="Saved")
        return see_other("practice")
    return _page(request, safety_form=form)


def _page(
    request: DeskRequest, *, form: PracticeForm | None = None, safety_form: SafetyForm | None = None
) -> HttpResponse:
    form = form or PracticeForm(initial=PracticeForm.standing(request.practice))
    safety_form = safety_form or SafetyForm(initial=SafetyForm.standing(request.practice))
    shown = {
        "form": form,
        "safety_form": safety_form,
        "zone_options": zone_options(),
        "without": without_second_factor(),
        "feeds": list(Feed.alive()),
        "is_decided": request.practice.second_factor is not None,
    }
    status = 422 if form.is_bound or safety_form.is_bound else 200
    return render(request, "desk/practice/page.html", shown, status=status)


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


def _names_no_client(form: SafetyForm, *, by: str) -> bool:
    """Every client reads these words, so that they may name none of them."""
    for name in WORDS:
        place = str(form[name].label).lower()
        judgement = judge_words(form.cleaned_data[name], place=place, target=None, door="practice", by=by)
        named = sorted(named_clients(judgement).values())
        if named:
            form.add_error(name, f"This names {', '.join(named)}, and every client would read it.")
    return not form.errors


def _made_safe(request: DeskRequest, form: SafetyForm) -> bool:
    practice = request.practice
    try:
        make_practice_safe(practice, wanted=form.wanted(), lead=request.practitioner, seen=form.cleaned_data["seen"])
    except PracticeChanged as meanwhile:
        overtaken(form, by=meanwhile, edition=practice.safety_mark, field="seen")
        return False
    return True
