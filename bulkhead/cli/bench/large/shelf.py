"""A library of 500 items in five versions each, of which every client holds many, mostly older ones."""

from collections.abc import Sequence

from bulkhead.base.clock import now
from bulkhead.base.ids import uuid7
from bulkhead.cli.bench.large.words import DICE, some, title
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import Item, ItemVersion, Pull
from bulkhead.practice.library.tailoring import Comparison, Written
from bulkhead.practice.library.words import ItemWords

ITEMS, VERSIONS, CHANGES, A_TEXT = 500, 5, 30, 900
HOLDERS = 4
ENDINGS = ("docx", "pptx", "xlsx", "md")


def fill_shelf(clients: Sequence[Client], *, by: str) -> Item:
    """The item that every client holds an old version of; what changed since is worked out."""
    items = [_item(number) for number in range(ITEMS)]
    Item.objects.bulk_create(items)
    versions = [_version(item, number, by) for item in items for number in range(1, VERSIONS + 1)]
    ItemVersion.objects.bulk_create(versions)
    ItemWords._default_manager.bulk_create(_words(item) for item in items)
    of = {item.pk: versions[place * VERSIONS : (place + 1) * VERSIONS] for place, item in enumerate(items)}
    pulls = [_pull(of[item.pk], client, by) for item in items for client in _holders(item, items[0], clients)]
    Pull.objects.bulk_create(pulls)
    Holding.objects.bulk_create(_holding(pull) for pull in pulls)
    newest = of[items[0].pk][-1].blob_id
    compared = [Comparison(older=one.blob_id, newer=newest, changes=_changes()) for one in of[items[0].pk][:-1]]
    Comparison.objects.bulk_create(compared)
    return items[0]


def _item(number: int) -> Item:
    kind, ending = DICE.choice(Item.Kind.values), ENDINGS[number % len(ENDINGS)]
    tags = DICE.choices(("board", "launch", "price", "brand", "hiring", "pipeline"), k=2)
    return Item(
        title=f"{title(3)} {number}"[:120],
        code=f"L-{number:03}",
        kind=kind,
        verticals=[DICE.choice(Item.Vertical.values)],
        tags=sorted(set(tags)),
        note=some(12)[:300],
        newest=VERSIONS,
        ending=ending if number else "docx",
    )


def _version(item: Item, number: int, by: str) -> ItemVersion:
    row = ItemVersion(item=item, number=number, blob_id=uuid7(), name=f"item.{item.ending}", kind=item.ending, size=1)
    row.sha256, row.added_by, row.note = "0" * 64, by, some(8)
    row.fields = [["client.name", f"paragraph {place}"] for place in range(20)]
    row.gaps = [["[●]", f"paragraph {place}", ""] for place in range(10)]
    return row


def _words(item: Item) -> ItemWords:
    tags = " ".join(item.tags)
    return ItemWords(id=item.pk, title=item.title, code=str(item.code), tags=tags, note=item.note, text=some(A_TEXT))


def _holders(item: Item, first: Item, clients: Sequence[Client]) -> Sequence[Client]:
    return clients if item is first else DICE.sample(list(clients), k=HOLDERS)


def _pull(versions: Sequence[ItemVersion], client: Client, by: str) -> Pull:
    held = DICE.choice(versions[:3])
    return Pull(version=held, client=client, deliverable_id=uuid7(), pulled_by=by, pulled_at=now())


def _holding(pull: Pull) -> Holding:
    number, item = pull.version.number, pull.version.item
    lag = 0 if item.status == Item.Status.RETIRED else VERSIONS - number
    return Holding(item=item, client=pull.client, pull=pull, number=number, kind="plan", lag=lag)


def _changes() -> list[Written]:
    return [_change(number) for number in range(CHANGES)]


def _change(number: int) -> Written:
    old, new = some(20), some(20)
    words = [("same", some(15)), ("del", old), ("ins", new)]
    return Written(
        key=f"p{number}",
        place=f"paragraph {number}",
        kind="changed",
        old=old,
        new=new,
        words=words,
        can_skip=True,
        reason="",
    )
