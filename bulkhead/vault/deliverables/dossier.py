"""All that is known of one deliverable: its versions, who was given them, what they answered, what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Value

from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.trail.models import VaultLine

HISTORY = 20


class Remark(NamedTuple):
    """Something that was said beside it; `asks` when it asks for a change."""

    at: datetime
    name: str
    words: str
    asks: bool


class Given(NamedTuple):
    """A person a version was given to, and what they did with it."""

    name: str
    title: str
    approves: bool
    opened_at: datetime | None
    approved_at: datetime | None
    asked_at: datetime | None


@dataclass(frozen=True)
class Row:
    """A version, and its delivery where it was delivered."""

    version: Version
    delivery: Delivery | None


@dataclass(frozen=True)
class Dossier:
    """One deliverable, whole."""

    deliverable: Deliverable
    rows: list[Row]
    readers: list[Given]
    said: list[Remark]
    history: list[VaultLine]

    @classmethod
    def of(cls, deliverable: Deliverable) -> Self:
        """Read it in four queries, however much there is."""
        versions = Version.objects.filter(deliverable=deliverable).select_related("blob", "delivery")
        rows = [Row(version, getattr(version, "delivery", None)) for version in versions]
        newest = next((row.delivery for row in rows if row.delivery), None)
        return cls(
            deliverable,
            rows,
            given_of(newest) if newest else [],
            _said(deliverable),
            list(VaultLine.objects.filter(subject=deliverable.id).order_by("-number")[:HISTORY]),
        )

    @property
    def latest(self) -> Version | None:
        return self.rows[0].version if self.rows else None

    @property
    def delivery(self) -> Delivery | None:
        """The newest delivery."""
        return next((row.delivery for row in self.rows if row.delivery), None)

    @property
    def is_out(self) -> bool:
        """Whether the newest version is the one the client has."""
        return bool(self.rows) and self.rows[0].delivery is not None

    @property
    def is_approved(self) -> bool:
        return any(reader.approved_at for reader in self.readers)

    @property
    def has_change_asked(self) -> bool:
        return not self.is_approved and any(reader.asked_at for reader in self.readers)

    @property
    def steps(self) -> tuple[list[str], str]:
        """The way of it, and the step it stands on."""
        last = "Change asked" if self.has_change_asked else "Approved"
        labels = ["Draft", "In review", "Delivered", last]
        state = self.deliverable.State(self.deliverable.state)
        if state == Deliverable.State.SCHEDULED:
            labels, current = ["Scheduled", *labels], "Scheduled"
        elif state == Deliverable.State.DELIVERED and (self.is_approved or self.has_change_asked):
            current = last
        else:
            current = str(state.label)
        return labels, current


def _said(deliverable: Deliverable) -> list[Remark]:
    """Comments of both sides and changes asked, as they came: one query."""
    rows = SAID.rows("", deliverable.id)
    return [Remark(at, name, words, asks=bool(asks)) for at, name, words, asks in rows]  # type: ignore[arg-type]  # columns in order.


def given_of(delivery: Delivery) -> list[Given]:
    """Whom a delivery is for, with when each of them opened, approved, or last asked for a change: one query."""
    return [Given(*row) for row in GIVEN.rows("", delivery.id)]  # type: ignore[arg-type]  # columns in order.


def _remarks(_: str, deliverable: UUID) -> QuerySet[Comment, tuple[object, ...]]:
    comments = Comment.objects.filter(deliverable=deliverable).order_by()
    changes = ChangeAsked.objects.filter(delivery__version__deliverable=deliverable).order_by()
    said = comments.values_list("written_at", "by_name", "words", Value(False)).union(
        changes.values_list("asked_at", "person__name", "words", Value(True)), all=True
    )
    return said.order_by("written_at")


def _readers(_: str, delivery: UUID) -> QuerySet[Reader, tuple[object, ...]]:
    mine = {"delivery": OuterRef("delivery"), "person": OuterRef("person")}
    approved = Approval.objects.filter(**mine).values("given_at")[:1]
    asked = ChangeAsked.objects.filter(**mine).order_by("-asked_at").values("asked_at")[:1]
    readers = Reader.objects.filter(delivery=delivery).annotate(
        approved_at=Subquery(approved), asked_at=Subquery(asked)
    )
    columns = ("person__name", "person__title", "approves", "opened_at", "approved_at", "asked_at")
    return readers.order_by("-approves", "person__name").values_list(*columns)


SAID = Prepared(_remarks)
GIVEN = Prepared(_readers)
