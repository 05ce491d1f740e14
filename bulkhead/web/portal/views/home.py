"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.vault.deliverables.home import Home
from bulkhead.vault.requests.waiting import ToSend
from bulkhead.web.portal.request import PortalRequest


def home(request: PortalRequest) -> HttpResponse:
    facts = Home.of(request.person, zone=request.profile.time_zone)
    to_send = ToSend.by(request.person)
    shown = {"home": facts, "to_send": to_send, "person": request.person, "profile": request.profile}
    return render(request, "portal/home/home.html", shown)
