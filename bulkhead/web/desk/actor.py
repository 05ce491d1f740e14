"""Who comes to the desk, and the door in front of every client."""

from collections.abc import Callable
from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from bulkhead.isolation import inside
from bulkhead.practice.accounts.factors import has_second_factor
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.accounts.sessions import SessionStore
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.web.desk.request import DeskRequest, InsideRequest
from bulkhead.web.routes import View, Who, is_declared
from bulkhead.web.ui.clocks import Clocks

Answer = Callable[[HttpRequest], HttpResponseBase]
FIRST_RUN, SECOND_FACTOR = "first-run", "second-factor"
READS = ("GET", "HEAD")


class DeskMiddleware:
    """Puts the practice on the request, sends a new installation to its first page, refuses undeclared addresses."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        practice = Practice.only()
        if practice is None and request.path != reverse(FIRST_RUN):
            return redirect(FIRST_RUN)
        if practice is not None:
            _end_if_over(request, practice)
        if request.content_type == "multipart/form-data" and not request.user.is_authenticated:
            return _to_sign_in(request)  # before a byte of a stranger's file is read.
        request.practice = practice  # type: ignore[attr-defined]  # see DeskRequest.
        return self.get_response(request)

    def process_view(  # lint: arguments -- as Django asks.
        self, request: HttpRequest, view: Answer, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> None:
        if not is_declared(view):
            raise Http404


def _end_if_over(request: HttpRequest, practice: Practice) -> None:
    """By what the practice says now, so that a shorter length ends what is open already."""
    session = cast(SessionStore, request.session)
    if request.user.is_authenticated:
        if session.is_over(practice):
            logout(request)
        else:
            session.touch()


def _anyone(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    return view(request, **kwargs)


def _practitioner(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    person = request.user
    if not isinstance(person, Practitioner):
        return _to_sign_in(request)
    own = cast(DeskRequest, request)
    own.practitioner = person
    return view(own, **kwargs) if _may_go_on(own) else redirect(SECOND_FACTOR)


def _arrived(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    """Signed in, and perhaps still without the second factor that everyone needs: the way to set it up."""
    if not isinstance(request.user, Practitioner):
        return _to_sign_in(request)
    own = cast(DeskRequest, request)
    own.practitioner = request.user
    own.lacks_factor = not _may_go_on(own)
    return view(own, **kwargs)


def _may_go_on(request: DeskRequest) -> bool:
    """Where everyone needs a second factor, nothing opens to someone without one."""
    return not request.practice.asks_second_factor or has_second_factor(request.practitioner)


def _principal(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    if isinstance(request.user, Practitioner) and not request.user.is_principal:
        raise Http404
    return _practitioner(request, view, kwargs)


def _entrant(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    """At an open door: allowed and deliberately opened, but the vault is not bound; for verbs that cross."""
    person = request.user
    if not isinstance(person, Practitioner):
        return _to_sign_in(request)
    own = cast(InsideRequest, request)
    own.practitioner = person
    if not _may_go_on(own):
        return redirect(SECOND_FACTOR)
    client = person.client(str(kwargs.pop("slug")))
    if client is None:
        raise Http404
    own.client = client
    own.clocks = Clocks(own.practice.time_zone, client.time_zone)
    opening = Opening.standing(practitioner=person, client=client)
    if opening is None:
        home = reverse("client", args=[client.slug])
        return door(own, client=client, onward=own.get_full_path() if own.method in READS else home)
    own.opening = opening
    return view(own, **kwargs)


def _opener(request: HttpRequest, view: View, kwargs: dict[str, object]) -> HttpResponseBase:
    """Inside a client: as at the door, then bound until the response is rendered."""

    def bound(own: InsideRequest, **rest: object) -> HttpResponseBase:
        with inside(own.client):
            return view(own, **rest)

    return _entrant(request, bound, kwargs)


def door(request: HttpRequest, *, client: Client, onward: str) -> HttpResponseBase:
    """The page in front of a client that is not open: one deliberate press, or back. Nothing was done."""
    status = 200 if request.method in READS else 403
    return render(request, "desk/openings/door.html", {"closed": client, "onward": onward}, status=status)


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Back to the page afterwards; a form that was sent too late has no page of its own."""
    onward = request.get_full_path() if request.method == "GET" else "/"
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': onward})}")


ANYONE = Who("anyone", _anyone)
ARRIVED = Who("arrived", _arrived)
PRACTITIONER = Who("practitioner", _practitioner)
PRINCIPAL = Who("principal", _principal)
OPENER = Who("opener", _opener)
ENTRANT = Who("entrant", _entrant)

__all__ = [
    "ANYONE",
    "ARRIVED",
    "ENTRANT",
    "OPENER",
    "PRACTITIONER",
    "PRINCIPAL",
    "DeskMiddleware",
    "DeskRequest",
    "door",
]
