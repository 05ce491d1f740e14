"""Where a browser goes after an act, so that a reload never repeats it (RFC 9110, 303); and after signing in."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse

from bulkhead.web.routes import Declared

HOME = "/"


def see_other(name: str, *args: object, part: str = "") -> HttpResponse:
    """To a page of ours, at one part of it where that is named."""
    return HttpResponse(status=303, headers={"Location": reverse(name, args=args) + (f"#{part}" if part else "")})


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the door, and back to this page afterwards; a form that was sent too late has no page of its own."""
    page = page_of_ours(request.path) if request.method in ("GET", "HEAD") else HOME
    return redirect(reverse("sign-in") + ("" if page == HOME else f"?{urlencode({'next': page})}"))


def page_of_ours(path: str) -> str:
    """The path itself when it is a page for someone signed in, else the first page. It never names a host."""
    try:
        declared = getattr(resolve(path).func, "declared", None)
    except Resolver404:
        declared = None
    is_page = isinstance(declared, Declared) and declared.who == "person" and "GET" in declared.methods
    return path if is_page else HOME
