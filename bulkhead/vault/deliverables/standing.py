"""How every deliverable stands, in one query: its state, its newest version, and the last that was heard of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, DateField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from bulkhead.base.clock import today
from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.kinds import label
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.trail.models import VaultLine

HEARD = {
    "deliverable.planned": "not started",
    "deliverable.changed": "{who} changed it",
    "deliverable.in_review": "{who} sent it for review",
    "deliverable.draft": "{who} took it back to draft",
    "deliverable.delivered": "{who} delivered it",
    "deliverable.cancelled": "{who} cancelled it",
    "review.passed": "{who} let it pass",
    "delivery.unopened": "not opened yet",
    "version.added": "{who} added a version",
    "version.read": "{who} opened it",
    "draft.read": "{who} opened it",
    "delivery.opened": "{who} opened it",
    "delivery.approved": "{who} approved it",
    "delivery.change_asked": "{who} asked for a change",
    "comment.written": "{who} commented",
}
LATE, OPEN = "late", "open"
STATE_WORDS = {str(value): str(words) for value, words in Deliverable.State.choices}
CLOSED = (Deliverable.State.DELIVERED, Deliverable.State.CANCELLED)


COLUMNS = (
    "id",
    "title",
    "kind",
    "suffix",
    "state",
    "due_on",
    "newest",
    "heard_act",
    "heard_of",
    "heard_id",
    "heard_at",
    "filed_at",
)
Heard = tuple[str | None, str | None, UUID | None, datetime | None]
Told = tuple[UUID, str, str, str, str, date, int | None, *Heard, datetime | None]


@dataclass(frozen=True)
class Line:
    """One deliverable as a row of a list."""

    id: UUID
    title: str
    label: str
    state: str
    due_on: date
    late: bool
    version: int | None
    heard: str
    heard_at: datetime | None
    filed: bool = False

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED and not self.filed

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]

    @property
    def more_words(self) -> str:
        """What it is, where its title does not say so, and its newest version."""
        what = self.label if self.label != self.title else ""
        return ", ".join(filter(None, (what, f"version {self.version}" if self.version else "")))


def ordered(rows: QuerySet[Deliverable]) -> QuerySet[Deliverable]:
    """What is open by due date, then what is done or cancelled, newest first."""
    put_away = Q(state__in=CLOSED) | Q(filed_at__isnull=False)
    closed = Case(When(put_away, then=Value(1)), default=Value(0), output_field=IntegerField())
    open_due = Case(When(put_away, then=Value(None)), default=F("due_on"), output_field=DateField())
    return rows.annotate(closed=closed, open_due=open_due).order_by("closed", "open_due", "-due_on", "title")


def told(part: QuerySet[Deliverable]) -> QuerySet[Deliverable, Told]:
    """A part of what is ordered, with what was heard last; of all of them it would be asked before any is left out."""
    lines = VaultLine.objects.filter(subject=OuterRef("pk"), act__in=HEARD)
    last = lines.exclude(act__in=("version.read", "draft.read"), actor_kind="practitioner").order_by("-number")
    newest = Version.objects.filter(deliverable=OuterRef("pk")).order_by("-number")
    rows = ordered(Deliverable.objects.filter(pk__in=part.values("pk"))).annotate(
        newest=Subquery(newest.values("number")[:1]),
        heard_act=Subquery(last.values("act")[:1]),
        heard_of=Subquery(last.values("actor_name")[:1]),
        heard_id=Subquery(last.values("actor_id")[:1]),
        heard_at=Subquery(last.values("at")[:1]),
    )
    return rows.values_list(*COLUMNS)


@dataclass(frozen=True)
class Listed:
    """What `ordered` lists, to be cut into pages: the first page of all, which everybody opens, is built once.

    `state` may also be open, or late, which is open and due before `here`.
    """

    state: str = ""
    kind: str = ""
    here: date = date.min

    def __getitem__(self, part: slice) -> list[Told]:
        if part.start or self.state or self.kind:
            return list(told(self._fitting()[part]))
        return FIRST.rows(str(part.stop))  # type: ignore[return-value]  # columns in order.

    def _fitting(self) -> QuerySet[Deliverable]:
        rows = ordered(Deliverable.objects.all())
        if self.state in (LATE, OPEN):
            rows = rows.exclude(state__in=CLOSED).filter(filed_at=None)
        elif self.state:
            rows = rows.filter(state=self.state)
        if self.state == LATE:
            rows = rows.filter(due_on__lt=self.here)
        return rows.filter(kind=self.kind) if self.kind else rows


def lines_of(rows: Iterable[Told], *, zone: str, me: UUID) -> list[Line]:
    """Rows of `ordered` as a screen shows them; `me` reads "you", and late begins at the client's own midnight."""
    here, lines = today(zone), []
    for pk, title, kind, suffix, state, due_on, newest, act, of, by, at, filed_at in rows:
        heard = HEARD.get(act or "", "").format(who="you" if by == me else of)
        is_filed = filed_at is not None and state not in CLOSED
        late = state not in CLOSED and not is_filed and due_on < here
        lines.append(Line(pk, title, label(kind, suffix=suffix), state, due_on, late, newest, heard, at, is_filed))
    return lines


def first_lines(*, zone: str, me: UUID, most: int) -> list[Line]:
    """The first few of them all."""
    return lines_of(FIRST.rows(str(most)), zone=zone, me=me)  # type: ignore[arg-type]  # columns in order.


class Waiting(NamedTuple):
    """A change that waits for the practice."""

    deliverable: UUID
    title: str
    person: str
    words: str
    asked_at: datetime


def waiting_changes() -> list[Waiting]:
    """Changes asked in what was delivered last, which nobody approved or spoke to since."""
    return [Waiting(*row) for row in WAITING.rows("")]  # type: ignore[arg-type]  # columns in order.


def _first(most: str) -> QuerySet[Deliverable, tuple[object, ...]]:
    return told(ordered(Deliverable.objects.all())[: int(most)])


def _waiting(_: str) -> QuerySet[ChangeAsked, tuple[object, ...]]:
    same = Q(
        version__deliverable=OuterRef("delivery__version__deliverable"),
        delivered_at__gt=OuterRef("delivery__delivered_at"),
    )
    approved = Approval.objects.filter(delivery=OuterRef("delivery"))
    work = "delivery__version__deliverable"
    said = Comment.objects.filter(by_practice=True, deliverable=OuterRef(work), written_at__gt=OuterRef("asked_at"))
    asked = ChangeAsked.objects.filter(~Exists(Delivery.objects.filter(same)), ~Exists(approved), ~Exists(said))
    return asked.values_list(f"{work}_id", f"{work}__title", "person__name", "words", "asked_at")


FIRST = Prepared(_first)
WAITING = Prepared(_waiting)
