"""Older work comes in from a folder: what there is, which folder is which client, file by file, and back."""

import contextlib
from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.base.levels import Level
from bulkhead.crossings.importing import NotPlanned, bring_in, plan, settle, waiting_file
from bulkhead.crossings.newcomers import NotAClient, wanted_named
from bulkhead.crossings.project import project
from bulkhead.crossings.provision import add_client
from bulkhead.crossings.suggesting import take_names
from bulkhead.crossings.undoing import judge_again, undo
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.isolation.errors import SlugTaken
from bulkhead.isolation.uploads import SealedFile
from bulkhead.practice.clients.models import Client
from bulkhead.practice.imports.files import Files, Outcome
from bulkhead.practice.imports.models import Import
from bulkhead.web.desk.forms.imports import NEW, Choice, choices_of, listed
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown import imports as shown
from bulkhead.web.desk.shown.pages import page_of
from bulkhead.web.ui.addresses import address_of

RUNS, FILES = 20, 30
NOT_BROUGHT = "Not brought in"


def imports(request: DeskRequest) -> HttpResponse:
    """The imports so far; a POST is the list of what lies in a folder."""
    if request.method != "POST":
        return _index(request)
    try:
        files = listed(request.FILES.get("listing"))
        run = plan(files, folder=request.POST.get("folder", ""), source="browser", lead=request.practitioner)
    except NotPlanned as error:
        messages.error(request, str(error), extra_tags=NOT_BROUGHT)
        return _index(request, status=422)
    return see_other("import", run.id)


def run(request: DeskRequest, *, run: UUID) -> HttpResponse:
    """What is asked before it begins, how far it is, or what became of it."""
    row = get_object_or_404(Import, pk=run)
    if row.is_settled:
        answer = render(request, "desk/imports/run.html", _become(request, row))
    else:
        answer = _asking(request, row)
    return answer


def folders(request: DeskRequest, *, run: UUID) -> HttpResponse:
    """Which folder is which client; new ones are added before the first file, so that the guard knows their names."""
    row = get_object_or_404(Import, pk=run)
    level = shown.level_asked(shown.levels(row), asked=request.POST.get("level", ""))
    if row.is_settled or level is None:
        return see_other("import", row.id)
    try:
        clients, made = _clients_for(request, _choices(request, row, level=level))
    except (NotAClient, SlugTaken) as error:
        messages.error(request, str(error), extra_tags="Not begun")
        return _asking(request, row, status=422)
    settle(row, level=level.number, clients=clients, made=made)
    return see_other("import", row.id)


def files(request: DeskRequest, *, run: UUID) -> HttpResponse:
    """One file of it; the answer is how far it is. A file that is not expected, or came before, changes nothing."""
    row = get_object_or_404(Import, pk=run, undone_at=None)
    if not row.is_settled:
        return HttpResponse("Say first which folder is which client.", status=409)
    waiting, sent = waiting_file(row, path=request.POST.get("path", "")), request.FILES.get("file")
    if waiting is not None and isinstance(sent, SealedFile):
        with contextlib.suppress(NotPlanned):  # sent twice at once, or undone meanwhile.
            bring_in(waiting, pieces=_pieces(sent), lead=request.practitioner)
    elif waiting is not None:
        waiting.outcome, waiting.reason = (
            Outcome.UNREADABLE,
            "It is larger than Bulkhead takes, or did not arrive.",
        )
        waiting.save(update_fields=["outcome", "reason"])
    progress = shown.progress_of(row)
    if progress.is_over:
        _project_all(row)
    return render(request, "desk/imports/_progress.html", {"run": row, "progress": progress})


def names(request: DeskRequest, *, run: UUID) -> HttpResponse:
    """The guard learns names found in the files, and looks at them all again."""
    row = get_object_or_404(Import, pk=run, undone_at=None)
    chosen = [UUID(one) for one in request.POST.getlist("name") if _is_id(one)]
    if take_names(row, chosen=chosen, lead=request.practitioner):
        moved = judge_again(row, lead=request.practitioner)
        _project_all(row)
        words = (
            f"{moved} of the files name another client and wait in the tray now."
            if moved
            else "Every file still passes."
        )
        messages.success(request, f"The guard looked at all that came in again. {words}", extra_tags="Learnt")
    return see_other("import", row.id)


def undoing(request: DeskRequest, *, run: UUID) -> HttpResponse:
    """Asked first; taken back once, however often it is said."""
    row = get_object_or_404(Import, pk=run)
    if request.method != "POST":
        return render(request, "desk/imports/undoing.html", {"run": row})
    if row.undone_at is None:
        undo(row, lead=request.practitioner)
        _project_all(row)
        messages.success(request, "What was not used since is out again.", extra_tags="Undone")
    return see_other("import", row.id)


def _become(request: DeskRequest, row: Import) -> dict[str, object]:
    """What became of it; an import is the principal's, who sees every client."""
    request.clients = request.practitioner.listed_clients()
    files, clients = Files(row.id), {client.id: client for client in request.clients}
    page = page_of(files, size=FILES, request=request, unit="Files")
    return {
        **shown.heading_of(row, files=files),
        "told": shown.told_of(files, clients=clients),
        "not_in": page,
        "clients": clients,
        "suggestions": shown.suggestions(files, clients=clients),
    }


def _index(request: DeskRequest, *, status: int = 200) -> HttpResponse:
    page = page_of(Import.objects.all(), size=RUNS, request=request, unit="Imports", count=Import.objects.count())
    return render(request, "desk/imports/list.html", {"page": page}, status=status)


def _asking(request: DeskRequest, row: Import, *, status: int = 200) -> HttpResponse:
    found = shown.levels(row)
    level = shown.level_asked(found, asked=request.GET.get("level", request.POST.get("level", "")))
    choices = _choices(request, row, level=level) if level else []
    facts = {"run": row, "levels": found, "level": level, "choices": choices, "clients": _mine(request)}
    facts["level_links"] = shown.links_of(found, current=level, path=address_of("import", row.id))
    return render(request, "desk/imports/asking.html", facts, status=status)


def _choices(request: DeskRequest, row: Import, *, level: Level) -> list[Choice]:
    paths = row.files.filter(outcome=Outcome.WAITING).values_list("path", flat=True)
    return choices_of(level, paths=paths, clients=_mine(request))


def _clients_for(request: DeskRequest, choices: list[Choice]) -> tuple[dict[str, Client | None], list[Client]]:
    """Whose each folder is; every new name is looked at before the first client is made."""
    said = {choice.folder: request.POST.get(choice.field, choice.chosen) for choice in choices}
    standing = {client.slug: client for client in _mine(request)}
    zone, currency = request.practice.time_zone, request.practice.currency
    for choice in choices:
        if said[choice.folder] == NEW:
            wanted_named(choice.name, zone=zone, currency=currency)
    made: list[Client] = []
    clients: dict[str, Client | None] = {}
    for choice in choices:
        if said[choice.folder] == NEW:
            wanted = wanted_named(choice.name, zone=zone, currency=currency)
            if wanted.slug not in standing:
                standing[wanted.slug] = add_client(wanted, lead=request.practitioner)
                made.append(standing[wanted.slug])
            clients[choice.folder] = standing[wanted.slug]
        else:
            clients[choice.folder] = standing.get(said[choice.folder])
    return clients, made


def _mine(request: DeskRequest) -> list[Client]:
    return list(request.practitioner.clients().filter(state=Client.State.LIVE))


def _project_all(row: Import) -> None:
    for client in Client.objects.filter(pk__in=row.folders.values("client")):
        project(client)


def _pieces(sent: SealedFile) -> Iterator[bytes]:
    return tray_blobs().read(sent.blob_id)


def _is_id(given: str) -> bool:
    try:
        UUID(given)
    except ValueError:
        return False
    return True
