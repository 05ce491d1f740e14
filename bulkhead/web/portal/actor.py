"""Who comes to a portal. The whole request happens inside its one vault."""

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponseBase

from bulkhead.isolation import inside
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.sessions import Session
from bulkhead.web.portal import own
from bulkhead.web.portal.onward import to_sign_in
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.routes import View, Who, is_declared

Answer = Callable[[HttpRequest], HttpResponseBase]
COOKIE = "__Host-portal"


class PortalMiddleware:
    """Opens the vault, finds the session, refuses undeclared addresses."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with inside(own.vault_id()):
            return self.get_response(request)

    def process_view(  # lint: arguments -- the order in which Django calls it.
        self, request: HttpRequest, view: Answer, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> None:
        if not is_declared(view):
            raise Http404


def _anyone(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    own_request = cast(PortalRequest, request)
    own_request.profile = Profile.only()
    return view(own_request, **kwargs)


def _person(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    """Someone with a live session; checked against the person's row on every request."""
    session = Session.of(request.COOKIES.get(COOKIE, ""))
    if session is None:
        return to_sign_in(request)
    own_request = cast(PortalRequest, request)
    own_request.session, own_request.person = session, session.person
    session.touch()
    return _anyone(request, view, kwargs)


ANYONE = Who("anyone", _anyone)
PERSON = Who("person", _person)
