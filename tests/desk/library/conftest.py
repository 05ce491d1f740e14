"""The library as Maren and Tobias see it: an item with two versions, and a client that holds the older one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.apps import apps

if TYPE_CHECKING:
    from tests.browse import Browser
    from tests.cast import Cast, Member

Row = dict[str, object]
FIRST = b"# {{title}}\n\nKey metrics\n\nFor {{client.name}}.\n\nNext steps\n"
SECOND = (
    b"# {{title}}\n\nWhat is true today\n\nFor {{client.name}}.\n\nWhat we ask of the board\n\nWhat we stopped doing\n"
)


@dataclass
class Shelf:
    """One item, and the ways to add to it and to pull it as the product does."""

    cast: "Cast"
    item: str

    @property
    def home(self) -> str:
        return f"/library/{self.item}/"

    def add(self, content: bytes, *, name: str = "board.md", note: str = "") -> UUID:
        from bulkhead.crossings.shelve import shelve
        from bulkhead.isolation.blobs import tray_blobs
        from bulkhead.practice.library.models import Item

        row = Item.objects.get(pk=self.item)
        by = self.cast.maren.actor
        return shelve(tray_blobs().put([content]), name=name, item=row, by=by, note=note).id

    def pull(self, member: "Member", *, number: int = 0) -> UUID:
        """The newest version, or that one, becomes a draft of this client; the deliverable's id."""
        from bulkhead.crossings.pull import pull
        from bulkhead.practice.library.models import ItemVersion

        versions = ItemVersion.objects.filter(item=self.item)
        version = versions.get(number=number) if number else versions.latest("number")
        due, lead = date(2026, 12, 4), self.cast.maren
        taken = pull(version, client=member.client, title="Summary", kind="board_pack", due_on=due, lead=lead)
        assert taken.deliverable is not None
        return taken.deliverable


@pytest.fixture
def associate(cast: "Cast") -> "Browser":
    """Tobias, who is allocated to nobody."""
    from tests.browse import desk_browser

    return desk_browser(as_practitioner=cast.tobias)


@pytest.fixture
def shelf(cast: "Cast") -> Shelf:
    """Harbor holds the first of two versions."""
    from bulkhead.practice.library.models import Item

    row = Item(title="Board summary", kind="template", tags=["board", "monthly"])
    row.save()
    own = Shelf(cast, str(row.pk))
    own.add(FIRST)
    own.pull(cast.harbor)
    own.add(SECOND, note="Asks of the board.")
    return own


@pytest.fixture
def put(cast: "Cast") -> Callable[..., Shelf]:
    """Another item, with a first version when there is content for it."""

    def put(content: bytes = b"", *, name: str = "item.md", **columns: object) -> Shelf:
        from bulkhead.practice.library.models import Item

        row = Item(**{"title": "Launch plan", "kind": "template", **columns})
        row.save()
        own = Shelf(cast, str(row.pk))
        if content:
            own.add(content, name=name)
        return own

    return put


def rows(model: str, **filters: object) -> list[Row]:
    return list(apps.get_model("practice", model).objects.filter(**filters).values())


def lines(act: str) -> list[object]:
    """The words of the practice's log."""
    return [row["words"] for row in rows("practiceline", act=act)]


def vault_rows(member: "Member", model: str, **filters: object) -> list[Row]:
    from bulkhead.isolation import inside

    with inside(member.client):
        return list(apps.get_model("vault", model).objects.filter(**filters).values())


def text_in(member: "Member", deliverable: UUID) -> str:
    """The newest version of a deliverable, as the client would read it."""
    from bulkhead.isolation import inside
    from bulkhead.isolation.blobs import vault_blobs
    from bulkhead.vault.deliverables.models import Version

    with inside(member.client):
        version = Version.objects.filter(deliverable=deliverable).latest("number")
        return b"".join(vault_blobs().read(version.blob_id)).decode()
