"""The one way to declare an address: named, with who may come and by which methods. Anything else is refused."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import URLPattern, path

View = Callable[..., HttpResponseBase]
Admit = Callable[[HttpRequest, View, dict[str, object]], HttpResponseBase]


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


def route(  # lint: arguments -- address, then view, as in Django's path().
    pattern: str, view: View, *, name: str, who: Who, methods: tuple[str, ...] = ("GET",)
) -> URLPattern:
    """A declared address. HEAD comes with GET; other methods get 405."""
    allowed = (*methods, "HEAD") if "GET" in methods else methods

    def declared(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        if request.method not in allowed:
            return HttpResponseNotAllowed(allowed)
        return who.admit(request, view, kwargs)

    declared.declared = Declared(who.name, methods)  # type: ignore[attr-defined]  # read by the gate and the tests.
    return path(pattern, declared, name=name)


def is_declared(view: object) -> bool:
    """Whether an address was made with `route`."""
    return isinstance(getattr(view, "declared", None), Declared)
