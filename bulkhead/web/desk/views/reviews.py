"""Several drafts go to review at once, each inside its own client; and what is finished and was never delivered."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from bulkhead.crossings.project import project
from bulkhead.crossings.review import send_several
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.debts import Debts
from bulkhead.web.desk.shown.entries import entries_from
from bulkhead.web.desk.shown.pages import page_of
from bulkhead.web.desk.shown.reviews import Chosen, chosen_of, drafts_of, kinds_of
from bulkhead.web.desk.shown.words import counted, sentence
from bulkhead.web.ui.addresses import address_of

ROWS = 40


def reviews(request: DeskRequest) -> HttpResponse:
    """Every draft there is; those of a client that is not open are named, with the way to open it."""
    if request.method == "POST":
        _send(request, chosen_of(request.practitioner, ticked=request.POST.getlist("entries")))
        return HttpResponseRedirect(_address(request.POST.get("kind", "")), status=303)
    request.clients = request.practitioner.listed_clients()
    asked, drafts = request.GET.get("kind", ""), drafts_of(request.practitioner, clients=request.clients, kind="")
    kinds = [(word, _address(value), value == asked) for value, word in kinds_of(drafts)]
    shown = drafts_of(request.practitioner, clients=request.clients, kind=asked) if asked else drafts
    facts = {
        "drafts": shown,
        "kinds": [("All", _address(""), not asked), *kinds],
        "kind": asked if asked in Kind.values else "",
        "here": _address(asked),
        "can_send": any(each.is_open for each in shown),
    }
    return render(request, "desk/reviews/page.html", facts)


def _address(kind: str) -> str:
    """The page of one kind, or of all where there is no such kind."""
    return address_of("reviews") + (f"?kind={kind}" if kind in Kind.values else "")


def debts(request: DeskRequest) -> HttpResponse:
    """Labels, clients and since when; the work itself stays with its client."""
    request.clients = request.practitioner.listed_clients()
    page = page_of(Debts.of(request.clients), size=ROWS, request=request, unit="Debts")
    entries = entries_from(page.rows, clients={client.id: client for client in request.clients})
    return render(request, "desk/reviews/debts.html", {"page": page, "entries": entries})


def _send(request: DeskRequest, chosen: Chosen) -> None:
    """Each client is opened by itself, and only where its door is open already."""
    count = 0
    for client, entries in chosen.open.items():
        for sent in send_several(client, deliverables=entries, lead=request.practitioner):
            count += not sent.refusal
            if sent.refusal:
                messages.error(request, f"{client}: {sent.refusal}", extra_tags="Not sent")
        project(client)
    if count:
        messages.success(
            request,
            sentence(f"{counted(count, one='draft')} {'is' if count == 1 else 'are'} in review"),
            extra_tags="Sent",
        )
    for client in chosen.shut:
        messages.warning(request, f"{client} is not open. Open it, then send its drafts.", extra_tags="Not sent")
    if not count and not chosen.open and not chosen.shut:
        messages.warning(request, "Tick at least one draft.", extra_tags="Nothing sent")
