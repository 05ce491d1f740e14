"""The private library: what there is, one item with who holds it, and for whom it is pulled."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.base.clock import today
from bulkhead.practice.library.dossier import dossier_of
from bulkhead.practice.library.models import Item
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.library import BEHIND, REVIEW, Sought, shelf_of
from bulkhead.web.desk.shown.library_changes import Upgrade, holder_of, upgrade_for
from bulkhead.web.desk.shown.library_item import holders_of
from bulkhead.web.desk.shown.library_page import page_of_item
from bulkhead.web.desk.shown.pages import page_of

ROWS = 40


def index(request: DeskRequest) -> HttpResponse:
    """The whole page, or its rows alone when htmx asks while one types."""
    sought = Sought.of(request.GET)
    day, request.clients = today(request.practice.time_zone), request.practitioner.listed_clients()
    shelf = shelf_of(request.clients, request=request, sought=sought, on=day)
    shows = (("Everything", ""), ("Someone is behind", BEHIND), ("Review due", REVIEW))
    context = {
        "shelf": shelf,
        "sought": sought,
        "shows": [(word, only, only == sought.only) for word, only in shows],
        "kinds": Item.Kind.choices,
        "verticals": Item.Vertical.choices,
        "statuses": Item.Status.choices,
        "is_principal": request.practitioner.is_principal,
    }
    name = "_shelf" if request.headers.get("HX-Request") else "list"
    return render(request, f"desk/library/{name}.html", context)


def item(request: DeskRequest, *, item: UUID) -> HttpResponse:
    return shown(request, item=item, slug=request.GET.get("for", ""))


def shown(
    request: DeskRequest,
    *,
    item: UUID,
    slug: str = "",
    upgrade: Upgrade | None = None,
    trouble: tuple[str, str] | None = None,
) -> HttpResponse:
    """An item, whole; with what changed for one client, and with what went wrong last."""
    about, zone = dossier_of(item), request.practice.time_zone
    if about is None:
        raise Http404
    request.clients = request.practitioner.listed_clients()
    holders = holders_of(about.item, clients=request.clients, on=today(zone))
    if slug and upgrade is None:
        upgrade = upgrade_for(holder_of(slug, holders=holders), newest=about.newest)
    context = page_of_item(about, holders=holders, zone=zone)
    return render(
        request,
        "desk/library/item.html",
        {**context, "upgrade": upgrade, "trouble": trouble, "is_principal": request.practitioner.is_principal},
        status=422 if trouble else 200,
    )


def clients(request: DeskRequest, *, item: UUID) -> HttpResponse:
    """For whom it is pulled; the door of that client comes next."""
    found, day = get_object_or_404(Item, pk=item), today(request.practice.time_zone)
    words = request.GET.get("q", "")[:100]
    mine = [client for client in request.practitioner.clients() if words.casefold() in client.display_name.casefold()]
    page = page_of(mine, size=ROWS, request=request, unit="Clients")
    holders = {holder.client.id: holder.number for holder in holders_of(found, clients=page.rows, on=day)}
    return render(
        request, "desk/library/clients.html", {"item": found, "page": page, "holders": holders, "words": words}
    )
