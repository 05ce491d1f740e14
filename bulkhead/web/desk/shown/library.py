"""The library as a table: items by client, the cell is the version held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, OuterRef, Subquery
from django.http import HttpRequest

from bulkhead.crossings.pull import KNOWN
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item, ItemVersion, Pull
from bulkhead.web.desk.shown.pages import Page, page_of
from bulkhead.web.desk.shown.words import counted, number_words, sentence

ROWS = 30
COLUMNS = 8
BEHIND = "behind"

Held = dict[tuple[UUID, UUID], int]


@dataclass(frozen=True)
class Row:
    """One item; a cell is (version held or None, whether it is behind)."""

    item: Item
    latest: int
    ending: str
    cells: list[tuple[int | None, bool]]


@dataclass(frozen=True)
class Shelf:
    """One page of the library."""

    groups: list[tuple[str, list[Row]]]
    page: Page[Item]
    columns: Page[Client]
    heading: str


@dataclass(frozen=True)
class Holder:
    """A client that holds a version of one item."""

    client: Client
    number: int
    pulled_at: datetime
    behind: int


def shelf_of(clients: Sequence[Client], *, request: HttpRequest, kind: str, words: str) -> Shelf:
    """What fits the search, by kind; clients that hold something stand in the first columns."""
    items, held = _items(), _held(clients)
    latest = {item.id: item.newest for item in items}  # type: ignore[attr-defined]  # annotated below.
    behind = {pair for pair, number in held.items() if number < latest.get(pair[0], number)}
    lagging = {item for item, _ in behind}
    heading = _heading(len(items), lagging, {client for _, client in behind})
    fitting = [item for item in items if _fits(item, words) and _is_of(item, kind, lagging)]
    page = page_of(fitting, size=ROWS, request=request, unit="Items")
    holding = {client for _, client in held}
    ordered = sorted(clients, key=lambda client: client.id not in holding)
    columns = page_of(ordered, size=COLUMNS, request=request, unit="Clients", key="clients")
    rows = [_row(item, columns.rows, held, behind) for item in page.rows]
    groups = [(label, [row for row in rows if row.item.kind == value]) for value, label in Item.Kind.choices]
    return Shelf([(label, found) for label, found in groups if found], page, columns, heading)


def holders_of(item: Item, *, clients: Sequence[Client], latest: int) -> list[Holder]:
    """Who holds which version of an item, those behind first."""
    known = {client.id: client for client in clients}
    pulls = Pull.objects.filter(version__item=item, client__in=known).order_by("version__number", "pulled_at")
    newest = {pull.client_id: pull for pull in pulls.select_related("version")}
    held = [
        Holder(known[client], pull.version.number, pull.pulled_at, latest - pull.version.number)
        for client, pull in newest.items()
    ]
    return sorted(held, key=lambda holder: (-holder.behind, holder.client.display_name))


def own_fields(version: ItemVersion) -> list[str]:
    """The fields of a version that are not known ones."""
    return [field for field in version.field_names if field not in KNOWN]


def places_of(version: ItemVersion) -> list[tuple[str, list[str]]]:
    """Each field with the places where it stands."""
    places: dict[str, dict[str, None]] = {name: {} for name in version.field_names}
    for field, place in version.fields:
        places[field][place] = None
    return [(name, list(found)) for name, found in places.items()]


def _items() -> list[Item]:
    newest = ItemVersion.objects.filter(item=OuterRef("pk")).order_by("-number")
    items = Item.objects.annotate(newest=Max("versions__number"), ending=Subquery(newest.values("kind")[:1]))
    return list(items.filter(newest__gt=0).order_by("title"))


def _held(clients: Sequence[Client]) -> Held:
    mine = {client.id for client in clients}
    rows = Pull.objects.values_list("version__item", "client").annotate(number=Max("version__number"))
    return {(item, client): number for item, client, number in rows if client in mine}


def _fits(item: Item, words: str) -> bool:
    wanted = words.casefold().split()
    said = " ".join([item.title, *item.tags]).casefold()
    return all(word in said for word in wanted)


def _is_of(item: Item, kind: str, behind: set[UUID]) -> bool:
    return item.id in behind if kind == BEHIND else kind in ("", item.kind)


def _row(item: Item, clients: Sequence[Client], held: Held, behind: set[tuple[UUID, UUID]]) -> Row:
    cells = [(held.get((item.id, client.id)), (item.id, client.id) in behind) for client in clients]
    return Row(item, item.newest, item.ending, cells)  # type: ignore[attr-defined]  # annotated in _items.


def _heading(items: int, behind: set[UUID], clients: set[UUID]) -> str:
    """Four items. Two clients work with an older version of one of them than you do."""
    if not items:
        return "The library is empty."
    first = sentence(counted(items, one="item"))
    if not behind:
        return f"{first} Nobody works with an older version than you do."
    who = f"{counted(len(clients), one='client')} {'works' if len(clients) == 1 else 'work'}"
    return f"{first} {sentence(f'{who} with an older version of {number_words(len(behind))} of them than you do')}"


def item_words(holders: Sequence[Holder], *, latest: int) -> str:
    """Version 7 is with three clients. One holds an older one."""
    current = sum(not holder.behind for holder in holders)
    older = len(holders) - current
    if not holders:
        return f"Version {latest} is yours alone; nobody has pulled it."
    first = f"Version {latest} is with {counted(current, one='client') if current else 'nobody yet'}."
    rest = f"{number_words(older)} {'holds an older one' if older == 1 else 'hold older ones'}"
    return f"{first} {sentence(rest)}" if older else first
