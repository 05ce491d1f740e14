"""What of a newer version one client takes: each change, or none of it. Only the library's own words are shown."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.practice.library.models import Item
from bulkhead.practice.library.taking import DecidedMeanwhile, NotTailored, decide
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.library_changes import Upgrade, answers_of, holding_for, seen_of, upgrade_of
from bulkhead.web.desk.views.library import shown

MEANWHILE = "{who} decided about it while this page was open. This is what holds now; choose again if you want."


def choices(request: DeskRequest, *, item: UUID) -> HttpResponse:
    """Kept per client; a press of “Make the next draft” keeps them and goes on to the pull."""
    found = get_object_or_404(Item, pk=item)
    if not request.POST.get("client"):
        return see_other("library-clients", found.id)
    holding = holding_for(found, slug=request.POST["client"], practitioner=request.practitioner)
    upgrade = upgrade_of(holding)
    if upgrade is None:
        return see_other("library-item", found.id)
    trouble = _decide(request, upgrade)
    if trouble is None and "onward" in request.POST:
        return _to_pull(upgrade)
    if trouble is None and not request.headers.get("HX-Request"):
        return _to_changes(found, holding.client.slug)
    upgrade = upgrade_of(holding)
    if request.headers.get("HX-Request"):
        return render(request, "desk/library/_changes.html", {"item": found, "upgrade": upgrade, "trouble": trouble})
    return shown(request, item=found.id, upgrade=upgrade, trouble=trouble)


def passing(request: DeskRequest, *, item: UUID) -> HttpResponse:
    """The newest version is passed over for a client as a whole, or offered again."""
    found = get_object_or_404(Item, pk=item)
    if not request.POST.get("client"):
        return see_other("library-clients", found.id)
    holding = holding_for(found, slug=request.POST["client"], practitioner=request.practitioner)
    if "again" in request.POST:
        holding.take_up_again(by=request.practitioner.actor)
    else:
        holding.pass_over(version=_number(request.POST.get("version", "")), by=request.practitioner.actor)
    return see_other("library-item", found.id)


def _decide(request: DeskRequest, upgrade: Upgrade) -> tuple[str, str] | None:
    """None when it is kept; else a word and a sentence."""
    answers = answers_of(request.POST.dict(), upgrade=upgrade)
    try:
        decide(
            upgrade.base,
            version=upgrade.version,
            client=upgrade.client,
            answers=answers,
            seen=seen_of(request.POST.get("seen", "")),
            by=request.practitioner.actor,
        )
    except DecidedMeanwhile as meanwhile:
        return "Not kept", MEANWHILE.format(who=meanwhile)
    except NotTailored as refused:
        return "Not kept", str(refused)
    except (BlobMissing, BlobDamaged) as fault:
        return "Not kept", f"{str(fault).capitalize()}. Bring the library back from a backup."
    return None


def _to_pull(upgrade: Upgrade) -> HttpResponse:
    address = f"{reverse('pull-into', args=[upgrade.client.slug])}?item={upgrade.item.pk}"
    return HttpResponse(status=303, headers={"Location": address})


def _to_changes(item: Item, slug: str) -> HttpResponse:
    address = f"{reverse('library-item', args=[item.pk])}?for={slug}#changes"
    return HttpResponse(status=303, headers={"Location": address})


def _number(words: str) -> int:
    return int(words) if words.isdecimal() and len(words) < 7 else 0
