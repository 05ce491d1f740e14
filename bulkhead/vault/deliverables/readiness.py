"""All that was said of one deliverable, and how ready its newest version is: one query.

What both sides said, what only the practice says, the checklist, and who has to read it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Self
from uuid import UUID

from django.db.models import CharField, DateTimeField, IntegerField, QuerySet, UUIDField, Value

from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.answers import ChangeAsked, Comment
from bulkhead.vault.deliverables.reviews import Check, Remark, Review, Waiver

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # only a line of a checklist has no time of its own.
COMMENT, CHANGE, REMARK, CHECK, REVIEW, WAIVER = "comment", "change", "remark", "check", "review", "waiver"


class Row(NamedTuple):
    """One row of the union: what it is, and the columns that its kind fills."""

    what: str
    id: UUID
    version: UUID | None
    at: datetime | None
    by: str
    by_id: UUID | None
    words: str
    then_at: datetime | None
    then_by: str
    because: str
    second: UUID | None
    number: int


class Said(NamedTuple):
    """Something that was said beside it by either side; `asks` when it asks for a change."""

    at: datetime
    name: str
    words: str
    asks: bool


class RemarkLine(NamedTuple):
    """Something one of the practice said to another about a version."""

    id: UUID
    words: str
    by_name: str
    by_id: UUID | None
    written_at: datetime
    settled_at: datetime | None
    settled_by: str
    number: int


class CheckLine(NamedTuple):
    """A line of the checklist."""

    id: UUID
    words: str
    settled_at: datetime | None
    settled_by: str
    waived_because: str

    @property
    def is_open(self) -> bool:
        return self.settled_at is None


class Look(NamedTuple):
    """The last time the version was sent for review."""

    asked_at: datetime
    asked_by: str
    asked_by_id: UUID | None
    second_id: UUID | None
    second_name: str
    passed_at: datetime | None
    passed_by: str

    @property
    def waits_for_second(self) -> bool:
        return self.second_id is not None and self.passed_at is None


@dataclass(frozen=True)
class Readiness:
    """Checklist, second reader and waivers of one version, the remarks on every version, and what both sides said."""

    version: UUID | None
    said: list[Said]
    remarks: list[RemarkLine]
    checks: list[CheckLine]
    review: Look | None
    waived: frozenset[str]

    @classmethod
    def of(cls, deliverable: UUID, *, version: UUID | None) -> Self:
        """Read it in one query."""
        rows = [Row(*row) for row in ALL.rows("", deliverable)]  # type: ignore[arg-type]  # columns in order.
        own = [row for row in rows if row.version == version]
        checks = sorted((row for row in own if row.what == CHECK), key=lambda row: (row.number, row.words))
        return cls(
            version,
            [_said(row) for row in _of(rows, COMMENT, CHANGE)],
            [_remark(row) for row in _of(rows, REMARK)],
            [CheckLine(row.id, row.words, row.then_at, row.then_by, row.because) for row in checks],
            next((_look(row) for row in reversed(_of(own, REVIEW))), None),
            frozenset(row.words for row in _of(own, WAIVER)),
        )

    @property
    def open_checks(self) -> int:
        return sum(check.is_open for check in self.checks)

    @property
    def open_remarks(self) -> int:
        return sum(remark.settled_at is None for remark in self.remarks)

    @property
    def waits_for_second(self) -> bool:
        return self.review is not None and self.review.waits_for_second


def _of(rows: Iterable[Row], *kinds: str) -> list[Row]:
    return [row for row in rows if row.what in kinds]


def _said(row: Row) -> Said:
    return Said(row.at or LONG_AGO, row.by, row.words, row.what == CHANGE)


def _remark(row: Row) -> RemarkLine:
    at = row.at or LONG_AGO
    return RemarkLine(row.id, row.words, row.by, row.by_id, at, row.then_at, row.then_by, row.number)


def _look(row: Row) -> Look:
    return Look(row.at or LONG_AGO, row.by, row.by_id, row.second, row.words, row.then_at, row.then_by)


def _text(words: str = "") -> Value:
    return Value(words, output_field=CharField())


NOBODY, NEVER = Value(None, output_field=UUIDField()), Value(None, output_field=DateTimeField())
NONE = Value(0, output_field=IntegerField())


def _all(_: str, deliverable: UUID) -> QuerySet[Review, tuple[object, ...]]:
    """The first part names the columns and says how they are read."""
    own = {"version__deliverable": deliverable}
    looks = Review.objects.filter(**own).order_by()
    remarks = Remark.objects.filter(**own).order_by()
    checks = Check.objects.filter(**own).order_by()
    waivers = Waiver.objects.filter(**own).order_by()
    comments = Comment.objects.filter(deliverable=deliverable).order_by()
    changes = ChangeAsked.objects.filter(delivery__version__deliverable=deliverable).order_by()
    nothing, nobody, never, none = _text(), NOBODY, NEVER, NONE
    union = looks.values_list(
        *(_text(REVIEW), "id", "version_id", "asked_at", "asked_by", "asked_by_id"),
        *("second_name", "passed_at", "passed_by", nothing, "second_id", none),
    ).union(
        remarks.values_list(
            *(_text(REMARK), "id", "version_id", "written_at", "by_name", "by_id"),
            *("words", "settled_at", "settled_by", nothing, nobody, "version__number"),
        ),
        checks.values_list(
            *(_text(CHECK), "id", "version_id", never, nothing, nobody),
            *("words", "settled_at", "settled_by", "waived_because", nobody, "place"),
        ),
        waivers.values_list(
            *(_text(WAIVER), "id", "version_id", "waived_at", "waived_by", nobody),
            *("text", never, nothing, "because", nobody, none),
        ),
        comments.values_list(
            *(_text(COMMENT), "id", nobody, "written_at", "by_name", nobody),
            *("words", never, nothing, nothing, nobody, none),
        ),
        changes.values_list(
            *(_text(CHANGE), "id", nobody, "asked_at", "person__name", nobody),
            *("words", never, nothing, nothing, nobody, none),
        ),
        all=True,
    )
    return union.order_by("asked_at")


ALL = Prepared(_all)
