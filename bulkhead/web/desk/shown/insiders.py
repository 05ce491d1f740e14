"""Who of the practice may open a client, and who has it open now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from bulkhead.base.clock import now
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.accounts.models import Allocation, Practitioner
from bulkhead.practice.clients.models import Client


@dataclass(frozen=True)
class Insider:
    """One person of the practice at one client's door."""

    name: str
    kind: str
    may_open: bool
    opened_at: datetime | None
    until: datetime | None


def insiders_of(client: Client) -> list[Insider]:
    """Everyone of the practice, those inside first: one query, and the rule is that of Practitioner.clients."""
    insiders = [_insider(*values) for values in INSIDERS.rows("", client.pk, now())]  # type: ignore[arg-type]  # columns.
    return sorted(insiders, key=lambda one: (one.until is None, not one.may_open, one.name))


def _insider(name: str, kind: str, is_allocated: bool, at: datetime | None, until: datetime | None) -> Insider:
    is_principal = kind == Practitioner.Kind.PRINCIPAL
    words = "principal" if is_principal else "associate" if is_allocated else "associate, not allocated"
    return Insider(name, words, is_principal or is_allocated, at, until)


def _people(_: str, client: UUID, at: datetime) -> QuerySet[Practitioner, tuple[object, ...]]:
    allocated = Allocation.objects.filter(practitioner=OuterRef("pk"), client=client, ended_at=None)
    here, in_force = Q(openings__client=client), Q(openings__left_at=None, openings__until__gt=at)
    people = Practitioner.objects.filter(is_active=True).annotate(
        allocated=Exists(allocated),
        opened_at=Max("openings__opened_at", filter=here),
        until=Max("openings__until", filter=here & in_force),
    )
    return people.values_list("name", "kind", "allocated", "opened_at", "until")


INSIDERS = Prepared(_people, alias=PRACTICE)
