"""What the last question before a delivery is about: the version, who may be given it, what the guard said of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.shortcuts import get_object_or_404

from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.clients.models import Client
from bulkhead.practice.tray.models import GuardEvent
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.dossier import rows_of
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import Role
from bulkhead.vault.people.roll import present


class Judged(NamedTuple):
    """What the guard answered, or who let it pass and why."""

    verdict: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Asked:
    """What the question is about: the newest version, and who is there to be given it."""

    row: Deliverable
    version: Version | None
    people: list[Person]
    given: list[tuple[UUID, bool]]
    is_out: bool

    @classmethod
    def about(cls, deliverable: UUID) -> "Asked":
        rows = rows_of(deliverable)
        version = rows[0].version if rows else None
        row = version.deliverable if version else get_object_or_404(Deliverable, pk=deliverable)
        given = [(person, bool(approves)) for person, approves in GIVEN.rows("", deliverable)]
        is_out = bool(rows) and rows[0].delivery is not None
        return cls(row, version, present(), given, is_out)  # type: ignore[arg-type]  # an id and a word each.

    @property
    def usual(self) -> dict[str, object]:
        """Whom the version before went to; at the first time the sponsors approve and nobody else is named."""
        if self.given:
            approvers = [str(pk) for pk, approves in self.given if approves]
        else:
            approvers = [str(person.pk) for person in self.people if person.role == Role.SPONSOR]
        readers = [str(pk) for pk, approves in self.given if not approves]
        return {"version": self.version.pk if self.version else None, "approvers": approvers, "readers": readers}


def last_judged(client: Client, *, sha256: str) -> Judged | None:
    """The last word about these very bytes for this client."""
    for values in JUDGED.rows("", client.pk, sha256):
        return Judged(*values)  # type: ignore[arg-type]  # columns in order.
    return None


def _given(_: str, deliverable: UUID) -> QuerySet[Reader, tuple[object, ...]]:
    last = Delivery.objects.filter(version__deliverable=deliverable).values("pk")[:1]
    return Reader.objects.filter(delivery=Subquery(last)).values_list("person_id", "approves")


def _judged(_: str, client: UUID, sha256: str) -> QuerySet[GuardEvent, tuple[object, ...]]:
    said = GuardEvent.objects.filter(client=client, sha256=sha256).order_by("-at")
    return said.values_list(*Judged._fields)[:1]


GIVEN, JUDGED = Prepared(_given), Prepared(_judged, alias=PRACTICE)
