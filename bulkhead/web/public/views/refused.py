"""Answers that are not pages of anybody."""

import logging
import secrets
import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from bulkhead.isolation.errors import VaultBusy, VaultResting

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
    """What the wall refuses for a while is said as it is; everything else broke."""
    refusal = sys.exc_info()[1]
    return _resting(refusal) if isinstance(refusal, VaultResting | VaultBusy) else _broken()


def _resting(refusal: VaultResting | VaultBusy) -> HttpResponse:
    """The client is away for a while: nothing was done, and asking again later is right."""
    page = render_to_string("public/resting.html", {"words": str(refusal)})
    return HttpResponse(page, status=503, headers={"Retry-After": "30"})


def _broken() -> HttpResponse:
    """Something broke: the visitor gets a number, the log the same number and no values.

    Rendered without the request, since what stands around a page may be what broke.
    """
    number = secrets.token_hex(4)
    log.error("failed %s", number)
    return HttpResponse(render_to_string("public/failed.html", {"number": number}), status=500)
