"""The practice on one page."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.base.clock import today
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.asked import Asked
from bulkhead.web.desk.shown.beside import beside_of
from bulkhead.web.desk.shown.calendar_sheets import Sheets
from bulkhead.web.desk.shown.headings import day_words, due_words
from bulkhead.web.desk.shown.inbox import first_clocks
from bulkhead.web.desk.shown.known import Known
from bulkhead.web.desk.shown.portfolio import (
    NEEDS,
    asked_needs,
    entries_of,
    late_needs,
    page_of_clients,
    row_of,
    standing_needs,
    steps_of,
)


def home(request: DeskRequest) -> HttpResponse:
    """Needs first, then one row a client, those that need you most on top."""
    clients, zone = request.practitioner.clients(), request.practice.time_zone
    known = Known.of(list(clients), zone=zone)
    request.clients = list(known.clients)
    sheets = Sheets.of({client.id: client for client in known.clients})
    outlook = sheets.outlook(Asked.of(request, zone=zone))
    asked = first_clocks(known.clients, zone=zone, most=NEEDS) if known.figures.waiting else []
    page = page_of_clients(known, request=request)
    late, next_due = entries_of(known.clients, of=page.rows)
    shown = [*late_needs(late), *asked_needs(asked)]
    needs = [*shown, *standing_needs(list(known.standings.values()), behind=known.behind)]
    more = len(needs) - NEEDS + max(0, outlook.late - NEEDS) + max(0, known.figures.waiting - NEEDS)
    context = {
        "heading": f"{day_words(today(zone))}. {due_words(outlook)}" if known.clients else day_words(today(zone)),
        "lead": known.words if known.clients else "",
        "needs": needs[:NEEDS],
        "late": outlook.late,
        "more": more,
        "rows": [row_of(client, next_due=next_due.get(client.id), known=known) for client in page.rows],
        "page": page,
        "beside": beside_of(known, sheets=sheets, outlook=outlook, zone=zone),
        "steps": steps_of(known) if request.practitioner.is_principal else [],
        "is_demo": request.practice.is_demo,
    }
    return render(request, "desk/portfolio/home.html", context)
