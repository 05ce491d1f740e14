"""The exceptions a person may see: a principal all, whoever works for a client those that hold there alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.clients.same_words import SameWord
from bulkhead.web.desk.shown.places import OTHER


class Line(NamedTuple):
    """One exception, in words."""

    row: SameWord
    named: str
    where: str


def of(person: Practitioner, *, clients: Sequence[Client]) -> QuerySet[SameWord]:
    """Newest first."""
    rows = SameWord.objects.all()
    return rows if person.is_principal else rows.filter(target__in=[client.pk for client in clients])


def lines(rows: Iterable[SameWord], *, known: Mapping[UUID, Client]) -> list[Line]:
    return [Line(row, _called(row.client_id, known), _where(row, known)) for row in rows]


def _where(row: SameWord, known: Mapping[UUID, Client]) -> str:
    return f"in what goes to {_called(row.target_id, known)}" if row.target_id else "everywhere"


def _called(client: UUID, known: Mapping[UUID, Client]) -> str:
    return known[client].display_name if client in known else OTHER
