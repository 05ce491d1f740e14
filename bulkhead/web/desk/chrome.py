"""What stands around every page of the desk: places, palette, whose page it is. At most two queries."""

from typing import TypedDict, cast
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.backends.utils import csrf_input

from bulkhead.isolation import room
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.accounts.models import Practice, Practitioner, clients_of
from bulkhead.practice.clients.models import Client, Opening
from bulkhead.practice.tray.models import TrayItem
from bulkhead.web.desk.palette import options
from bulkhead.web.desk.request import InsideRequest
from bulkhead.web.ui import chrome as ui
from bulkhead.web.ui.addresses import address_of
from bulkhead.web.ui.formats import moment

TABS = (
    ("Overview", "client", ("", "status", "decisions", "promises", "search", "inbox")),
    ("Deliverables", "deliverables", ("deliverables", "pulls", "rules")),
    ("Requests", "requests", ("requests", "wanted", "sent")),
    ("People", "people", ("people", "preview")),
    ("Open doors", "doors", ("doors", "portal")),
    ("Log", "trail", ("log",)),
    ("Mail", "post", ("post",)),
)
ROOM_NOTE = (
    "The disk is nearly full. Everything can be read; nothing new is taken in, here and in every portal, until there "
    "is room again."
)


class Chrome(TypedDict, total=False):
    """The names that the layouts read."""

    brand: str
    home_url: str
    nav: list[ui.Place]
    person_name: str
    person_links: list[tuple[str, str]]
    sign_out_url: str
    palette: list[ui.Option]
    palette_url: str
    palette_search: ui.Search
    client: ui.Client
    tabs: list[ui.Place]
    leave_url: str
    csrf_input: str
    room_note: str


def chrome(request: HttpRequest) -> Chrome:
    """The context processor of the desk. Nobody signed in: the name of the practice and nothing else."""
    practice, person = getattr(request, "practice", None), getattr(request, "user", None)
    if practice is None:
        around = Chrome()
    elif not isinstance(person, Practitioner):
        around = Chrome(brand=practice.name)
    elif getattr(request, "lacks_factor", False):
        around = _halfway(request, practice, person)
    else:
        around = _around(request, practice, person)
    return around


def _halfway(request: HttpRequest, practice: Practice, person: Practitioner) -> Chrome:
    """Signed in without the second factor that everyone needs: who it is, and out again; no client, no place."""
    around = Chrome(brand=practice.name, person_name=person.name, sign_out_url=address_of("account_logout"))
    around["home_url"], around["csrf_input"] = address_of("second-factor"), csrf_input(request)
    return around


def _around(request: HttpRequest, practice: Practice, person: Practitioner) -> Chrome:
    is_inside = isinstance(getattr(request, "opening", None), Opening)
    waiting = 0 if is_inside else _waiting(person)
    around = Chrome(
        brand=practice.name,
        home_url=address_of("portfolio"),
        nav=_nav(request.path, person=person, waiting=waiting),
        person_name=person.name,
        person_links=_person_links(person),
        sign_out_url=address_of("account_logout"),
        palette=options(person, clients=getattr(request, "clients", None)),
        palette_url=address_of("palette"),
        palette_search=ui.Search(address_of("search")),
        csrf_input=csrf_input(request),  # made once; Django's own makes a new one for every form.
        room_note=ROOM_NOTE if room.is_short_here() else "",
    )
    if is_inside:
        around.update(_inside(cast(InsideRequest, request)))
    return around


def _waiting(person: Practitioner) -> int:
    """Inside a client the tray is not counted: what waits there may be another client's."""
    return sum(count for _, count in WAITING.rows(person.standing, person.pk))  # type: ignore[misc]  # a count each.


def _nav(path: str, *, person: Practitioner, waiting: int) -> list[ui.Place]:
    places = [
        ("Portfolio", "portfolio", ()),
        ("Inbox", "inbox", ()),
        ("Calendar", "calendar", ("/agenda/", "/debts/", "/reviews/")),
        ("Library", "library", ()),
        (f"Tray, {waiting} waiting" if waiting else "Tray", "tray", ()),
        *([("Mail", "mail", ())] if person.is_principal else []),
        ("Clients", "clients", ()),
    ]
    return [_place(label, address_of(name), path, also) for label, name, also in places]


def _place(label: str, url: str, path: str, also: tuple[str, ...]) -> ui.Place:
    is_current = path == url if url == "/" else path.startswith((url, *also))
    return ui.Place(label, url, is_current)


def _person_links(person: Practitioner) -> list[tuple[str, str]]:
    links = [("Account", address_of("account"))]
    if person.is_principal:
        links += [
            ("Practice", address_of("practice")),
            ("Limits", address_of("limits")),
            ("Status", address_of("status")),
        ]
    return links


def _inside(request: InsideRequest) -> Chrome:
    client = request.client
    until = f"Open until {moment(request.opening.until, zone=request.clocks.own)}"  # it is the reader who will be out.
    return Chrome(
        client=ui.Client(client.display_name, client.hue, line=until),
        tabs=_tabs(request.path, client=client),
        leave_url=address_of("leaving", client.slug),
        palette_search=ui.Search(
            address_of("search"), f"Search {client.display_name}", address_of("client-search", client.slug)
        ),
    )


def _tabs(path: str, *, client: Client) -> list[ui.Place]:
    room = path.removeprefix(address_of("client", client.slug)).partition("/")[0]
    return [_tab(label, address_of(name, client.slug), room, rooms) for label, name, rooms in TABS]


def _tab(label: str, url: str, room: str, rooms: tuple[str, ...]) -> ui.Place:
    return ui.Place(label, url, room in rooms)


def _waits(standing: str, person: UUID) -> QuerySet[TrayItem, tuple[object, ...]]:
    """Whose, and how much."""
    waiting = TrayItem.objects.filter(state=TrayItem.State.WAITING, client__in=clients_of(standing, person=person))
    return waiting.order_by().values_list("client").annotate(Count("pk"))


WAITING = Prepared(_waits, alias=PRACTICE)
