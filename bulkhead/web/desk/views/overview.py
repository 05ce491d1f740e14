"""The first page inside a client."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.base.clock import now
from bulkhead.vault.deliverables.standing import Line, first_lines
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.status.switching import Card, contacts
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.switch import Switch
from bulkhead.web.ui.formats import date_short, plural

SHOWN = 8
LOG = 6
STALE_DAYS = 7


def overview(request: InsideRequest) -> HttpResponse:
    sentence, lines, client = StatusSentence.standing(), _lines(request), request.client
    card = Card.drawn(since_line=request.opening.since_line, me=request.practitioner.id, zone=client.time_zone)
    facts = {
        "sentence": sentence,
        "stale": sentence is not None and (now() - sentence.written_at).days >= STALE_DAYS,
        "fact": _fact(lines, client.display_name),
        "lines": lines[:SHOWN],
        "more": len(lines) > SHOWN,
        "switch": Switch.of(card, client=client, opening=request.opening, clocks=request.clocks),
        "log": card.log[:LOG],
        "people": contacts(),
    }
    return render(request, "desk/overview/page.html", facts)


def card(request: InsideRequest) -> HttpResponse:
    """Put the switch card away for this opening, or bring it back."""
    request.opening.put_card(away=request.POST.get("away") == "yes")
    return see_other("client", request.client.slug)


def _lines(request: InsideRequest) -> list[Line]:
    """One more than shown, so that the page knows whether there are more."""
    return first_lines(zone=request.client.time_zone, me=request.practitioner.id, most=SHOWN + 1)


def _fact(lines: list[Line], name: str) -> str:
    """What is true while nobody has written a sentence. What is late comes first, then what is due."""
    late, due = [line for line in lines if line.late], [line for line in lines if line.is_open]
    if not lines:
        fact = f"Nothing is planned for {name} yet."
    elif late:
        fact = f"{plural(len(late), one='deliverable')} for {name} {'is' if len(late) == 1 else 'are'} late."
    elif due:
        fact = f"{due[0].title} is next for {name}, due {date_short(due[0].due_on)}."
    else:
        fact = f"Nothing is open for {name}."
    return fact
