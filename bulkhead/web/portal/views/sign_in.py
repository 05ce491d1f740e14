"""Asking to come in: an e-mail address, then a link or six digits. The answer never says who is known here."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from bulkhead.vault.people import arriving, ceremonies
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.trail.letters import is_held_up
from bulkhead.web.portal.actor import COOKIE
from bulkhead.web.portal.door import (
    CHALLENGED,
    fresh_nonce,
    known_browser,
    let_in,
    nonce_of,
    onward_of,
    place_of,
    remember_asking,
    remember_challenge,
)
from bulkhead.web.portal.forms.passkeys import ProofForm
from bulkhead.web.portal.forms.sign_in import AddressForm, CodeForm
from bulkhead.web.portal.onward import page_of_ours, see_other
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.ui.browsers import is_safari
from bulkhead.web.ui.known import Known

WRONG_PASSKEY = "This passkey opens nothing here. Have a link sent to your e-mail address instead."
WRONG_CODE = "These digits open nothing. Look in the newest mail, or send it again. Five wrong tries end a code."


def form(request: PortalRequest) -> HttpResponse:
    if Session.of(request.COOKIES.get(COOKIE, "")) is not None:
        return redirect(onward_of(request))
    return _asked_for(request, AddressForm(initial={"next": onward_of(request)}))


def ask(request: PortalRequest) -> HttpResponse:
    given = AddressForm(request.POST)
    if not given.is_valid():
        return _asked_for(request, given, status=422)
    browser = known_browser(request)
    nonce = browser.nonce if browser else nonce_of(request) or fresh_nonce()
    arriving.ask(given.cleaned_data["email"], nonce=nonce, known_as=_person_of(browser))
    return _look_in_your_mail(nonce, onward=page_of_ours(given.cleaned_data["next"]))


def ask_again(request: PortalRequest) -> HttpResponse:
    nonce = nonce_of(request)
    if not nonce:
        return see_other("sign-in")
    arriving.ask_again(nonce, known_as=_person_of(known_browser(request)))
    return _look_in_your_mail(nonce, onward=onward_of(request))


def mail(request: PortalRequest) -> HttpResponse:
    if not nonce_of(request):
        return redirect("sign-in")
    return _waiting(request, CodeForm())


def code(request: PortalRequest) -> HttpResponse:
    given = CodeForm(request.POST)
    if not given.is_valid():
        return _waiting(request, given, status=422)
    known_as = _person_of(known_browser(request))
    found = arriving.by_digits(given.cleaned_data["code"], nonce=nonce_of(request), known_as=known_as)
    if found is None or not found.use():
        given.add_error("code", WRONG_CODE)
        return _waiting(request, given, status=422)
    return let_in(request, person=found.person)


def challenges(request: PortalRequest) -> HttpResponse:
    """The question to whichever passkey this browser holds; it names nobody, whoever asks."""
    nonce = fresh_nonce()
    response = JsonResponse(ceremonies.ask_who(place_of(request), nonce=nonce))
    remember_challenge(response, nonce=nonce)
    return response


def passkey(request: PortalRequest) -> HttpResponse:
    given = ProofForm(request.POST)
    nonce = request.COOKIES.get(CHALLENGED, "")
    proof = given.cleaned_data["credential"] if given.is_valid() else ""
    found = ceremonies.who(proof, portal=place_of(request), nonce=nonce)
    if found is None:
        onward = page_of_ours(request.GET.get("next", ""))
        return _asked_for(request, AddressForm(initial={"next": onward}), refused=WRONG_PASSKEY, status=422)
    return let_in(request, person=found.person, passkey=found.pk)


def _asked_for(request: PortalRequest, given: AddressForm, *, status: int = 200, refused: str = "") -> HttpResponse:
    given.fields["email"].label = f"Your e-mail at {request.profile.portal_name}"
    safari = is_safari(request.headers.get("User-Agent", "")) and not request.is_secure()
    onward = page_of_ours(given["next"].value() or "")
    shown = {"form": given, "profile": request.profile, "refuses_cookies": safari}
    shown |= {"onward": onward, "refused": refused, "is_held_up": is_held_up()}
    return render(request, "portal/sign_in/form.html", shown, status=status)


def _waiting(request: PortalRequest, given: CodeForm, *, status: int = 200) -> HttpResponse:
    held_up = is_held_up()
    if held_up:
        given.fields["code"].label = "Six digits"
    shown = {"form": given, "profile": request.profile, "is_held_up": held_up}
    return render(request, "portal/sign_in/mail.html", shown, status=status)


def _person_of(browser: Known | None) -> UUID | None:
    return browser.person if browser else None


def _look_in_your_mail(nonce: str, *, onward: str) -> HttpResponse:
    response = see_other("sign-in-mail")
    remember_asking(response, nonce=nonce, onward=onward)
    return response
