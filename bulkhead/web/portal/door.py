"""Letting someone in and out: the cookies of a portal."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token

from bulkhead.isolation.tokens import fresh_token
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.ceremonies import Portal
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.passkeys import CHALLENGE_LASTS
from bulkhead.vault.people.sessions import LINK_LASTS, Session
from bulkhead.web.portal.actor import COOKIE, KNOWN
from bulkhead.web.portal.onward import page_of_ours, see_other
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.ui.known import Known, known, remember

ASKED = "__Host-asked"
ONWARD = "__Host-onward"
CHALLENGED = "__Host-challenged"


def let_in(request: HttpRequest, *, person: Person, passkey: UUID | None = None) -> HttpResponse:
    """A new session; the one this browser had before ends. On to the page that was asked for, else the first one."""
    earlier = Session.of(request.COOKIES.get(COOKIE, ""))
    if earlier is not None:
        earlier.end()
    token = Session.start(person, browser=request.headers.get("User-Agent", ""), passkey=passkey)
    rotate_token(request)
    response = HttpResponse(status=303, headers={"Location": onward_of(request)})
    _set(response, COOKIE, token, seconds=Profile.only().session_hours * 3600)
    response.delete_cookie(ASKED)
    response.delete_cookie(ONWARD)
    response.delete_cookie(CHALLENGED)
    remember(response, person=person.pk, before=known_browser(request), cookie=KNOWN)
    return response


def known_browser(request: HttpRequest) -> Known | None:
    """Which of the browsers that came in here before this is."""
    return known(request, cookie=KNOWN)


def let_out() -> HttpResponse:
    """To the sign-in page, without the cookie."""
    response = see_other("sign-in")
    response.delete_cookie(COOKIE)
    return response


def nonce_of(request: HttpRequest) -> str:
    """What tells that this browser asked; empty when it did not."""
    return request.COOKIES.get(ASKED, "")


def onward_of(request: HttpRequest) -> str:
    """The page this browser asked for before it was let in; a cookie is checked like anything that comes in."""
    return page_of_ours(request.GET.get("next") or request.COOKIES.get(ONWARD, ""))


def remember_asking(response: HttpResponse, *, nonce: str, onward: str) -> None:
    """Keep in the browser, for as long as a link lives, that it asked and what for: the mail opens a tab of its own."""
    _set(response, ASKED, nonce, seconds=int(LINK_LASTS.total_seconds()))
    _set(response, ONWARD, onward, seconds=int(LINK_LASTS.total_seconds()))


def remember_challenge(response: HttpResponse, *, nonce: str) -> None:
    """Keep in the browser that a passkey was asked for here."""
    _set(response, CHALLENGED, nonce, seconds=int(CHALLENGE_LASTS.total_seconds()))


def place_of(request: PortalRequest) -> Portal:
    """This portal as a passkey knows it; the outermost wrapper has checked the name."""
    return Portal(request.get_host().lower(), request.profile.portal_name)


def fresh_nonce() -> str:
    return fresh_token()


def _set(response: HttpResponse, name: str, value: str, *, seconds: int) -> None:
    response.set_cookie(name, value, max_age=seconds, secure=True, httponly=True, samesite="Lax")
