"""“Please send us” at the desk: asking for something, looking at what came, and saying whether it is enough."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.requests.needs import Open, settled
from bulkhead.vault.requests.wanted import Wanted
from bulkhead.web.desk.forms.requests import ReturnForm, WantedForm
from bulkhead.web.desk.guarded import GuardCard, words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.desk.shown.pages import page_of

DOOR = "wanted"
SIZE = 15
SETTLED = 6  # the last ones; earlier ones are found by search.


def every(request: InsideRequest) -> HttpResponse:
    form, card = WantedForm(request.POST or None), None
    if form.is_valid():
        card = words_stopped(form, client=request.client, door=DOOR, by=request.practitioner.name)
        if card is None:
            row = Wanted.ask(form.need(), by=request.practitioner.actor)
            whom = row.person.name if row.person else f"{request.client}’s sponsors"
            words = f"A mail tells {whom}; what you ask for stands in the portal."
            messages.success(request, words, extra_tags="Asked")
            return see_other("wanted", request.client.slug)
    waiting = Open()
    count = len(waiting)
    shown = {
        "form": form,
        "card": card,
        "count": count,
        "waiting": page_of(waiting, size=SIZE, request=request, unit="Asked for", count=count),
        "settled": settled(SETTLED),
    }
    return render(request, "desk/wanted/list.html", shown, status=422 if form.is_bound else 200)


def one(request: InsideRequest, *, wanted: UUID) -> HttpResponse:
    return _page(request, _row(wanted), ReturnForm(), status=200)


def acceptance(request: InsideRequest, *, wanted: UUID) -> HttpResponse:
    return _settled(request, _row(wanted), lambda row: row.accept(by=request.practitioner.actor))


def withdrawal(request: InsideRequest, *, wanted: UUID) -> HttpResponse:
    return _settled(request, _row(wanted), lambda row: row.withdraw(by=request.practitioner.actor))


def returning(request: InsideRequest, *, wanted: UUID) -> HttpResponse:
    """Back to whoever sent it, with what is missing."""
    row, form = _row(wanted), ReturnForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    card = words_stopped(form, client=request.client, door=DOOR, by=request.practitioner.name)
    if card is not None:
        return _page(request, row, form, card=card, status=422)
    because = form.cleaned_data["because"]
    return _settled(request, row, lambda row: row.send_back(because=because, by=request.practitioner.actor))


def _settled(request: InsideRequest, row: Wanted, settle: Callable[[Wanted], None]) -> HttpResponse:
    try:
        settle(row)
    except NotPossibleNow as reason:
        return _page(request, row, ReturnForm(), refused=str(reason), status=409)
    return see_other("wanted-one", request.client.slug, row.pk)


def _row(wanted: UUID) -> Wanted:
    return get_object_or_404(Wanted.objects.select_related("person"), pk=wanted)


def _page(
    request: InsideRequest,
    row: Wanted,
    form: ReturnForm,
    *,
    status: int,
    refused: str = "",
    card: GuardCard | None = None,
) -> HttpResponse:
    shown = {
        "row": row,
        "form": form,
        "refused": refused,
        "card": card,
        "files": list(row.came.select_related("person", "blob")),
        "answers": list(row.answers.select_related("person")),
        "steps": list(row.moves.all()),
    }
    return render(request, "desk/wanted/one.html", shown, status=status)
