"""Today's folder of client folders, looked through: which files name another client. Nothing of it is kept."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from bulkhead.base.clock import today
from bulkhead.crossings.importing import NotPlanned
from bulkhead.crossings.looking import look
from bulkhead.isolation import children
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.files import as_file
from bulkhead.web.desk.forms.imports import listed
from bulkhead.web.desk.forms.scan import Plan, line_of, report_of
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown import scan as shown

PAGE = "scan.html"


def scan(request: DeskRequest) -> HttpResponse:
    """Where a folder is dropped; a POST is the list of what lies in it, and is answered with who the clients are."""
    if request.method != "POST":
        return render(request, "desk/scan/drop.html")
    try:
        files = listed(request.FILES.get("listing"))
        known = set(Client.objects.values_list("slug", flat=True))
        asked = request.POST.get("level", "")
        plan, levels = Plan.of(files, known=known, asked=asked, ours=(request.practice.name,))
    except NotPlanned as error:
        return _refused(request, error)
    return render(request, "desk/scan/plan.html", shown.plan_of(plan, levels=levels, files=files))


def files(request: DeskRequest) -> HttpResponse:
    """One file is judged and forgotten; the answer is what was found, for the browser to keep."""
    path = request.POST.get("path", "")
    try:
        plan = Plan.of_signed(request.POST.get("plan", ""))
    except NotPlanned as error:
        return HttpResponse(str(error), status=422)
    roster = plan.roster
    looked = look(request.FILES.get("file"), path=path, client=plan.client_of(path, roster=roster), roster=roster)
    return JsonResponse({"line": line_of(looked), "found": bool(looked.signs and looked.client)})


def report(request: DeskRequest) -> HttpResponseBase:
    """All answers together, on a page or as a page to keep."""
    try:
        plan = Plan.of_signed(request.POST.get("plan", ""))
        on = today(request.practice.time_zone).isoformat()
        found = report_of(plan, sent=request.FILES.get("lines"), seconds=_seconds(request), on=on)
    except NotPlanned as error:
        return _refused(request, error)
    if request.POST.get("as") == "file":
        page = children.run("scan_page", args={}, payload=found.as_json())
        return as_file(HttpResponse(page), name=PAGE, size=len(page))
    return render(request, "desk/scan/report.html", shown.report_of(found))


def _refused(request: DeskRequest, error: NotPlanned) -> HttpResponse:
    messages.error(request, str(error), extra_tags="Not scanned")
    return render(request, "desk/scan/drop.html", status=422)


def _seconds(request: DeskRequest) -> float:
    given = request.POST.get("seconds", "")
    return float(given) if given.isdecimal() and len(given) < 7 else 0.0
