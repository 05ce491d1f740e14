"""The practice on one page."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.base.clock import today
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.asked import Asked
from bulkhead.web.desk.shown.entries import outlook_of
from bulkhead.web.desk.shown.headings import day_words, due_words
from bulkhead.web.desk.shown.portfolio import NEEDS, late_needs, rows_of, standing_needs, standings_of, steps_of


def home(request: DeskRequest) -> HttpResponse:
    """Needs first, then one row a client."""
    clients, zone = request.practitioner.clients(), request.practice.time_zone
    outlook = outlook_of(clients, asked=Asked.of(request, zone=zone))
    mine = list(clients)
    standings = standings_of(mine)
    needs = [*(late_needs(clients) if outlook.late else []), *standing_needs(standings)]
    rows, page = rows_of(mine, standings=standings, request=request)
    context = {
        "heading": f"{day_words(today(zone))}. {due_words(outlook)}" if mine else day_words(today(zone)),
        "needs": needs[:NEEDS],
        "late": outlook.late,
        "more": len(needs) - NEEDS + max(0, outlook.late - NEEDS),
        "rows": rows,
        "page": page,
        "steps": steps_of(mine) if request.practitioner.is_principal else [],
        "zone": zone,
        "is_demo": request.practice.is_demo,
    }
    return render(request, "desk/portfolio/home.html", context)
