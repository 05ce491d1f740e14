"""The pattern page: every component in every state, in both schemes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bulkhead.web.ui import samples


def patterns(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/patterns/index.html", samples.values())
