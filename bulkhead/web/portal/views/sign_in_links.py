"""The link of a sign-in mail: looking at it uses nothing, pressing its one button does."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.vault.people.arriving import Standing, sign_in_of
from bulkhead.web.portal.door import let_in, nonce_of
from bulkhead.web.portal.request import PortalRequest


def link(request: PortalRequest, *, token: str) -> HttpResponse:
    standing, row = sign_in_of(token, nonce=nonce_of(request))
    if request.method != "POST":
        return _page(request, standing, status=200)
    if row is None or standing is not Standing.OPEN:
        return _page(request, standing, status=410)
    if not row.use():
        return _page(request, Standing.USED, status=410)
    return let_in(request, person=row.person)


def _page(request: PortalRequest, standing: Standing, *, status: int) -> HttpResponse:
    shown = {"standing": standing.value, "profile": request.profile}
    return render(request, "portal/sign_in/link.html", shown, status=status)
