"""Letting someone in and out: the cookies of a portal."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token

from bulkhead.isolation.tokens import fresh_token
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import LINK_LASTS, SESSION_LASTS, Session
from bulkhead.web.portal.actor import COOKIE
from bulkhead.web.portal.onward import see_other

ASKED = "__Host-asked"


def let_in(request: HttpRequest, *, person: Person) -> HttpResponse:
    """A new session; the one this browser had before ends."""
    earlier = Session.of(request.COOKIES.get(COOKIE, ""))
    if earlier is not None:
        earlier.end()
    token = Session.start(person, browser=request.headers.get("User-Agent", ""))
    rotate_token(request)
    response = see_other("home")
    _set(response, COOKIE, token, seconds=int(SESSION_LASTS.total_seconds()))
    response.delete_cookie(ASKED)
    return response


def let_out() -> HttpResponse:
    """To the sign-in page, without the cookie."""
    response = see_other("sign-in")
    response.delete_cookie(COOKIE)
    return response


def nonce_of(request: HttpRequest) -> str:
    """What tells that this browser asked; empty when it did not."""
    return request.COOKIES.get(ASKED, "")


def remember_asking(response: HttpResponse, *, nonce: str) -> None:
    """Keep the nonce in the browser for as long as a link lives."""
    _set(response, ASKED, nonce, seconds=int(LINK_LASTS.total_seconds()))


def fresh_nonce() -> str:
    return fresh_token()


def _set(response: HttpResponse, name: str, value: str, *, seconds: int) -> None:
    response.set_cookie(name, value, max_age=seconds, secure=True, httponly=True, samesite="Lax")
