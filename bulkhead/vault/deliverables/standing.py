"""How every deliverable stands, in one query: its state, its newest version, and the last that was heard of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, DateField, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Value, When

from bulkhead.vault.deliverables.answers import Approval, ChangeAsked
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.trail.models import VaultLine

HEARD = {
    "deliverable.planned": "not started",
    "deliverable.changed": "{who} changed it",
    "deliverable.in_review": "{who} sent it for review",
    "deliverable.draft": "{who} took it back to draft",
    "deliverable.delivered": "{who} delivered it",
    "deliverable.cancelled": "{who} cancelled it",
    "version.added": "{who} added a version",
    "version.read": "{who} opened it",
    "delivery.opened": "{who} opened it",
    "delivery.approved": "{who} approved it",
    "delivery.change_asked": "{who} asked for a change",
    "comment.written": "{who} commented",
}
CLOSED = (Deliverable.State.DELIVERED, Deliverable.State.CANCELLED)


@dataclass(frozen=True)
class Line:
    """One deliverable as a row of a list."""

    id: UUID
    title: str
    label: str
    state: str
    state_words: str
    due_on: date
    late: bool
    version: int | None
    heard: str
    heard_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED


def ordered() -> QuerySet[Deliverable]:
    """What is open by due date, then what is done or cancelled, newest first."""
    closed = Case(When(state__in=CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())
    open_due = Case(When(state__in=CLOSED, then=Value(None)), default=F("due_on"), output_field=DateField())
    lines = VaultLine.objects.filter(subject=OuterRef("pk"), act__in=HEARD)
    last = lines.exclude(act="version.read", actor_kind="practitioner").order_by("-number")
    return (
        Deliverable.objects.annotate(newest=Max("versions__number"), closed=closed, open_due=open_due)
        .annotate(
            heard_act=Subquery(last.values("act")[:1]),
            heard_of=Subquery(last.values("actor_name")[:1]),
            heard_id=Subquery(last.values("actor_id")[:1]),
            heard_at=Subquery(last.values("at")[:1]),
        )
        .order_by("closed", "open_due", "-due_on", "title")
    )


def line_of(row: Deliverable, *, zone: str, me: UUID) -> Line:
    """A row of `ordered` as a screen shows it; `me` reads "you"."""
    who = "you" if row.heard_id == me else row.heard_of
    heard = HEARD.get(row.heard_act or "", "").format(who=who)
    return Line(
        row.id,
        row.title,
        row.label,
        row.state,
        row.get_state_display(),
        row.due_on,
        row.is_late(zone),
        row.newest,
        heard,
        row.heard_at,
    )


def waiting_changes() -> QuerySet[ChangeAsked]:
    """Changes asked in what was delivered last, which nobody has approved since: they wait for the practice."""
    same = Q(
        version__deliverable=OuterRef("delivery__version__deliverable"),
        delivered_at__gt=OuterRef("delivery__delivered_at"),
    )
    approved = Approval.objects.filter(delivery=OuterRef("delivery"))
    asked = ChangeAsked.objects.select_related("person", "delivery__version__deliverable")
    return asked.filter(~Exists(Delivery.objects.filter(same)), ~Exists(approved))
