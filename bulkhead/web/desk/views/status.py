"""What runs here, and whether it is sound."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from bulkhead.isolation.errors import ChainBroken
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.soundness import headline, lead, parts, said
from bulkhead.web.ui.formats import plural

WAYS = {
    "Key file": "keys",
    "Recovery sheet": "keys",
    "Mail": "mail",
    "Second factor": "practice",
    "Said to clients": "practice",
    "Clients": "clients",
}


def page(request: DeskRequest) -> HttpResponse:
    every = said(request.practice)
    facts = [one.fact for one in every]
    shown = {"parts": parts(every), "ways": WAYS, "headline": headline(facts), "lead": lead(facts)}
    return render(request, "desk/status/page.html", shown)


def verify(request: DeskRequest) -> HttpResponse:
    try:
        count = PracticeLine.verify()
    except ChainBroken as broken:
        words = f"The practice log does not verify: {broken}. Keep this folder as it is and compare it with a backup."
        messages.error(request, words, "Broken")
    else:
        words = f"{plural(count, one='line')} of the practice log, none changed or missing."
        messages.success(request, words, "Verified")
    return HttpResponseRedirect(reverse("status"), status=303)
