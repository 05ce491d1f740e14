"""The last question before a client sees something, and the receipt of it."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from bulkhead.crossings.deliver import asks_name, deliver
from bulkhead.crossings.judging import Stopped
from bulkhead.crossings.leftovers import LeftOver, look_through
from bulkhead.crossings.typed_name import NameNotTyped
from bulkhead.isolation import children, inside
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.practice.mail.models import MailSettings
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.dossier import given_of
from bulkhead.vault.deliverables.errors import NotAReader, NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.deliverables.readiness import Readiness
from bulkhead.web.desk.forms.deliverables import DeliveryForm
from bulkhead.web.desk.guarded import GuardCard
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.delivering import Asked, last_judged
from bulkhead.web.desk.shown.left_over import Look
from bulkhead.web.desk.shown.receipts import receipt_of

UNTOLD = "No mail server is set up, so nobody was told. Make a link under Mail for whoever has not come in yet."


@dataclass
class Refusal:
    """Why it was not delivered: a sentence, or the guard's card, or the name that was not typed."""

    sentence: str = ""
    card: GuardCard | None = None
    name: str = ""
    look: Look | None = None


def delivery(request: InsideRequest, *, deliverable: UUID) -> HttpResponse:
    asked = asks_name(request.client, lead=request.practitioner, zone=request.practice.time_zone)
    refusal = Refusal()
    if request.method == "POST":
        with inside(request.client):
            form = _form(request, Asked.about(deliverable))
        if form.is_valid():
            made = _deliver(request, deliverable, form, refusal)
            if made is not None:
                if MailSettings.only() is None:
                    messages.warning(request, UNTOLD, extra_tags="Tell them")
                return see_other("receipt", request.client.slug, deliverable, made)
    with inside(request.client):
        return _page(request, Asked.about(deliverable), name=asked, refusal=refusal)


def _deliver(request: InsideRequest, deliverable: UUID, form: DeliveryForm, refusal: Refusal) -> UUID | None:
    """The delivery, or None and the reason in `refusal`."""
    version = form.cleaned_data["version"]
    _only_of(request, deliverable, version)
    made = None
    try:
        made = deliver(
            request.client,
            version=version,
            readers=form.chosen("readers"),
            approvers=form.chosen("approvers"),
            lead=request.practitioner,
            zone=request.practice.time_zone,
            typed_name=form.cleaned_data["confirm"],
        )
    except NameNotTyped as reason:
        refusal.name = str(reason)
    except Stopped as stopped:
        refusal.card = GuardCard.of(stopped.judgement, name="It names another client, or may")
    except LeftOver as left:
        refusal.sentence, refusal.look = str(left), Look(left.found)
    except (NotAReader, NotPossibleNow) as reason:
        refusal.sentence = str(reason)
    except (BlobMissing, BlobDamaged) as fault:
        refusal.sentence = f"{str(fault).capitalize()}. Bring it back from a backup, or upload it again."
    return made


def _only_of(request: InsideRequest, deliverable: UUID, version: UUID) -> None:
    with inside(request.client):
        if not Version.objects.filter(pk=version, deliverable=deliverable).exists():
            raise Http404


def _look(version: Version, *, waived: Collection[str]) -> Look:
    """Look it through before the question is asked."""
    try:
        return Look(look_through(version, waived=waived), kind=version.kind)
    except (NotPossibleNow, BlobMissing, BlobDamaged) as fault:
        return Look(fault=str(fault), kind=version.kind)


def _form(request: InsideRequest, asked: Asked) -> DeliveryForm:
    form = DeliveryForm(request.POST or None, initial=asked.usual)
    form.offer(asked.people, kind=asked.row.kind)
    return form


def _page(request: InsideRequest, asked: Asked, *, name: bool, refusal: Refusal) -> HttpResponse:
    row, version = asked.row, asked.version
    if version is None or asked.is_out or row.state == Deliverable.State.CANCELLED:
        messages.error(request, _not_now(row, version), extra_tags="Not delivered")
        return see_other("deliverable", request.client.slug, row.id)
    judged = last_judged(request.client, sha256=version.blob.sha256)
    not_for = [person for person in asked.people if not person.may_see(row.kind)]
    ready = Readiness.of(row.id, version=version.id)
    facts = {"row": row, "version": version, "form": _form(request, asked), "asked": name, "refusal": refusal}
    facts |= {"judged": judged, "not_for": not_for, "ready": ready}
    facts |= {"look": refusal.look or _look(version, waived=ready.waived)}
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/deliveries/confirm.html", facts, status=status)


def _not_now(row: Deliverable, version: Version | None) -> str:
    if row.state == Deliverable.State.CANCELLED:
        sentence = "This was cancelled; plan it again before delivering."
    elif version is None:
        sentence = "There is no version yet; upload one, or pull one from your library."
    else:
        sentence = f"Version {version.number} is delivered already; upload the next one to deliver again."
    return sentence


def receipt(request: InsideRequest, *, deliverable: UUID, delivery: UUID) -> HttpResponse:
    rows = Delivery.objects.select_related("version__deliverable", "version__blob")
    made = get_object_or_404(rows, pk=delivery, version__deliverable=deliverable)
    on_paper = partial(_on_paper, zone=request.client.time_zone)
    facts = {"delivery": made, "readers": given_of(made), "on_paper": on_paper}
    return render(request, "desk/deliveries/receipt.html", facts)


def paper(request: InsideRequest, *, deliverable: UUID, delivery: UUID) -> HttpResponse:
    """The receipt as a PDF, to be handed on or filed."""
    rows = Delivery.objects.select_related("version__deliverable", "version__blob")
    made = get_object_or_404(rows, pk=delivery, version__deliverable=deliverable)
    facts = receipt_of(made, client=request.client, practice=request.practice.name)
    try:
        content = children.run("receipt", args={}, payload=json.dumps(facts).encode())
    except children.ChildFailed as failed:
        messages.error(request, str(failed), extra_tags="No PDF")
        return see_other("receipt", request.client.slug, deliverable, delivery)
    answer = HttpResponse(content, content_type="application/pdf")
    name = f"receipt-{made.version.deliverable.title}-v{made.version.number}.pdf"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _on_paper(at: datetime, *, zone: str) -> str:
    """A time that still reads right in a year."""
    return f"{at.astimezone(ZoneInfo(zone)):%-d %B %Y, %H:%M}"
