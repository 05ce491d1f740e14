"""A file comes in as the next version, and a version goes out as the file it is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from bulkhead.crossings.intake import Aim, Taken, take_in
from bulkhead.isolation import inside
from bulkhead.isolation.children import ChildFailed
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.web.desk.files import as_file, opened
from bulkhead.web.desk.forms.deliverables import VersionForm
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.views.deliverables import Trouble, page

WHY = "Your client has this already. Say why it is issued again; its readers see the reason."


def versions(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    """What the guard does not let through stays in the tray; the page says why, and a reload of it leads back."""
    with inside(request.client):
        row = get_object_or_404(Deliverable, pk=deliverable)
        is_cancelled, was_given = row.state == Deliverable.State.CANCELLED, row.state == Deliverable.State.DELIVERED
    if request.method != "POST":
        return see_other("deliverable", request.client.slug, deliverable)
    form = VersionForm(request.POST, request.FILES)
    if is_cancelled:
        messages.error(request, "This was cancelled; plan it again before adding a version.", extra_tags="Not added")
        return see_other("deliverable", request.client.slug, deliverable)
    if form.is_valid() and was_given and not form.cleaned_data["reissued_because"]:
        form.add_error("reissued_because", WHY)
    trouble = _enter(request, form, deliverable) if form.is_valid() else Trouble(version=form)
    if trouble is None:
        return see_other("deliverable", request.client.slug, deliverable)
    with inside(request.client):
        return page(request, deliverable=deliverable, trouble=trouble)


def _enter(request: InsideRequest, form: VersionForm, deliverable: UUID) -> Trouble | None:
    """None when it came in."""
    card = words_stopped(form, client=request.client, door="note", by=request.practitioner.name)
    if card is not None:
        return Trouble(version=form, card=card)
    said, file = form.cleaned_data, form.cleaned_data["file"]
    aim = Aim(deliverable, note=said["note"], reissued_because=said["reissued_because"])
    try:
        taken = take_in(file.sealed, name=file.name, client=request.client, aim=aim, by=request.practitioner.actor)
    except (ChildFailed, NotPossibleNow) as refused:
        form.add_error("file", str(refused))
        return Trouble(version=form)
    return _kept_out(taken, name=file.name)


def _kept_out(taken: Taken, *, name: str) -> Trouble | None:
    if taken.version is not None:
        return None
    return Trouble(card=GuardCard.of(taken.judgement, name=name), in_tray=taken.tray_item)


def file(request: InsideRequest, *, deliverable: UUID, version: UUID) -> HttpResponseBase:
    """Logged before the first byte leaves; a file that does not open leaves no line and no byte."""
    rows = Version.objects.select_related("deliverable", "blob").filter(deliverable=deliverable)
    row = get_object_or_404(rows, pk=version)
    try:
        pieces = opened(row.blob_id)
    except (BlobMissing, BlobDamaged) as fault:
        messages.error(request, f"{str(fault).capitalize()}. Bring it back from a backup.", extra_tags="Not opened")
        return see_other("deliverable", request.client.slug, deliverable)
    row.note_read(by=request.practitioner.actor)
    return as_file(StreamingHttpResponse(pieces), name=row.name, size=row.blob.size)
