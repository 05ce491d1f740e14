"""All that is known of one deliverable: its versions, who was given them, what they answered, what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from bulkhead.isolation.prepared import Prepared, columns_of, row_of
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.deliverables.readiness import Readiness
from bulkhead.vault.trail.models import VaultLine

HISTORY = 20


class Given(NamedTuple):
    """A person a version was given to, and what they did with it."""

    name: str
    title: str
    approves: bool
    opened_at: datetime | None
    approved_at: datetime | None
    asked_at: datetime | None
    nudged_at: datetime | None


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
    ready: Readiness
    history: list[VaultLine]

    @classmethod
    def find(cls, pk: UUID) -> Self | None:
        """Read it in four queries, however much there is; None when there is no such deliverable."""
        rows = rows_of(pk)
        found = rows[0].version.deliverable if rows else Deliverable.objects.filter(pk=pk).first()
        if found is None:
            return None
        newest = next((row.delivery for row in rows if row.delivery), None)
        return cls(
            found,
            rows,
            given_of(newest) if newest else [],
            Readiness.of(pk, version=rows[0].version.id if rows else None),
            list(VaultLine.objects.filter(subject=pk).order_by("-number")[:HISTORY]),
        )

    @property
    def owed_since(self) -> datetime | None:
        """Since when it is finished and not delivered, as the practice's list of debts counts it."""
        newest, state = self.latest, self.deliverable.state
        if newest is None or self.is_out or state not in (Deliverable.State.DRAFT, Deliverable.State.IN_REVIEW):
            since = None
        elif self.delivery is not None:
            since = newest.made_at
        elif state == Deliverable.State.IN_REVIEW:
            since = self.ready.review.asked_at if self.ready.review else newest.made_at
        else:
            since = None
        return since

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
    def was_made(self) -> bool:
        """Whether its first version was made here, which alone can come from a library."""
        return bool(self.rows) and self.rows[-1].version.made_from == "made"

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


def rows_of(deliverable: UUID) -> list[Row]:
    """Its versions, newest first, each with its file, its deliverable and its delivery: one query."""
    return [_row(values) for values in ROWS.rows("", deliverable)]


def _row(values: tuple[object, ...]) -> Row:
    version = row_of(Version, values=values[:OF_VERSION])
    version.deliverable = row_of(Deliverable, values=values[OF_VERSION:OF_WORK])
    version.blob = row_of(Blob, values=values[OF_WORK:OF_BLOB])
    if values[OF_BLOB] is None:
        return Row(version, None)
    delivery = row_of(Delivery, values=values[OF_BLOB:])
    delivery.version = version
    return Row(version, delivery)


def _rows(_: str, deliverable: UUID) -> QuerySet[Version, tuple[object, ...]]:
    columns = (*columns_of(Deliverable, through="deliverable__"), *columns_of(Blob, through="blob__"))
    own = Version.objects.filter(deliverable=deliverable)
    return own.values_list(*columns_of(Version), *columns, *columns_of(Delivery, through="delivery__"))


def given_of(delivery: Delivery) -> list[Given]:
    """Whom a delivery is for, with when each of them opened, approved, or last asked for a change: one query."""
    return [Given(*row) for row in GIVEN.rows("", delivery.id)]  # type: ignore[arg-type]  # columns in order.


def _readers(_: str, delivery: UUID) -> QuerySet[Reader, tuple[object, ...]]:
    mine = {"delivery": OuterRef("delivery"), "person": OuterRef("person")}
    approved = Approval.objects.filter(**mine).values("given_at")[:1]
    asked = ChangeAsked.objects.filter(**mine).order_by("-asked_at").values("asked_at")[:1]
    readers = Reader.objects.filter(delivery=delivery).annotate(
        approved_at=Subquery(approved), asked_at=Subquery(asked)
    )
    columns = ("person__name", "person__title", "approves", "opened_at", "approved_at", "asked_at", "nudged_at")
    return readers.order_by("-approves", "person__name").values_list(*columns)


OF_VERSION = len(columns_of(Version))
OF_WORK = OF_VERSION + len(columns_of(Deliverable))
OF_BLOB = OF_WORK + len(columns_of(Blob))
GIVEN, ROWS = Prepared(_readers), Prepared(_rows)
