"""Answers that are not pages of anybody."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

log = logging.getLogger("bulkhead.failed")


def missing(request: HttpRequest, *, exception: Exception | None = None) -> HttpResponse:
    """Replaced by the outermost wrapper with the same bytes for everyone."""
    return HttpResponse(status=404)


def forged(request: HttpRequest, *, reason: str = "") -> HttpResponse:
    """A form without its token: an old page, or another site's."""
    return HttpResponse(render_to_string("public/forged.html"), status=403)


def unclear(request: HttpRequest, *, exception: Exception | None = None) -> HttpResponse:
    """A request that could not be read: cut short, or larger than a page of ours ever sends."""
    return HttpResponse(render_to_string("public/unclear.html"), status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke: the visitor gets a number, the log the same number and no values.

    Rendered without the request, since what stands around a page may be what broke.
    """
    number = secrets.token_hex(4)
    log.error("failed %s", number)
    return HttpResponse(render_to_string("public/failed.html", {"number": number}), status=500)
