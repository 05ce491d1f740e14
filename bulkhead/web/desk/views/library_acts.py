"""What is done on an item's page: fields and blanks, where a checklist is asked for, its state, its end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from bulkhead.crossings.shelve import NotShelved, WasPulled, bind_gaps, unshelve
from bulkhead.crossings.stock import put_starters
from bulkhead.practice.library.checklists import KindChecklist
from bulkhead.practice.library.models import Item, ItemVersion, NotMoved
from bulkhead.web.desk.forms.library_acts import GapsForm, KindsForm, MappingForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.library_item import own_fields


def mappings(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    form = MappingForm(request.POST)
    newest = found.versions.first()
    form.offer(own_fields(newest) if newest else [])
    if form.is_valid():
        form.remember(found)
        messages.success(request, "From now on they are filled when you pull it.", extra_tags="Saved")
    else:
        messages.error(request, "Choose what each field stands for from the list.", extra_tags="Not saved")
    return see_other("library-item", found.id)


def blanks(request: DeskRequest, *, item: UUID) -> HttpResponse:
    """Blanks such as [Client Name] become fields, in a new version; the version they stand in stays as it is."""
    found = get_object_or_404(Item, pk=item)
    newest = found.versions.first()
    form = GapsForm(request.POST)
    if newest is not None:
        form.offer(newest)
    if newest is None or not form.is_valid():
        messages.error(request, "Choose what each blank stands for from the list.", extra_tags="Not mapped")
    elif form.cleaned_data["version"] != newest.pk:
        words = f"Version {newest.number} is there now; look at its blanks below."
        messages.warning(request, words, extra_tags="Not mapped")
    else:
        _bind(request, newest, form.bound())
    return see_other("library-item", found.id)


def kinds(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    form = KindsForm(request.POST)
    if found.kind != Item.Kind.CHECKLIST:
        messages.error(request, "Only a checklist is asked for at delivery.", extra_tags="Not saved")
    elif form.is_valid():
        KindChecklist.settle(found, kinds=form.cleaned_data["kinds"], by=request.practitioner.actor)
        messages.success(request, "From now on its points are asked for there.", extra_tags="Saved")
    else:
        messages.error(request, "Choose kinds from the list.", extra_tags="Not saved")
    return see_other("library-item", found.id)


def status(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    try:
        found.move(request.POST.get("status", ""), by=request.practitioner.actor)
    except NotMoved as reason:
        messages.error(request, str(reason), extra_tags="Not changed")
    return see_other("library-item", found.id)


def removal(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    try:
        unshelve(found, by=request.practitioner.actor)
    except WasPulled as reason:
        messages.error(request, str(reason), extra_tags="Not removed")
        return see_other("library-item", found.id)
    messages.success(request, f"{found.title} is gone from the library.", extra_tags="Removed")
    return see_other("library")


def starters(request: DeskRequest) -> HttpResponse:
    for title, why in put_starters(request.practitioner):
        messages.warning(request, f"{title}: {why}", extra_tags="Left out")
    return see_other("library")


def _bind(request: DeskRequest, newest: ItemVersion, fields: dict[str, str]) -> None:
    if not fields:
        messages.info(request, "Every blank stays as it is.", extra_tags="Nothing mapped")
        return
    try:
        made = bind_gaps(newest, fields=fields, by=request.practitioner.actor)
        messages.success(request, f"They are fields in version {made.number}.", extra_tags="Mapped")
    except NotShelved as refused:
        messages.error(request, str(refused), extra_tags="Not mapped")
