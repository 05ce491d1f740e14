"""One's own passkeys: a device for each, added here and removed here. It signs in on this portal and nowhere else."""

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render

from bulkhead.vault.people import ceremonies
from bulkhead.vault.people.passkeys import Passkey
from bulkhead.web.portal.actor import COOKIE
from bulkhead.web.portal.door import place_of
from bulkhead.web.portal.forms.passkeys import PasskeyForm
from bulkhead.web.portal.onward import see_other
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.ui.browsers import browser_words

NOT_ADDED = "Nothing was added. The question to your device may have been too old; press “Add a passkey” again."


def passkeys(request: PortalRequest) -> HttpResponse:
    form = PasskeyForm(request.POST if request.method == "POST" else None, initial={"name": _device(request)})
    if not form.is_valid():
        return _page(request, form, status=422 if form.is_bound else 200)
    is_added = ceremonies.add(
        form.cleaned_data["credential"],
        person=request.person,
        name=form.cleaned_data["name"],
        portal=place_of(request),
        nonce=_nonce(request),
    )
    if not is_added:
        form.add_error(None, NOT_ADDED)
        return _page(request, form, status=422)
    return see_other("passkeys")


def challenges(request: PortalRequest) -> HttpResponse:
    """The question for a new device; it is this session's, so no other browser can answer it."""
    return JsonResponse(ceremonies.ask_to_add(request.person, portal=place_of(request), nonce=_nonce(request)))


def removal(request: PortalRequest, *, passkey: UUID) -> HttpResponse:
    mine: Passkey | None = request.person.passkeys.filter(pk=passkey).select_related("person").first()
    if mine is None:
        raise Http404
    mine.end(by=request.person.actor, sparing=request.session.pk)
    return see_other("passkeys")


def _page(request: PortalRequest, form: PasskeyForm, *, status: int) -> HttpResponse:
    shown = {
        "form": form,
        "passkeys": list(request.person.passkeys.filter(ended_at=None)),
        "host": place_of(request).host,
        "profile": request.profile,
    }
    return render(request, "portal/passkeys/list.html", shown, status=status)


def _device(request: PortalRequest) -> str:
    return browser_words(request.headers.get("User-Agent", ""))


def _nonce(request: PortalRequest) -> str:
    return request.COOKIES[COOKIE]
