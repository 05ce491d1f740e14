"""Finding things: all that one client has, while it is open; in the practice labels, clients and library titles."""

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.vault.search.finding import KINDS, LONGEST, Found, Group, search
from bulkhead.web.desk.request import DeskRequest, InsideRequest
from bulkhead.web.desk.shown.finding import find, options_of
from bulkhead.web.ui.addresses import address_of


class Line(NamedTuple):
    """One result, and the address of what opens."""

    found: Found
    url: str


def practice(request: DeskRequest) -> HttpResponse:
    """Never a word of any vault: the practice does not have them."""
    words = request.GET.get("q", "")[:LONGEST].strip()
    found = find(words, by=request.practitioner)
    if request.headers.get("HX-Request"):
        return render(request, "desk/search/_options.html", {"options": options_of(found)})
    return render(request, "desk/search/practice.html", {"words": words, "found": found})


def client(request: InsideRequest) -> HttpResponse:
    words, kind = request.GET.get("q", "")[:LONGEST].strip(), request.GET.get("kind", "")
    kind, page = kind if kind in KINDS else "", _number(request.GET.get("page", ""))
    groups = search(words, kind=kind, page=page)
    context = {
        "words": words,
        "kind": kind,
        "kinds": KINDS,
        "page": page,
        "groups": [(group, _lines(group, request.client.slug)) for group in groups],
    }
    return render(request, "desk/search/client.html", context)


def _lines(group: Group, slug: str) -> list[Line]:
    return [Line(found, _address(found, slug)) for found in group.results]


def _address(found: Found, slug: str) -> str:
    """What opens for a result. People, promises, decisions, files and wanted things stand in a list."""
    lists = {"person": "people", "promise": "promises", "file": "requests", "wanted": "wanted"}
    if found.kind in lists:
        url = address_of(lists[found.kind], slug)
    elif found.kind == "decision":
        url = f"{address_of('decisions', slug)}#decision-{found.room}"
    elif found.kind == "request":
        url = address_of("request", slug, found.room)
    else:
        url = address_of("deliverable", slug, found.room)
    return url


def _number(asked: str) -> int:
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
