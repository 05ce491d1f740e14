"""Work that comes again for one client: its rules, their days, what is left out, and when the engagement ends."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.base.clock import today
from bulkhead.base.recurrence import period_words
from bulkhead.crossings.plan_ahead import end_engagement, plan_ahead
from bulkhead.isolation import inside
from bulkhead.vault.deliverables.errors import ChangedMeanwhile
from bulkhead.vault.deliverables.rules import Rule
from bulkhead.vault.deliverables.usual import HOLIDAYS, not_set_up
from bulkhead.web.desk.forms.rules import LastDayForm, LeaveOutForm, RhythmForm, RuleForm
from bulkhead.web.desk.forms.stale import overtaken
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.rules import following, shown, shown_rules

CHOICES = 12


def rules(request: InsideRequest) -> HttpResponse:
    client = request.client
    facts = {
        "rules": shown_rules(zone=client.time_zone, ends_on=client.ends_on),
        "last_day": LastDayForm(initial={"ends_on": client.ends_on}),
        "has_usual": bool(not_set_up()),
    }
    return render(request, "desk/rules/list.html", facts)


def add(request: InsideRequest) -> HttpResponse:
    form = RuleForm(request.POST or None, initial=_usual_start(request))
    with inside(request.client):
        card = _card(request, form)
        if not form.is_valid() or card is not None or not _is_meant(request):
            return _form(request, form, card)
        Rule.draw_up(form.terms, by=request.practitioner.actor, key=form.cleaned_data["once"])
    return _planned(request)


def rule(request: InsideRequest, *, rule: UUID) -> HttpResponse:
    """One rule: what it says, its days, and the form that changes it in place."""
    with inside(request.client):
        row = get_object_or_404(Rule, pk=rule)
        form = RuleForm(request.POST or None, initial=RuleForm.standing(row))
        card = _card(request, form)
        done = form.is_valid() and card is None and _is_meant(request) and _change(request, form, row)
        if not done:
            return _form(request, form, card, row)
    return _planned(request)


def preview(request: InsideRequest) -> HttpResponse:
    """The next days of a rule while it is written; only looked at, never kept."""
    form = RuleForm(request.GET)
    form.fields["title"].required = False
    return render(request, "desk/rules/_preview.html", {**_looked(request, form), "period_words": period_words})


def ending(request: InsideRequest, *, rule: UUID) -> HttpResponse:
    with inside(request.client):
        get_object_or_404(Rule, pk=rule).end(by=request.practitioner.actor)
    return _planned(request)


def left_out(request: InsideRequest, *, rule: UUID) -> HttpResponse:
    with inside(request.client):
        row = get_object_or_404(Rule, pk=rule)
        form = _leave_out(request, row)
        card = words_stopped(form, client=request.client, door="reason", by=_name(request)) if form.is_valid() else None
        if not form.is_valid() or card is not None:
            return _page(request, RuleForm(initial=RuleForm.standing(row)), card, row, leave_out=form, status=422)
        said = form.cleaned_data
        row.leave_out(said["period"], because=said["because"], by=request.practitioner.actor)
    plan_ahead(request.client)
    return see_other("rule", request.client.slug, rule)


def resumption(request: InsideRequest, *, rule: UUID) -> HttpResponse:
    with inside(request.client):
        row = get_object_or_404(Rule, pk=rule)
        row.resume(request.POST.get("period", "")[:10], by=request.practitioner.actor)
    plan_ahead(request.client)
    return see_other("rule", request.client.slug, rule)


def rhythm(request: InsideRequest) -> HttpResponse:
    """The usual beats, to be ticked; one that stands already is not offered again."""
    client = request.client
    with inside(client):
        beats = not_set_up()
        start = {"starts_on": today(client.time_zone), "holidays": HOLIDAYS.get(client.currency, "")}
        form = RhythmForm(request.POST or None, initial=start)
        form.offer(beats)
        if not form.is_valid():
            status = 422 if request.method == "POST" and beats else 200
            return render(request, "desk/rules/rhythm.html", {"form": form, "beats": beats}, status=status)
        said = form.cleaned_data
        for beat in beats:
            if beat.name in said["beats"]:
                terms = beat.starting(said["starts_on"], holidays=said["holidays"].upper())
                Rule.draw_up(terms, by=request.practitioner.actor)
    return _planned(request)


def last_day(request: InsideRequest) -> HttpResponse:
    form = LastDayForm(request.POST)
    if form.is_valid():
        end_engagement(request.client, on=form.cleaned_data["ends_on"], lead=request.practitioner)
    else:
        messages.error(request, "Write the day as 2026-11-25.", extra_tags="Not set")
    return see_other("rules", request.client.slug)


def _change(request: InsideRequest, form: RuleForm, row: Rule) -> bool:
    try:
        row.change(form.terms, by=request.practitioner.actor, edition=form.cleaned_data["edition"] or 0)
    except ChangedMeanwhile as meanwhile:
        overtaken(form, by=meanwhile, edition=row.edition)
        return False
    return True


def _card(request: InsideRequest, form: RuleForm) -> GuardCard | None:
    if not form.is_valid():
        return None
    return words_stopped(form, client=request.client, door="title", by=_name(request))


def _is_meant(request: InsideRequest) -> bool:
    """Without a script the days are shown by a button of the same form, which keeps nothing."""
    return "look" not in request.POST


def _form(request: InsideRequest, form: RuleForm, card: GuardCard | None, row: Rule | None = None) -> HttpResponse:
    status = 422 if request.method == "POST" and (card or not form.is_valid()) else 200
    return _page(request, form, card, row, status=status)


def _page(
    request: InsideRequest,
    form: RuleForm,
    card: GuardCard | None,
    row: Rule | None = None,
    *,
    leave_out: LeaveOutForm | None = None,
    status: int = 200,
) -> HttpResponse:
    facts: dict[str, object] = {"form": form, "card": card, "rule": row, "period_words": period_words}
    facts |= _looked(request, form, row)
    if row is not None:
        facts["leave_out"] = leave_out or _leave_out(request, row)
        facts["left_out"] = list(row.left_out.all())
    return render(request, "desk/rules/form.html", facts, status=status)


def _looked(request: InsideRequest, form: RuleForm, row: Rule | None = None) -> dict[str, object]:
    """The sentence and the next days of what the form says now; of the rule as it stands before anything is typed."""
    zone, ends_on = request.client.time_zone, request.client.ends_on
    if form.is_bound and form.is_valid():
        pattern = form.terms.pattern
        return {"words": pattern.words(), "coming": following(pattern, zone=zone, ends_on=ends_on), "why": ""}
    if form.is_bound:
        return {"words": "", "coming": [], "why": " ".join(str(one) for each in form.errors.values() for one in each)}
    if row is not None:
        standing = shown(row, zone=zone, ends_on=ends_on)
        return {"words": standing.words, "coming": standing.coming, "why": ""}
    return {"words": "", "coming": [], "why": ""}


def _leave_out(request: InsideRequest, row: Rule) -> LeaveOutForm:
    form = LeaveOutForm(request.POST or None) if "because" in request.POST else LeaveOutForm()
    zone, ends_on = request.client.time_zone, request.client.ends_on
    form.offer(each.period for each in shown(row, zone=zone, ends_on=ends_on, count=CHOICES).coming)
    return form


def _planned(request: InsideRequest) -> HttpResponse:
    plan_ahead(request.client)
    return see_other("rules", request.client.slug)


def _usual_start(request: InsideRequest) -> dict[str, object]:
    client = request.client
    return {"starts_on": today(client.time_zone), "holidays": HOLIDAYS.get(client.currency, "")}


def _name(request: InsideRequest) -> str:
    return request.practitioner.name
