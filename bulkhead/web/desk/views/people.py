"""The client's people at the desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.crossings.enrol import enrol
from bulkhead.crossings.judging import Stopped
from bulkhead.isolation import inside
from bulkhead.vault.people.models import Invitation, Person, PersonChanged
from bulkhead.vault.people.roles import ROLE_WORDS
from bulkhead.vault.people.roll import Roll
from bulkhead.web.desk.forms.people import PersonForm, RoleForm
from bulkhead.web.desk.forms.stale import overtaken
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.pages import page_of

ROWS = 25
WAY_ON = "Mend the slip, or say below that they belong to both companies, then send it again."


def people(request: InsideRequest) -> HttpResponse:
    everyone = Roll()
    count = len(everyone)
    page = page_of(everyone, size=ROWS, request=request, unit="People", count=count)
    return render(request, "desk/people/list.html", {"page": page, "count": count, "role_words": ROLE_WORDS})


def add(request: InsideRequest) -> HttpResponse:
    form, card = PersonForm(request.POST or None), None
    with inside(request.client):
        fits = form.is_valid()
    if fits:
        card = words_stopped(form, client=request.client, door="person", by=request.practitioner.name)
        card = card or _enrolled(request, form)
    if fits and card is None:
        messages.success(request, f"{form.cleaned_data['name']}’s invitation waits under Mail.", extra_tags="Added")
        return see_other("people", request.client.slug)
    if card is None:
        del form.fields["belongs"]  # asked only where the guard found somebody else's.
    shown = {"form": form, "card": card, "way_on": WAY_ON}
    return render(request, "desk/people/add.html", shown, status=422 if form.is_bound else 200)


def _enrolled(request: InsideRequest, form: PersonForm) -> GuardCard | None:
    """None when they are in; the guard's card when it knows them from another client."""
    said = form.cleaned_data
    try:
        enrol(
            request.client,
            name=said["name"],
            email=said["email"],
            role=said["role"],
            title=said["title"],
            belongs_to_both=said["belongs"],
            by=request.practitioner.actor,
        )
    except Stopped as stopped:
        return GuardCard.of(stopped.judgement, name=f"{said['name']} is known from another client")
    return None


def edit(request: InsideRequest, *, person: UUID) -> HttpResponse:
    someone, card = get_object_or_404(Person.present(), pk=person), None
    form = RoleForm(request.POST or None, initial={"role": someone.role, "title": someone.title, "seen": someone.mark})
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="person", by=request.practitioner.name)
        if card is None and _changed(request, form, someone):
            messages.success(request, f"{someone} is {someone.get_role_display().lower()} now.", extra_tags="Changed")
            return see_other("people", request.client.slug)
    shown = {"form": form, "person": someone, "card": card}
    return render(request, "desk/people/edit.html", shown, status=422 if form.is_bound else 200)


def _changed(request: InsideRequest, form: RoleForm, someone: Person) -> bool:
    said = form.cleaned_data
    try:
        someone.change(role=said["role"], title=said["title"], by=request.practitioner.actor, seen=said["seen"])
    except PersonChanged as meanwhile:
        overtaken(form, by=meanwhile, edition=someone.mark, field="seen")
        return False
    return True


def removal(request: InsideRequest, *, person: UUID) -> HttpResponse:
    someone = get_object_or_404(Person.present(), pk=person)
    if request.method == "POST":
        someone.remove(by=request.practitioner.actor)
        messages.success(request, f"{someone} is out of {request.client}’s portal.", extra_tags="Removed")
        return see_other("people", request.client.slug)
    return render(request, "desk/people/removal.html", {"person": someone})


def invitations(request: InsideRequest, *, person: UUID) -> HttpResponse:
    someone = get_object_or_404(Person.present(), pk=person)
    Invitation.write(someone, by=request.practitioner.actor)
    messages.success(
        request, f"A new invitation for {someone} waits under Mail; older ones are dead.", extra_tags="Invited"
    )
    return see_other("post", request.client.slug)
