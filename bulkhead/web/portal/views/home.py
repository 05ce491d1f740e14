"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.vault.deliverables.home import Home
from bulkhead.web.portal.request import PortalRequest


def home(request: PortalRequest) -> HttpResponse:
    facts = Home.of(request.person, zone=request.profile.time_zone)
    shown = {"home": facts, "person": request.person, "profile": request.profile}
    return render(request, "portal/home/home.html", shown)
