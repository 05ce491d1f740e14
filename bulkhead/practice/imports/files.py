"""What became of the files of an import: counted client by client, and a part of those that did not come in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, QuerySet

from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.clients.models import GuardTerm
from bulkhead.practice.imports.models import ImportedFile, Suggested

Outcome = ImportedFile.Outcome
NOT_IN = (Outcome.STOPPED, Outcome.UNREADABLE, Outcome.KEPT, Outcome.SKIPPED)


class File(NamedTuple):
    """One file that did not come in, and whose its folder is."""

    path: str
    outcome: str
    reason: str
    client_id: UUID | None

    @property
    def outcome_words(self) -> str:
        return str(Outcome(self.outcome).label)


class Name(NamedTuple):
    """A name found in the files of a client that nobody took yet."""

    id: UUID
    client_id: UUID
    kind: str
    value: str
    files: int

    @property
    def kind_words(self) -> str:
        return str(GuardTerm.Kind(self.kind).label)


@dataclass(frozen=True)
class Files:
    """The files of one import, counted in one query."""

    run: UUID

    @cached_property
    def by_client(self) -> Mapping[UUID | None, Mapping[str, int]]:
        """How many came to which end, by client; those of nobody's folder stand under None."""
        counted: dict[UUID | None, dict[str, int]] = {}
        rows: list[tuple[UUID | None, str, int]] = COUNTS.rows("", self.run)  # type: ignore[assignment]  # in order.
        for client, outcome, count in rows:
            counted.setdefault(client, {})[outcome] = count
        return counted

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """The same over everybody."""
        counted = dict.fromkeys(Outcome.values, 0)
        for outcomes in self.by_client.values():
            for outcome, count in outcomes.items():
                counted[outcome] += count
        return counted

    def __len__(self) -> int:
        """Those that did not come in."""
        return sum(self.counts[outcome] for outcome in NOT_IN)

    def __getitem__(self, cut: slice) -> list[File]:
        """Some of those, by what became of them."""
        first = cut.start or 0
        rows = LEFT.part("", self.run, start=first, most=cut.stop - first)
        return [File(*row) for row in rows]  # type: ignore[arg-type]  # columns in order.

    def names(self, *, most: int) -> list[Name]:
        """The commonest first."""
        return [Name(*row) for row in NAMES.part("", self.run, start=0, most=most)]  # type: ignore[arg-type]  # as above.


def _counts(_: str, run: UUID) -> QuerySet[ImportedFile, tuple[object, ...]]:
    rows = ImportedFile.objects.filter(run=run).order_by().values_list("folder__client", "outcome")
    return rows.annotate(Count("pk"))


def _left(_: str, run: UUID) -> QuerySet[ImportedFile, tuple[object, ...]]:
    rows = ImportedFile.objects.filter(run=run, outcome__in=NOT_IN).order_by("outcome", "path")
    return rows.values_list("path", "outcome", "reason", "folder__client")


def _names(_: str, run: UUID) -> QuerySet[Suggested, tuple[object, ...]]:
    return Suggested.objects.filter(run=run, taken_at=None).values_list(*Name._fields)


COUNTS, LEFT, NAMES = (Prepared(build, alias=PRACTICE) for build in (_counts, _left, _names))
