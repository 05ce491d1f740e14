"""What is due for whom, as lanes and as a list; labels, dates and states only."""

from dataclasses import replace

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.agenda import agenda_of, next_after
from bulkhead.web.desk.shown.asked import LATE, WEEK, Asked
from bulkhead.web.desk.shown.entries import outlook_of
from bulkhead.web.desk.shown.headings import due_words, nothing_words
from bulkhead.web.desk.shown.lanes import WEEKS, lanes_of
from bulkhead.web.desk.shown.words import STATES

NOTHING_HERE = "Nothing fits this filter."


def lanes(request: DeskRequest) -> HttpResponse:
    """Eight weeks, a row a client."""
    clients, asked = request.practitioner.clients(), Asked.of(request, zone=request.practice.time_zone)
    calendar = lanes_of(clients, asked=asked, request=request)
    context = _around(request, clients, asked, name="calendar", is_empty=calendar.is_empty)
    return render(request, "desk/agenda/lanes.html", {**context, "calendar": calendar})


def agenda(request: DeskRequest) -> HttpResponse:
    """A list by day."""
    clients, asked = request.practitioner.clients(), Asked.of(request, zone=request.practice.time_zone)
    agenda = agenda_of(clients, asked=asked, request=request)
    context = _around(request, clients, asked, name="agenda", is_empty=not agenda.days)
    return render(request, "desk/agenda/list.html", {**context, "agenda": agenda})


def _around(
    request: DeskRequest, clients: QuerySet[Client], asked: Asked, *, name: str, is_empty: bool
) -> dict[str, object]:
    outlook = outlook_of(clients, asked=asked)
    is_filtered = bool(asked.client or asked.state)
    return {
        "heading": due_words(outlook),
        "nothing": NOTHING_HERE
        if is_filtered
        else nothing_words(next_after(clients, asked=asked) if is_empty else None),
        "is_empty": is_empty,
        "is_filtered": is_filtered,
        "is_principal": request.practitioner.is_principal,
        "late_before": outlook.late_before,
        "clients": clients,
        "asked": asked,
        "name": name,
        **_links(asked, name=name),
    }


def _links(asked: Asked, *, name: str) -> dict[str, object]:
    """The same filter with one thing changed."""
    views = [("Lanes", "calendar"), ("Agenda", "agenda")]
    states = [("All", ""), ("Late", LATE), *((word.capitalize(), state) for state, word in STATES.items())]
    return {
        "views": [(word, asked.address(view), view == name) for word, view in views],
        "states": [(word, replace(asked, state=state).address(name), state == asked.state) for word, state in states],
        "earlier": replace(asked, start=asked.start - WEEKS * WEEK).address(name),
        "later": replace(asked, start=asked.start + WEEKS * WEEK).address(name),
        "now": replace(asked, start=asked.this_week).address(name),
    }
