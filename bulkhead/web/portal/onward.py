"""Where a browser goes after an act, so that a reload never repeats it (RFC 9110, 303)."""

from django.http import HttpResponse
from django.urls import reverse


def see_other(name: str, *args: object, part: str = "") -> HttpResponse:
    """To a page of ours, at one part of it where that is named."""
    return HttpResponse(status=303, headers={"Location": reverse(name, args=args) + (f"#{part}" if part else "")})
