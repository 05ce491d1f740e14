"""What a client's people asked, and what the practice does about it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db.models import Case, Q, QuerySet, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.base.clock import today
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.requests.models import PUT_OFF, Request
from bulkhead.vault.requests.sent import SentFile
from bulkhead.vault.requests.threads import AskedRow, SentRow, Thread
from bulkhead.web.desk.forms.inbox import PutOffForm
from bulkhead.web.desk.forms.requests import AnswerForm
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.pages import page_of

DOOR = "request"
SIZE = 15
FILES = 6
UNSETTLED = (Request.State.OPEN, *PUT_OFF)


@dataclass(frozen=True)
class Trouble:
    """What was not right about an answer or a move, to show on the request's page."""

    answer: AnswerForm | None = None
    move: PutOffForm | None = None
    card: GuardCard | None = None
    refused: str = ""
    status: int = 422


def requests(request: InsideRequest) -> HttpResponse:
    """What waits, the most urgent first, with the files that came by themselves; or what is settled."""
    is_settled = request.GET.get("show") == "settled"
    every = Request.objects.all()
    rows = every.exclude(state__in=UNSETTLED) if is_settled else _urgent(every.filter(state__in=UNSETTLED), request)
    files = SentFile.objects.filter(request=None, wanted=None, noted_at__isnull=not is_settled)
    count = rows.count()
    page = page_of(AskedRow.values(rows), size=SIZE, request=request, unit="Requests", count=count)
    shown = {
        "here": "settled" if is_settled else "requests",
        "count": count,
        "page": page,
        "rows": AskedRow.rows(page.rows),
        "files": SentRow.rows(SentRow.values(files.order_by("-sent_at"))[: FILES + 1]),
        "most_files": FILES,
    }
    return render(request, "desk/requests/list.html", shown)


def one(request: InsideRequest, *, asked: UUID) -> HttpResponse:
    return _page(request, asked)


def answers(request: InsideRequest, *, asked: UUID) -> HttpResponse:
    row, form = _row(asked), AnswerForm(request.POST)
    card = _stopped(request, form) if form.is_valid() else None
    if not form.is_valid() or card is not None:
        return _page(request, asked, Trouble(answer=form, card=card))
    try:
        row.answer(form.cleaned_data["words"], by=request.practitioner.actor)
    except NotPossibleNow as reason:
        return _page(request, asked, Trouble(refused=str(reason), status=409))
    messages.success(request, f"{row.person.name} is told that there is an answer.", extra_tags="Answered")
    return see_other("request", request.client.slug, asked)


def moves(request: InsideRequest, *, asked: UUID) -> HttpResponse:
    """On the next agenda, new work, or parked until a day."""
    row, form = _row(asked), PutOffForm(request.POST, zone=request.client.time_zone)
    card = _stopped(request, form) if form.is_valid() else None
    if not form.is_valid() or card is not None:
        return _page(request, asked, Trouble(move=form, card=card))
    said = form.cleaned_data
    try:
        row.move(
            said["state"], by=request.practitioner.actor, note=said["note"], until=said["until"], seen=said["seen"]
        )
    except NotPossibleNow as reason:
        return _page(request, asked, Trouble(refused=str(reason), status=409))
    return see_other("request", request.client.slug, asked)


def closing(request: InsideRequest, *, asked: UUID) -> HttpResponse:
    """Without an answer, which they see; it opens again when they reply."""
    try:
        _row(asked).move(Request.State.CLOSED, by=request.practitioner.actor, seen=request.POST.get("seen", ""))
    except NotPossibleNow as reason:
        return _page(request, asked, Trouble(refused=str(reason), status=409))
    return see_other("request", request.client.slug, asked)


def _row(asked: UUID) -> Request:
    return get_object_or_404(Request.objects.select_related("person", "about"), pk=asked)


def _urgent(rows: QuerySet[Request], request: InsideRequest) -> QuerySet[Request]:
    """What waits for the practice now, parked things whose day has come included; the soonest promise first."""
    woken = Q(state=Request.State.PARKED, parked_until__lte=today(request.client.time_zone))
    awake = Case(When(woken | Q(state=Request.State.OPEN), then=0), default=1)
    return rows.order_by(awake, "promised_until")


def _stopped(request: InsideRequest, form: AnswerForm | PutOffForm) -> GuardCard | None:
    return words_stopped(form, client=request.client, door=DOOR, by=request.practitioner.name)


def _page(request: InsideRequest, asked: UUID, trouble: Trouble | None = None) -> HttpResponse:
    row = _row(asked)
    said = trouble or Trouble(status=200)
    shown = {
        "row": row,
        "thread": Thread.of(row),
        "answer": said.answer or AnswerForm(),
        "move": said.move or PutOffForm(initial={"seen": row.state}, zone=request.client.time_zone),
        "move_open": said.move is not None,
        "card": said.card,
        "refused": said.refused,
    }
    return render(request, "desk/requests/one.html", shown, status=said.status)
