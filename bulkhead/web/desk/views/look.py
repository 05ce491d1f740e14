"""How a client's portal looks: its logo, and whether its PDFs carry their reader's address."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.crossings.dress import LogoRefused, dress
from bulkhead.crossings.judging import Stopped
from bulkhead.isolation import inside
from bulkhead.isolation.children import ChildFailed
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.look.logo import logo_pieces, remove_logo
from bulkhead.vault.look.marked import MarkedCopy
from bulkhead.web.desk.forms.look import STALE, LogoForm, MarkForm, seen_of
from bulkhead.web.desk.guarded import GuardCard
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest

FAULTS_SHOWN = 50


def look(request: InsideRequest) -> HttpResponse:
    profile = Profile.only()
    form = MarkForm(request.POST if request.method == "POST" else None, initial=MarkForm.standing(profile))
    if form.is_valid() and form.cleaned_data["seen"] != seen_of(profile):
        form = MarkForm({**MarkForm.standing(profile), "watermark": profile.watermark or ""})
        form.add_error(None, STALE)
    elif form.is_valid():
        said = form.cleaned_data
        profile.mark_pdfs(said["watermark"], unmarked=said["unmarked"], by=request.practitioner.actor)
        words = "Readers get PDFs only with their own address." if said["watermark"] else "PDFs carry no mark."
        messages.success(request, words, extra_tags="Saved")
        return see_other("portal-look", request.client.slug)
    return _page(request, mark_form=form, status=422 if form.is_bound else 200)


def logo(request: InsideRequest) -> HttpResponse:
    """The picture itself; or a new one."""
    if request.method != "POST":
        return _picture(request)
    form, card = LogoForm(request.POST, request.FILES), None
    if form.is_valid():
        card = _dressed(request, form)
        if card is None and not form.errors:
            messages.success(request, "It stands on every page, the sign-in page too.", extra_tags="Logo kept")
            return see_other("portal-look", request.client.slug)
    with inside(request.client):
        return _page(request, logo_form=form, card=card, status=422)


def logo_removal(request: InsideRequest) -> HttpResponse:
    remove_logo(by=request.practitioner.actor)
    messages.success(request, "Only the name stands there now.", extra_tags="Logo removed")
    return see_other("portal-look", request.client.slug)


def markings(request: InsideRequest) -> HttpResponse:
    """Once more for every PDF that could not be marked."""
    for copy in MarkedCopy.faulty()[:FAULTS_SHOWN]:
        copy.ask_again()
    messages.success(request, "They are tried once more.", extra_tags="Asked again")
    return see_other("portal-look", request.client.slug)


def _dressed(request: InsideRequest, form: LogoForm) -> GuardCard | None:
    file = form.cleaned_data["file"]
    try:
        dress(request.client, sealed=file.sealed, name=file.name, lead=request.practitioner)
    except (LogoRefused, ChildFailed) as refused:
        form.add_error("file", str(refused))
    except Stopped as stopped:
        return GuardCard.of(stopped.judgement, name=file.name)
    return None


def _picture(request: InsideRequest) -> HttpResponse:
    with inside(request.client):
        profile = Profile.only()
        if profile.logo_id is None:
            raise Http404
        try:
            return HttpResponse(b"".join(logo_pieces(profile)), content_type="image/png")
        except (BlobMissing, BlobDamaged) as gone:
            raise Http404 from gone


def _page(
    request: InsideRequest,
    *,
    status: int,
    mark_form: MarkForm | None = None,
    logo_form: LogoForm | None = None,
    card: GuardCard | None = None,
) -> HttpResponse:
    profile = Profile.only()
    shown = {
        "profile": profile,
        "mark_form": mark_form or MarkForm(initial=MarkForm.standing(profile)),
        "logo_form": logo_form or LogoForm(),
        "card": card,
        "faulty": list(MarkedCopy.faulty()[:FAULTS_SHOWN]) if profile.watermark else [],
        "way_on": "Choose the right picture, or give the file another name.",
    }
    return render(request, "desk/look/page.html", shown, status=status)
