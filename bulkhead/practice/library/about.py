"""What is said about an item, apart from its files."""

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from bulkhead.practice.library.models import Item

CALLED = {
    "title": "title",
    "code": "code",
    "kind": "kind",
    "verticals": "verticals",
    "tags": "tags",
    "note": "note",
    "sensitivity": "what it leaves as",
    "owner_id": "owner",
    "licence_note": "licence note",
    "review_on": "review date",
}


class ChangedMeanwhile(RuntimeError):
    """Somebody else changed the item after the form was shown. `standing` is what it is now."""

    def __init__(self, standing: Item) -> None:
        super().__init__("the item was changed meanwhile")
        self.standing = standing


@dataclass(frozen=True)
class About:
    """Everything that can be changed about an item."""

    title: str
    kind: str
    code: str | None = None
    verticals: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    sensitivity: str = Item.Sensitivity.SHAREABLE
    owner_id: UUID | None = None
    licence_note: str = ""
    review_on: date | None = None

    @classmethod
    def of(cls, item: Item) -> "About":
        said = {field.name: getattr(item, field.name) for field in fields(cls)}
        return cls(**{**said, "verticals": tuple(item.verticals), "tags": tuple(item.tags)})

    def put_on(self, item: Item) -> Item:
        """The item, saying this of itself; not saved."""
        for field in fields(self):
            value = getattr(self, field.name)
            setattr(item, field.name, list(value) if isinstance(value, tuple) else value)
        return item

    def differs_from(self, other: "About") -> list[str]:
        """What is not the same, by column."""
        return [field.name for field in fields(self) if getattr(self, field.name) != getattr(other, field.name)]
