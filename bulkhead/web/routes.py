"""The one way to declare an address: named, with who may come and by which methods. Anything else is refused."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import URLPattern, path

from bulkhead.isolation import room

View = Callable[..., HttpResponseBase]
Admit = Callable[[HttpRequest, View, dict[str, object]], HttpResponseBase]
READS = ("GET", "HEAD")


@dataclass(frozen=True)
class Who:
    """A kind of visitor, and how one is admitted: by calling the view, or by answering instead of it."""

    name: str
    admit: Admit


@dataclass(frozen=True)
class Declared:
    """What a route says of itself; the route matrix of the tests reads it."""

    who: str
    methods: tuple[str, ...]
    when_short: bool = False


def route(  # lint: arguments -- address, then view, as in Django's path().
    pattern: str, view: View, *, name: str, who: Who, methods: tuple[str, ...] = ("GET",), when_short: bool = False
) -> URLPattern:
    """A declared address. HEAD comes with GET; other methods get 405.

    `when_short`: it may be asked for on a disk that is nearly full, because it lets in, shuts out or frees room.
    """
    allowed = (*methods, "HEAD") if "GET" in methods else methods

    def declared(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        if request.method not in allowed:
            return HttpResponseNotAllowed(allowed)
        is_free = when_short or request.method in READS
        return who.admit(request, view if is_free else with_room(view), kwargs)

    declared.declared = Declared(who.name, methods, when_short)  # type: ignore[attr-defined]  # read by the gate and the tests.
    return path(pattern, declared, name=name)


def with_room(view: View) -> View:
    """The view, or DiskRefused where too little room is left; asked after the visitor was admitted."""

    def checked(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        room.demand(room.own_folder())
        return view(request, **kwargs)

    return checked


def is_declared(view: object) -> bool:
    """Whether an address was made with `route`."""
    return isinstance(getattr(view, "declared", None), Declared)
