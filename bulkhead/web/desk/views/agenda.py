"""What is due for whom, as lanes and as a list; labels, dates and states only."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.agenda import agenda_of, next_after
from bulkhead.web.desk.shown.calendar_around import around
from bulkhead.web.desk.shown.calendar_view import View
from bulkhead.web.desk.shown.headings import due_words, nothing_words
from bulkhead.web.desk.shown.lanes import DAY, lanes_of, span


def lanes(request: DeskRequest) -> HttpResponse:
    """Eight weeks or fourteen days, a row a client."""
    view = View.of(request)
    calendar = lanes_of(view, request=request)
    _, count, step = span(view.asked)
    context = around(request, view=view, name="calendar", reach=count * step * DAY)
    facts = {**_facts(view, is_empty=calendar.is_empty), "calendar": calendar}
    return render(request, "desk/agenda/lanes.html", {**context, **facts})


def agenda(request: DeskRequest) -> HttpResponse:
    """A list by day."""
    view = View.of(request)
    listed = agenda_of(view, request=request)
    context = around(request, view=view, name="agenda", reach=8 * 7 * DAY)
    facts = {**_facts(view, is_empty=not listed.days), "agenda": listed}
    return render(request, "desk/agenda/list.html", {**context, **facts})


def _facts(view: View, *, is_empty: bool) -> dict[str, object]:
    """The sentence above, how much is late from before, and what an empty page says."""
    outlook = view.sheets.outlook(view.asked)
    is_plain = is_empty and not view.asked.is_filtered
    return {
        "heading": due_words(outlook),
        "late_before": 0 if view.asked.is_filtered else outlook.late_before,
        "is_empty": is_empty,
        "nothing": nothing_words(next_after(view)) if is_plain else "Nothing fits this filter.",
    }
