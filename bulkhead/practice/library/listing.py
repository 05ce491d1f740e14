"""The library as plain lines, for pages of hundreds: its queries are built once, and what they ask stays the same."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, CharField, Count, IntegerField, Max, QuerySet, Value, When
from django.db.models.functions import Cast

from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import Item

ORDER = Case(
    *(When(kind=kind, then=Value(place)) for place, kind in enumerate(Item.Kind.values)), output_field=IntegerField()
)
HEX = Cast("pk", CharField())  # an id as it is stored: to make one of each would take longer than to ask for them.

Values = tuple[object, ...]


class Entry(NamedTuple):
    """What a list says of an item."""

    id: UUID
    title: str
    code: str | None
    kind: str
    status: str
    sensitivity: str
    newest: int
    ending: str
    review_on: date | None

    @property
    def is_benchmark(self) -> bool:
        return self.kind == Item.Kind.BENCHMARK


class Held(NamedTuple):
    """The version that a client holds of an item, and how far behind it is; ids as they are stored."""

    item: str
    client: str
    number: int
    lag: int


def all_ids() -> list[str]:
    """Every item in the order of the library."""
    return [str(key) for (key,) in ALL.rows("")]


def entries(ids: Sequence[str]) -> list[Entry]:
    """What a list says of these, in this order; what is gone meanwhile is left out."""
    wanted = [UUID(key) for key in ids]
    rows = [Entry(*values) for values in ENTRIES.rows("", wanted)]  # type: ignore[arg-type]  # columns in order.
    place = {key: number for number, key in enumerate(ids)}
    return sorted(rows, key=lambda entry: place[entry.id.hex])


def held(items: Sequence[Entry], *, clients: Sequence[UUID]) -> list[Held]:
    """Who of these clients holds which version of these items."""
    rows = HELD.rows("", [entry.id for entry in items], clients)
    return [Held(*values) for values in rows]  # type: ignore[arg-type]  # columns in order.


def standings(clients: Sequence[UUID]) -> dict[UUID, bool]:
    """The clients that hold something, and whether any of it is an older version."""
    return {client: lag > 0 for client, lag in STANDINGS.rows("", clients)}  # type: ignore[misc,operator]  # columns in order.


def count_behind(clients: Sequence[UUID]) -> int:
    """How many items one of these clients holds an older version of."""
    return sum(count for (count,) in BEHIND.rows("", clients))  # type: ignore[misc]  # one number, or none.


def _all(_: str) -> QuerySet[Item, Values]:
    return Item.objects.order_by(ORDER, "title").values_list(HEX)


def _entries(_: str, ids: Sequence[UUID]) -> QuerySet[Item, Values]:
    return Item.objects.filter(pk__in=ids).order_by().values_list(*Entry._fields)


def _held(_: str, items: Sequence[UUID], clients: Sequence[UUID]) -> QuerySet[Holding, Values]:
    rows = Holding.objects.filter(item__in=items, client__in=clients)
    return rows.values_list(Cast("item", CharField()), Cast("client", CharField()), "number", "lag")


def _standings(_: str, clients: Sequence[UUID]) -> QuerySet[Holding, Values]:
    return Holding.objects.filter(client__in=clients).order_by().values_list("client").annotate(most=Max("lag"))


def _behind(_: str, clients: Sequence[UUID]) -> QuerySet[Holding, Values]:
    older = Holding.objects.filter(client__in=clients, lag__gt=0).order_by()
    return older.annotate(one=Value(1)).values("one").annotate(items=Count("item", distinct=True)).values_list("items")


ALL, ENTRIES = Prepared(_all, alias=PRACTICE), Prepared(_entries, alias=PRACTICE)
HELD, STANDINGS = Prepared(_held, alias=PRACTICE), Prepared(_standings, alias=PRACTICE)
BEHIND = Prepared(_behind, alias=PRACTICE)
