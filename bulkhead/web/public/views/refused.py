"""Answers that are not pages of anybody."""

import logging
import secrets
import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from bulkhead.isolation import room
from bulkhead.isolation.errors import DiskRefused, VaultBusy, VaultMissing, VaultResting, WrongVaultFile
from bulkhead.isolation.rests import Rest

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
    """What the wall refuses for a while, or the disk, is said as it is; everything else broke."""
    return _failed(where="")


def failed_at_desk(request: HttpRequest) -> HttpResponse:
    """The same for the practice, whose machine it is: it also reads which disk."""
    return _failed(where=str(room.own_folder()))


def _failed(*, where: str) -> HttpResponse:
    refusal = sys.exc_info()[1]
    by_disk = room.refused(refusal)
    if isinstance(refusal, VaultResting | VaultBusy):
        answer = _resting(refusal)
    elif isinstance(refusal, VaultMissing | WrongVaultFile):
        answer = _set_apart()
    elif by_disk is not None:
        answer = _no_room(by_disk, where=where)
    else:
        answer = _broken()
    return answer


def _no_room(refusal: DiskRefused, *, where: str) -> HttpResponse:
    """Nothing was changed, and sending the same again is right once the disk takes it."""
    log.error("disk refused: %s", refusal.kind)
    page = render_to_string("public/no_room.html", {"kind": refusal.kind, "words": str(refusal), "where": where})
    is_full = refusal.kind in (room.FULL, room.SHORT)
    status = HTTPStatus.INSUFFICIENT_STORAGE if is_full else HTTPStatus.SERVICE_UNAVAILABLE
    return HttpResponse(page, status=status, headers={"Retry-After": "60"})


def _resting(refusal: VaultResting | VaultBusy) -> HttpResponse:
    """The client is away for a while: nothing was done, and asking again later is right."""
    page = render_to_string("public/resting.html", {"words": str(refusal)})
    return HttpResponse(page, status=503, headers={"Retry-After": "30"})


def _set_apart() -> HttpResponse:
    """This client's store cannot be opened; every other one is served on."""
    log.error("a client could not be opened")
    return HttpResponse(render_to_string("public/set_apart.html", {"words": Rest.DAMAGED.words}), status=503)


def _broken() -> HttpResponse:
    """Something broke: the visitor gets a number, the log the same number and no values.

    Rendered without the request, since what stands around a page may be what broke.
    """
    number = secrets.token_hex(4)
    log.error("failed %s", number)
    return HttpResponse(render_to_string("public/failed.html", {"number": number}), status=500)
