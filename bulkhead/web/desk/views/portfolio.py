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
    promise_needs,
    row_of,
    standing_needs,
    steps_of,
)


def home(request: DeskRequest) -> HttpResponse:
    """Needs first, then one row a client, those that need you most on top."""
    zone, request.clients = request.practice.time_zone, request.practitioner.listed_clients()
    sheets = Sheets.of({client.id: client for client in request.clients})
    known = Known.of(request.clients, sheets=sheets, zone=zone)
    outlook = sheets.outlook(Asked.of(request, zone=zone))
    asked = first_clocks(known.clients, zone=zone, most=NEEDS) if known.figures.waiting else []
    page = page_of_clients(known, request=request)
    late, next_due = entries_of(known, sheets=sheets, of=page.rows)
    standings = list(known.standings.values())
    shown = [*late_needs(late), *promise_needs(standings), *asked_needs(asked)]
    needs = [*shown, *standing_needs(standings, behind=known.behind)]
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
