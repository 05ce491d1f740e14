"""One item with what its page says of it: queries that are built once, of columns and not of whole rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from bulkhead.isolation.prepared import PRACTICE, Prepared, columns_of, row_of
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import FieldMapping, Item, ItemVersion, Pull, StatusMove

VERSIONS = 20
SETTLED = ("delivered", "cancelled")

Values = tuple[object, ...]


class Moved(NamedTuple):
    """Who made it what it is, and when."""

    moved_by: str
    moved_at: datetime


class Stated(NamedTuple):
    """What a list says of a version."""

    id: UUID
    number: int
    name: str
    size: int
    note: str
    added_at: datetime
    added_by: str


class HeldCopy(NamedTuple):
    """What a client holds of an item: which version, which files it was made from, and what is next made from it."""

    client_id: UUID
    number: int
    lag: int
    pulled_at: datetime
    passed_number: int
    version_kind: str
    blob_id: UUID
    tailoring_id: UUID | None
    tailored_blob: UUID | None
    tailored_base: UUID | None
    next_label: str | None
    next_on: date | None


@dataclass(frozen=True)
class Dossier:
    """An item, its newest version, and the three things its page asks about it."""

    item: Item
    newest: ItemVersion | None
    owner: str
    move: Moved | None
    was_pulled: bool


def dossier_of(item: UUID) -> Dossier | None:
    """None where there is no such item."""
    for values in NEWEST.rows("", item):
        own, rest = values[:OWN], values[OWN:]
        return _dossier(row_of(Item, values=own, alias=PRACTICE), rest)
    bare = Item.objects.select_related("owner").filter(pk=item).first()  # one without a file, which is rare.
    return None if bare is None else _bare(bare)


def versions_of(item: Item) -> list[Stated]:
    """The newest ones, newest first."""
    return [Stated(*values) for values in STATED.rows("", item.pk)]  # type: ignore[arg-type]  # columns in order.


def mappings_of(item: Item) -> dict[str, str]:
    """What each of its own fields stands for."""
    return dict(MAPPINGS.rows("", item.pk))  # type: ignore[arg-type]  # two words each.


def copies_of(item: Item, *, clients: Sequence[UUID], on: date) -> list[HeldCopy]:
    """What these clients hold of it, and what each next makes from it, from that day on."""
    return [HeldCopy(*values) for values in COPIES.rows("", item.pk, on, clients)]  # type: ignore[arg-type]  # columns in order.


def _dossier(item: Item, rest: Values) -> Dossier:
    newest = row_of(ItemVersion, values=rest[:ITS], alias=PRACTICE)
    newest.item = item
    owner, moved_by, moved_at, was_pulled = rest[ITS:]
    move = Moved(moved_by, moved_at) if moved_at else None  # type: ignore[arg-type]  # as the columns are.
    return Dossier(item, newest, str(owner or ""), move, bool(was_pulled))


def _bare(item: Item) -> Dossier:
    move = item.moves.first()
    moved = Moved(move.moved_by, move.moved_at) if move else None
    return Dossier(item, None, item.owner.name if item.owner else "", moved, was_pulled=False)


def _newest(_: str, item: UUID) -> QuerySet[ItemVersion, Values]:
    move = StatusMove.objects.filter(item=OuterRef("item")).order_by("-moved_at")
    return (
        ItemVersion.objects.filter(item=item)
        .order_by("-number")
        .values_list(
            *columns_of(Item, through="item__"),
            *columns_of(ItemVersion),
            "item__owner__name",
            Subquery(move.values("moved_by")[:1]),
            Subquery(move.values("moved_at")[:1]),
            Exists(Pull.objects.filter(version__item=OuterRef("item"))),
        )[:1]
    )


def _stated(_: str, item: UUID) -> QuerySet[ItemVersion, Values]:
    return ItemVersion.objects.filter(item=item).order_by("-number").values_list(*Stated._fields)[:VERSIONS]


def _mappings(_: str, item: UUID) -> QuerySet[FieldMapping, Values]:
    return FieldMapping.objects.filter(item=item).order_by().values_list("field", "known")


def _copies(_: str, item: UUID, on: date, clients: Sequence[UUID]) -> QuerySet[Holding, Values]:
    ahead = CalendarEntry.objects.filter(client=OuterRef("client"), kind=OuterRef("kind"), due_on__gte=on)
    first = ahead.exclude(state__in=SETTLED).order_by("due_on", "label", "pk")
    return (
        Holding.objects.filter(item=item, client__in=clients)
        .order_by()
        .values_list(
            *HeldCopy._fields[:5],
            "pull__version__kind",
            "pull__version__blob_id",
            "pull__tailoring_id",
            "pull__tailoring__blob_id",
            "pull__tailoring__base",
            Subquery(first.values("label")[:1]),
            Subquery(first.values("due_on")[:1]),
        )
    )


OWN, ITS = len(columns_of(Item)), len(columns_of(ItemVersion))
NEWEST, STATED = Prepared(_newest, alias=PRACTICE), Prepared(_stated, alias=PRACTICE)
MAPPINGS, COPIES = Prepared(_mappings, alias=PRACTICE), Prepared(_copies, alias=PRACTICE)
