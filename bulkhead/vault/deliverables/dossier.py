"""All that is known of one deliverable: its versions, who was given them, what they answered, what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Deliverable, Version
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
        versions = list(Version.objects.filter(deliverable=pk).select_related("deliverable", "blob", "delivery"))
        found = versions[0].deliverable if versions else Deliverable.objects.filter(pk=pk).first()
        if found is None:
            return None
        rows = [Row(version, getattr(version, "delivery", None)) for version in versions]
        newest = next((row.delivery for row in rows if row.delivery), None)
        return cls(
            found,
            rows,
            given_of(newest) if newest else [],
            Readiness.of(pk, version=versions[0].id if versions else None),
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


GIVEN = Prepared(_readers)
