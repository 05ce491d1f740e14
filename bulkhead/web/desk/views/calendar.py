"""The calendar as a month, and as our year on one sheet."""

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.asked import WEEK
from bulkhead.web.desk.shown.calendar_around import around
from bulkhead.web.desk.shown.calendar_month import WEEKDAYS, beside, month_of
from bulkhead.web.desk.shown.calendar_view import View
from bulkhead.web.desk.shown.calendar_year import QUARTER, year_of


def month(request: DeskRequest) -> HttpResponse:
    """A grid of days, whoever they belong to."""
    view = View.of(request)
    shown, day = month_of(view), view.asked.day
    context = around(request, view=view, name="calendar-month")
    context["earlier"] = view.asked.on(beside(day, months=-1)).address("calendar-month")
    context["later"] = view.asked.on(beside(day, months=1)).address("calendar-month")
    return render(request, "desk/agenda/month.html", {**context, "month": shown, "weekdays": WEEKDAYS})


def year(request: DeskRequest) -> HttpResponse:
    """Clients by weeks; made to be printed on one page."""
    view = View.of(request)
    shown = year_of(view)
    context = around(request, view=view, name="calendar-year", reach=QUARTER * WEEK)
    return render(request, "desk/agenda/year.html", {**context, "year": shown})
