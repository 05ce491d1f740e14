"""A first way in: a greeting by name and one button."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.vault.people.arriving import Standing, invitation_of
from bulkhead.vault.people.models import Invitation
from bulkhead.web.portal.door import let_in
from bulkhead.web.portal.request import PortalRequest


def invitation(request: PortalRequest, *, token: str) -> HttpResponse:
    standing, row = invitation_of(token)
    if request.method != "POST":
        return _page(request, standing, row, status=200)
    if row is None or standing is not Standing.OPEN:
        return _page(request, standing, None, status=410)
    if not row.use():
        return _page(request, Standing.USED, None, status=410)
    return let_in(request, person=row.person)


def _page(request: PortalRequest, standing: Standing, row: Invitation | None, *, status: int) -> HttpResponse:
    name = row.person.name if row and standing is Standing.OPEN else ""
    shown = {"standing": standing.value, "name": name, "profile": request.profile}
    return render(request, "portal/sign_in/invitation.html", shown, status=status)
