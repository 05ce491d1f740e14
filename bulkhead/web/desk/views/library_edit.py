"""An item enters the library, changes what is said about it, and gets its next version."""

from dataclasses import replace
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.crossings.shelve import NotShelved, amend, put_down, shelve
from bulkhead.guard.verdicts import Judgement, Verdict
from bulkhead.practice.library.about import CALLED, About, ChangedMeanwhile
from bulkhead.practice.library.models import Item
from bulkhead.web.desk.forms.library import EditForm, ItemForm, VersionForm
from bulkhead.web.desk.forms.sealed import discard
from bulkhead.web.desk.guarded import GuardCard
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.words import sentence


def add(request: DeskRequest) -> HttpResponse:
    form, card = ItemForm(request.POST, request.FILES) if request.method == "POST" else ItemForm(), None
    if form.is_bound and form.is_valid():
        item = form.item(owner=request.practitioner)
        try:
            _enter(request, form, item)
            return see_other("library-item", item.id)
        except NotShelved as refused:
            card = card_of(refused, name=item.title)
    discard(form)
    return render(request, "desk/library/add.html", {"form": form, "card": card}, status=_status(form, card))


def edit(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    initial = EditForm.standing_values(found)
    form = EditForm(request.POST if request.method == "POST" else None, initial=initial)
    form.standing, card, changed = found, None, []
    if form.is_bound and form.is_valid():
        about, edition = form.about(), form.cleaned_data["edition"]
        try:
            amend(found, about=about, edition=edition, by=request.practitioner.actor)
            return see_other("library-item", found.id)
        except ChangedMeanwhile as meanwhile:
            changed = _changed(meanwhile.standing, about)
            mine = about.put_on(Item(edition=meanwhile.standing.edition))
            form = EditForm(initial=EditForm.standing_values(mine))
        except NotShelved as refused:
            card = card_of(refused, name=about.title)
    context = {"item": found, "form": form, "card": card, "changed": changed}
    return render(request, "desk/library/edit.html", context, status=_status(form, card or changed))


def versions(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found, card = get_object_or_404(Item, pk=item), None
    form = VersionForm(request.POST, request.FILES) if request.method == "POST" else VersionForm()
    if form.is_bound and form.is_valid():
        file, note = form.cleaned_data["file"], form.cleaned_data["note"]
        try:
            before = found.newest
            version = shelve(file.sealed, name=file.name, item=found, by=request.practitioner.actor, note=note)
            if version.number == before:
                messages.info(request, f"This file is version {before} already.", extra_tags="Nothing new")
            return see_other("library-item", found.id)
        except NotShelved as refused:
            card = card_of(refused, name=file.name)
    discard(form)
    context = {"item": found, "form": form, "card": card}
    return render(request, "desk/library/version.html", context, status=_status(form, card))


def card_of(refused: NotShelved, *, name: str) -> GuardCard:
    """Why a file or its words do not go into the library."""
    card = GuardCard.of(refused.judgement or Judgement(Verdict.HOLD), name=name)
    return replace(card, reason=sentence(str(refused)))


def _enter(request: DeskRequest, form: ItemForm, item: Item) -> None:
    sent, by = form.upload(), request.practitioner.actor
    if sent is None:
        put_down(item, by=by)
    else:
        shelve(sent[0], name=sent[1], item=item, by=by)


def _changed(standing: Item, about: About) -> list[tuple[str, object]]:
    """What stands now where the form says something else."""
    now = About.of(standing)
    return [(CALLED[column], _said(getattr(now, column))) for column in now.differs_from(about)]


def _said(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value or "nothing"


def _status(form: forms.Form, trouble: object) -> int:
    return 422 if form.errors or trouble else 200
