"""What an executive must know on coming back: the last decision, what was promised, what waits, what changed, who.

A page begins with it, so it takes three queries, however much there is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Self
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Left

from bulkhead.base.clock import today
from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.decisions.models import Decision, Promise
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import Role
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.promise import promised_until
from bulkhead.vault.requests.sent import SentFile
from bulkhead.vault.requests.wanted import Wanted
from bulkhead.vault.trail.models import VaultLine

LINES = 30  # of the log; whoever was away for longer reads the log itself.
QUIET = frozenset({"opened", "left", "session.started", "person.invited", "link.copied", "profile.written"})
EXCERPT = 200
WORK = "delivery__version__deliverable"


class Matter(NamedTuple):
    """One thing: a decision, a promise, or something that waits for the practice."""

    kind: str
    id: UUID
    place: UUID
    who: str
    title: str
    words: str
    on: date | None
    at: datetime
    until: datetime | None
    hours: int | None

    def is_asleep(self, here: date) -> bool:
        """A request that was parked until a day that has not come."""
        return self.kind == "parked" and (self.on is None or self.on > here)


class Happened(NamedTuple):
    """One line of the log."""

    number: int
    at: datetime
    actor_id: UUID | None
    act: str
    words: str


class Contact(NamedTuple):
    """Somebody here, and when they were last in their portal."""

    name: str
    title: str
    role: str
    seen_at: datetime | None

    @property
    def part(self) -> str:
        """Their title, and what they are in the portal."""
        role = str(Role(self.role).label)
        return f"{self.title}, {role.lower()}" if self.title else role


@dataclass(frozen=True)
class Card:
    """The switch card, and the log it was read from."""

    decision: Matter | None
    promises: Sequence[Matter]
    waiting: Sequence[Matter]
    changed: Sequence[Happened]
    log: Sequence[Happened]

    @property
    def is_long(self) -> bool:
        """Whether more changed than was read."""
        return len(self.log) == LINES and len(self.changed) > 0 and self.changed[-1] == self.log[-1]

    @classmethod
    def drawn(cls, *, since_line: int, me: UUID, zone: str) -> Self:
        """What stands now, and what others did after a line of the log."""
        here = today(zone)
        matters = [Matter(*row) for row in MATTERS.rows("")]  # type: ignore[arg-type]  # columns in order.
        log = [Happened(*row) for row in LOG.rows("")]  # type: ignore[arg-type]  # columns in order.
        new = [line for line in log if line.number > since_line and line.actor_id != me and line.act not in QUIET]
        return cls(
            next((matter for matter in matters if matter.kind == "decision"), None),
            sorted((row for row in matters if row.kind == "promise"), key=lambda row: str(row.on)),
            sorted((_promised(row, zone) for row in matters if _waits(row, here)), key=_first_clock),
            new if since_line else [],
            log,
        )


def _promised(row: Matter, zone: str) -> Matter:
    """What has no promise of its own is promised like everything else."""
    if row.until is not None or row.hours is None:
        return row
    return row._replace(until=promised_until(row.at, hours=row.hours, zone=zone))


def contacts() -> list[Contact]:
    """Everyone present, by name."""
    return [Contact(*row) for row in PEOPLE.rows("")]  # type: ignore[arg-type]  # columns in order.


def _waits(row: Matter, here: date) -> bool:
    return row.kind not in ("decision", "promise") and not row.is_asleep(here)


def _first_clock(row: Matter) -> datetime:
    return row.until or row.at


Matters = QuerySet[Model, tuple[object, ...]]


def _matters(_: str) -> Matters:
    """One list of unlike things, so that it is one query."""
    first, *rest = [_decision(), _promises(), _requests(), _changes(), _files(), _came()]
    return first.union(*rest, all=True)


def _decision() -> Matters:
    newest = Decision.objects.filter(superseded_by=None).order_by("-decided_on", "-written_at")[:1]
    rows = Decision.objects.filter(pk__in=newest.values("pk")).order_by()
    return rows.values_list(
        _said("decision"), "id", "id", "owner_name", "title", "choice", "decided_on", "written_at", *NO_CLOCK
    )


def _promises() -> Matters:
    rows = Promise.standing().order_by()
    return rows.values_list(_said("promise"), "id", "id", "to_name", "words", _said(""), "due_on", "made_at", *NO_CLOCK)


def _requests() -> Matters:
    """Open ones, and parked ones: whether their day has come is seen when they are read."""
    rows = Request.objects.filter(state__in=(Request.State.OPEN, Request.State.PARKED)).order_by()
    kind = Case(When(state=Request.State.OPEN, then=F("kind")), default=_said("parked"))
    words = Left("words", EXCERPT)
    return rows.values_list(kind, "id", "id", "person__name", _said(""), words, "parked_until", "asked_at", UNTIL, NONE)


def _changes() -> Matters:
    """Asked for in what was delivered last, and approved by nobody since."""
    same = Q(
        version__deliverable=OuterRef("delivery__version__deliverable"),
        delivered_at__gt=OuterRef("delivery__delivered_at"),
    )
    approved = Approval.objects.filter(delivery=OuterRef("delivery"))
    rows = ChangeAsked.objects.filter(~Exists(Delivery.objects.filter(same)), ~Exists(approved)).order_by()
    what = (f"{WORK}_id", "person__name", f"{WORK}__title", Left("words", EXCERPT))
    return rows.values_list(_said("change"), "id", *what, NO_DAY, "asked_at", *_clock())


def _files() -> Matters:
    rows = SentFile.objects.filter(request=None, wanted=None, noted_at=None).order_by()
    return rows.values_list(_said("file"), "id", "id", "person__name", "name", "words", NO_DAY, "sent_at", *_clock())


def _came() -> Matters:
    rows = Wanted.objects.filter(state=Wanted.State.RECEIVED).order_by()
    return rows.values_list(
        _said("answer"), "id", "id", _said(""), "title", _said(""), "due_on", "received_at", *_clock()
    )


def _clock() -> tuple[Value, Subquery]:
    """It has no promise of its own, but so many hours were promised for everything."""
    return NEVER, Subquery(Profile.objects.values("response_hours")[:1])


def _said(word: str) -> Value:
    return Value(word, output_field=CharField())


def _log(_: str) -> QuerySet[VaultLine, tuple[object, ...]]:
    return VaultLine.objects.order_by("-number").values_list("number", "at", "actor_id", "act", "words")[:LINES]


def _people(_: str) -> QuerySet[Person, tuple[object, ...]]:
    rows = Person.present().annotate(seen=Max("sessions__seen_at")).order_by("name")
    return rows.values_list("name", "title", "role", "seen")


NEVER = Value(None, output_field=DateTimeField())
NO_DAY = Value(None, output_field=DateField())
UNTIL = F("promised_until")
NONE = Value(None, output_field=IntegerField())
NO_CLOCK = (NEVER, NONE)
MATTERS, LOG, PEOPLE = Prepared(_matters), Prepared(_log), Prepared(_people)
