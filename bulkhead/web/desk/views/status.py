"""What runs here, and whether it is sound."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from bulkhead.isolation.errors import ChainBroken
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.soundness import facts, headline, lead
from bulkhead.web.ui.formats import plural


def page(request: DeskRequest) -> HttpResponse:
    shown = facts()
    return render(request, "desk/status/page.html", {"facts": shown, "headline": headline(shown), "lead": lead(shown)})


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
