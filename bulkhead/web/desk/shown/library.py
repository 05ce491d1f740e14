"""The library as a table: items by client, the cell is the version held. Only what is behind asks for attention."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest, QueryDict

from bulkhead.practice.clients.models import Client
from bulkhead.practice.library import listing
from bulkhead.practice.library.benchmarks import least_behind
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.listing import HEX, ORDER, Entry
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.practice.library.words import found
from bulkhead.web.desk.shown.pages import Page, page_of
from bulkhead.web.desk.shown.words import counted, number_words, sentence

ROWS = 30
COLUMNS = 8
BEHIND, REVIEW = "behind", "review"

Cell = tuple[int, bool]


@dataclass(frozen=True)
class Sought:
    """What of the library is asked for."""

    words: str = ""
    kind: str = ""
    vertical: str = ""
    tag: str = ""
    status: str = ""
    only: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> "Sought":
        """What an address asks for; what nobody offers is left out."""
        kind, vertical, status = asked.get("kind", ""), asked.get("vertical", ""), asked.get("status", "")
        return cls(
            asked.get("q", "")[:100].strip(),
            kind if kind in Item.Kind.values else "",
            vertical if vertical in Item.Vertical.values else "",
            asked.get("tag", "")[:30],
            status if status in Item.Status.values else "",
            asked.get("only", "") if asked.get("only") in (BEHIND, REVIEW) else "",
        )

    @property
    def is_everything(self) -> bool:
        return self == Sought()


@dataclass(frozen=True)
class Row:
    """One item; a cell is (version held, whether it is behind), or nothing."""

    item: Entry
    cells: list[Cell | None]
    why: str
    is_overdue: bool


@dataclass(frozen=True)
class Listed:
    """The items of one page, where one is, and how many there are on all pages."""

    rows: list[Entry]
    page: Page[str]
    total: int


@dataclass(frozen=True)
class Shelf:
    """One page of the library."""

    groups: list[tuple[str, list[Row]]]
    page: Page[str]
    columns: Page[Client]
    heading: str
    is_empty: bool


def shelf_of(clients: Sequence[Client], *, request: HttpRequest, sought: Sought, on: date) -> Shelf:
    """What fits the question, by kind; clients that hold something stand in the first columns."""
    ids = [client.id for client in clients]
    listed = _page(_ids(sought, ids, on), request)
    standings = listing.standings(ids)
    ordered = sorted(clients, key=lambda client: client.id not in standings)
    columns = page_of(ordered, size=COLUMNS, request=request, unit="Clients", key="clients")
    rows = _rows(listed.rows, columns.rows, on)
    groups = [(label, [row for row in rows if row.item.kind == value]) for value, label in Item.Kind.choices]
    total = listed.total if sought.is_everything else Item.objects.count()
    heading = _heading(total, clients=sum(standings.values()), ids=ids)
    return Shelf([(label, own) for label, own in groups if own], listed.page, columns, heading, not total)


def _ids(sought: Sought, clients: list[UUID], on: date) -> list[str]:
    """A search through all text is asked once: for the ids in their order, which also says how many there are."""
    if sought.is_everything:
        return listing.all_ids()
    return list(_wanting(fitting(sought), sought, clients, on).values_list(HEX, flat=True))


def _page(ids: list[str], request: HttpRequest) -> Listed:
    found = page_of(ids, size=ROWS, request=request, unit="Items")
    return Listed(listing.entries(found.rows), found, len(ids))


def fitting(sought: Sought) -> QuerySet[Item]:
    """What answers to words, kind, state, vertical and tag."""
    items = Item.objects.order_by(ORDER, "title")
    if sought.words:
        items = items.filter(pk__in=found(sought.words).values("id"))
    if sought.kind:
        items = items.filter(kind=sought.kind)
    if sought.status:
        items = items.filter(status=sought.status)
    return _marked(_marked(items, "verticals", sought.vertical), "tags", sought.tag)


def _wanting(items: QuerySet[Item], sought: Sought, clients: list[UUID], on: date) -> QuerySet[Item]:
    """Of these, the ones that ask for attention, where only those are asked for."""
    if sought.only == BEHIND:
        items = items.filter(pk__in=Holding.objects.filter(lag__gt=0, client__in=clients).values("item"))
    elif sought.only == REVIEW:
        items = items.exclude(status=Item.Status.RETIRED).filter(review_on__lt=on)
    return items


def _marked(items: QuerySet[Item], column: str, word: str) -> QuerySet[Item]:
    """Those whose list has this word: written as JSON, a whole word stands in quotation marks."""
    if not word:
        return items
    said = f"said_{column}"
    return items.annotate(**{said: Cast(column, TextField())}).filter(**{f"{said}__icontains": json.dumps(word)})


def _rows(items: Sequence[Entry], clients: Sequence[Client], on: date) -> list[Row]:
    held, keys = _cells(items, clients), [client.id.hex for client in clients]
    withheld = _withheld([item for item in items if item.is_benchmark])
    return [
        Row(
            item,
            [held.get((item.id.hex, key)) for key in keys],
            withheld.get(item.id, ""),
            item.review_on is not None and item.review_on < on and item.status != Item.Status.RETIRED,
        )
        for item in items
    ]


def _cells(items: Sequence[Entry], clients: Sequence[Client]) -> Mapping[tuple[str, str], Cell]:
    """By the two ids as they are stored."""
    held = listing.held(items, clients=[client.id for client in clients])
    return {(item, client): (number, lag > 0) for item, client, number, lag in held}


def _withheld(benchmarks: Sequence[Entry]) -> dict[UUID, str]:
    """Why a benchmark is not shown to any client."""
    if not benchmarks:
        return {}
    rows = ItemVersion.objects.filter(item__in=[item.id for item in benchmarks]).order_by("number")
    newest = dict(rows.values_list("item_id", "least_clients"))
    least = least_behind()
    return {item.id: _too_few(newest.get(item.id), least) for item in benchmarks}


def _too_few(clients: int | None, least: int) -> str:
    if clients is None:
        return "Not shown: its numbers are not put together yet."
    if clients < least:
        who = counted(clients, one="client")
        return f"Not shown: {who} {'stands' if clients == 1 else 'stand'} behind it, {number_words(least)} are needed."
    return ""


def _heading(items: int, *, clients: int, ids: list[UUID]) -> str:
    """Four items. Two clients work with an older board summary than you do."""
    if not items:
        return "The library is empty."
    first = sentence(counted(items, one="item"))
    if not clients:
        return f"{first} Nobody works with an older version than you do."
    behind = listing.count_behind(ids)
    who = f"{counted(clients, one='client')} {'works' if clients == 1 else 'work'}"
    which = f"with an older version of {number_words(behind)} of them than you do"
    if behind == 1:
        older = Holding.objects.filter(client__in=ids, lag__gt=0)
        which = f"with an older “{older.values_list('item__title', flat=True)[0]}” than you do"
    return f"{first} {sentence(f'{who} {which}')}"
