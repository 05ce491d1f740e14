"""Going into a client, and leaving it."""

import re
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bulkhead.crossings.opening import leave_client, open_client
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.palette import options
from bulkhead.web.desk.request import DeskRequest

DRAFTS_OF_A_KIND = re.compile(r"/reviews/\?kind=[a-z_]+")


def begin(request: DeskRequest) -> HttpResponse:
    person = request.practitioner
    mine = person.clients().exclude(state=Client.State.MAKING)
    client = get_object_or_404(mine, slug=request.POST.get("client", ""))
    open_client(client, by=person)
    return _see(_onward(request, client=client))


def leave(request: DeskRequest, *, slug: str) -> HttpResponse:
    """Also when the eight hours are over: whoever leaves gets home."""
    leave_client(get_object_or_404(request.practitioner.clients(), slug=slug), by=request.practitioner)
    return _see(reverse("portfolio"))


def palette(request: DeskRequest) -> HttpResponse:
    """The palette as a page, for a browser without scripts."""
    return render(request, "desk/openings/palette.html", {"choices": options(request.practitioner, most=None)})


def _onward(request: HttpRequest, *, client: Client) -> str:
    """The page that was asked for at the door: one of this client, the tray, the drafts; else the client's first."""
    home = reverse("client", args=[client.slug])
    asked = request.POST.get("onward", "")
    if asked in (reverse("tray"), reverse("reviews")) or DRAFTS_OF_A_KIND.fullmatch(asked):
        return asked
    plain = unquote(asked)
    steps = set(plain.partition("?")[0].split("/"))
    is_own = plain.startswith(home) and plain.isprintable() and "\\" not in plain and not steps & {".", ".."}
    return asked if is_own else home


def _see(url: str) -> HttpResponse:
    return HttpResponseRedirect(url, status=303)
