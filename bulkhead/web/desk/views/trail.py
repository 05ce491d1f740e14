"""The client's own log: the chain its people can read and verify too."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.isolation.errors import ChainBroken
from bulkhead.vault.trail.models import VaultLine
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.pages import part_of
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import plural

LINES = 100


def trail(request: InsideRequest) -> HttpResponse:
    return _page(request, verified="", broken="")


def verification(request: InsideRequest) -> HttpResponse:
    """Reads every line and computes its hash again."""
    verified = broken = ""
    try:
        verified = f"{plural(VaultLine.verify(), one='line')}, each one as it was written and in its place."
    except ChainBroken as fault:
        broken = f"{str(fault).capitalize()}. Keep this data folder as it is and compare it with a backup."
    return _page(request, verified=verified, broken=broken)


def _page(request: InsideRequest, *, verified: str, broken: str) -> HttpResponse:
    lines, here = VaultLine.objects.order_by("-number"), address_of("trail", request.client.slug)
    page = part_of(lines, size=LINES, request=request, unit="Lines", path=here)
    return render(request, "desk/trail/page.html", {"page": page, "verified": verified, "broken": broken})
