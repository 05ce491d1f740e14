"""Backups: where they go, when, which are there, and one now."""

from pathlib import Path

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.isolation import control, keys
from bulkhead.isolation.backing_up import record
from bulkhead.isolation.backing_up.sets import all_seen
from bulkhead.isolation.facts import backups as facts
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.desk.forms.backups import BackupsForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest

SHOWN = 30


def page(request: DeskRequest) -> HttpResponse:
    places = keys.ring().places
    settings = record.settings(places)
    form = BackupsForm(request.POST if request.method == "POST" else None, places=places, settings=settings)
    if form.is_bound and form.is_valid():
        _set(request, form)
        return see_other("backups")
    return _page(request, form)


def now(request: DeskRequest) -> HttpResponse:
    """The worker makes it; the page may be left."""
    places = keys.ring().places
    if not record.settings(places).folder:
        messages.error(request, "Choose a folder for the backups first.", "Not begun")
    elif record.record(places).is_running or record.is_wished(places):
        messages.info(request, "One is under way already.", "Backing up")
    else:
        record.wish(places)
        control.ring_worker(places.run, vault_id=keys.PRACTICE_ID)
    return see_other("backups")


def _page(request: DeskRequest, form: BackupsForm) -> HttpResponse:
    places = keys.ring().places
    settings, last = record.settings(places), record.record(places)
    shown = {
        "form": form,
        "settings": settings,
        "last": last,
        "is_wished": record.is_wished(places),
        "fact": facts.facts(places)[0],
        "backups": all_seen(Path(settings.folder), ring=keys.ring())[:SHOWN] if settings.folder else [],
        "zone": request.practice.time_zone,
    }
    return render(request, "desk/backups/page.html", shown, status=422 if form.is_bound else 200)


def _set(request: DeskRequest, form: BackupsForm) -> None:
    lead, places = request.practitioner, keys.ring().places
    wanted = form.wanted(zone=request.practice.time_zone)
    if wanted == record.settings(places):
        return
    record.set_settings(places, to=wanted)
    where = f"to {wanted.folder}, every day from {wanted.hour:02}:00" if wanted.folder else "by hand only"
    words = f"{lead.name} set backups: {where}."
    PracticeLine.append("backups.set", by=lead.actor, words=words)
    words = f"Backups go {where}." if wanted.folder else "No backup is made by itself."
    messages.success(request, words, extra_tags="Saved")
