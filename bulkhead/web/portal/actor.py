"""Who comes to a portal. The whole request happens inside its one vault."""

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from bulkhead.base.pace import Pace
from bulkhead.isolation import inside, room
from bulkhead.isolation.blobs import LARGEST
from bulkhead.isolation.spooling import refuse_lost
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.sessions import Session
from bulkhead.web.portal import own
from bulkhead.web.portal.onward import to_sign_in
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.routes import View, Who, is_declared
from bulkhead.web.ui.known import asking_from, known

Answer = Callable[[HttpRequest], HttpResponseBase]
COOKIE, KNOWN = "__Host-portal", "__Host-known"
PACE = Pace(most=60, seconds=60)
FIELDS = 1_000_000
LARGEST_BODY = LARGEST + FIELDS  # of one form: the largest file a vault takes, and the words beside it.


class PortalMiddleware:
    """Opens the vault, finds the session, refuses undeclared addresses."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with inside(own.vault_id()):
            if request.content_type == "multipart/form-data":
                return _before_a_file(request) or self.get_response(request)
            return self.get_response(request)

    def process_view(  # lint: arguments -- the order in which Django calls it.
        self, request: HttpRequest, view: Answer, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> None:
        if not is_declared(view):
            raise Http404


def _before_a_file(request: HttpRequest) -> HttpResponseBase | None:
    """What is answered before a byte of a file is read: a stranger's goes nowhere, and too large is said to be so."""
    session = Session.of(request.COOKIES.get(COOKIE, ""))
    if session is None:
        return to_sign_in(request)
    room.demand(room.own_folder())
    refuse_lost(request.META.get("wsgi.input"))
    if int(request.META.get("CONTENT_LENGTH") or 0) <= LARGEST_BODY:
        return None
    own_request = cast(PortalRequest, request)
    own_request.session, own_request.person, own_request.profile = session, session.person, Profile.only()
    shown = {"megabytes": LARGEST // 1024 // 1024, "profile": own_request.profile}
    return render(own_request, "portal/sent/too_large.html", shown, status=413)


def _anyone(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    """Whoever comes, so often a minute: each of their forms costs as much as a page, and one may hold a guess."""
    browser = known(request, cookie=KNOWN)
    if request.method == "POST" and not PACE.allows(browser.nonce if browser else asking_from(request)):
        return render(request, "public/too_many.html", status=429)
    own_request = cast(PortalRequest, request)
    own_request.profile = Profile.only()
    return view(own_request, **kwargs)


def _person(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    """Someone with a live session; checked against the person's row on every request."""
    session = Session.of(request.COOKIES.get(COOKIE, ""))
    if session is None:
        return to_sign_in(request)
    own_request = cast(PortalRequest, request)
    own_request.session, own_request.person, own_request.profile = session, session.person, Profile.only()
    session.touch(own_request.profile)
    return view(own_request, **kwargs)


ANYONE = Who("anyone", _anyone)
PERSON = Who("person", _person)
