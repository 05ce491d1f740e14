"""Who waits for whom here: who, what sort, since when, until when; never a title or a word of it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, Max, OuterRef, Q, QuerySet, Value

from bulkhead.base.clock import now, today
from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.decisions.models import Promise
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.promise import promised_until
from bulkhead.vault.requests.sent import Answer, SentFile
from bulkhead.vault.requests.wanted import WAITS, Wanted, WantedMove

REMEMBERED = timedelta(days=100)  # what was answered is told for a quarter, for the figures of its months.
MOST_DAYS = 200
PROMISE, ITEM = "promise", "item"
OPEN, ANSWERED = Request.State.OPEN, Request.State.ANSWERED
KINDS = {"question": "question", "other": "question", "work": "work"}


class Asked(NamedTuple):
    """One thing that a person asked or sent. `place` is what opens for it."""

    id: UUID
    kind: str
    place: UUID
    who: str
    arrived_at: datetime
    promised_until: datetime
    state: str
    answered_at: datetime | None
    wakes_on: date | None = None


class Owing(NamedTuple):
    """How many things of one kind this client still owes: since when, and by when the first."""

    kind: str
    number: int
    since: datetime
    first_due_on: date | None


class Days(NamedTuple):
    """On which days the practice promised something, and the client was to send something, that is still to come."""

    promised: list[date]
    wanted: list[date]


class Promised(NamedTuple):
    """What is promised here for what has no promise of its own: so many weekday hours, in the client's zone."""

    hours: int
    zone: str

    def until(self, arrived_at: datetime) -> datetime:
        return promised_until(arrived_at, hours=self.hours, zone=self.zone)

    def from_day(self, day: date) -> datetime:
        """What was put off until a day is promised anew when that day begins."""
        return self.until(datetime.combine(day, time(), ZoneInfo(self.zone)))


def asked_of_you(promised: Promised) -> list[Asked]:
    """All that waits for the practice, whatever its age, and what was answered in the last hundred days."""
    since = now() - REMEMBERED
    rows = [*_requests(since, promised), *_changes(since, promised), *_files(since, promised)]
    return [*rows, *_answers(since, promised)]


def owed_by_them() -> list[Owing]:
    """Approvals and wanted things that are still to come, by kind."""
    return [owing for owing in (_approvals(), _wanted()) if owing is not None]


def days_to_come() -> Days:
    """Two hundred of both at most, the first ones, in one query."""
    rows = DAYS.rows("")
    promised, wanted = ([day for of, day in rows if of == kind and isinstance(day, date)] for kind in (PROMISE, ITEM))
    return Days(promised, wanted)


def _requests(since: datetime, promised: Promised) -> Iterator[Asked]:
    unsettled = Q(answered_at=None, state=OPEN) | Q(state__in=("next_agenda", "scope", "parked"))
    rows = Request.objects.filter(unsettled | Q(asked_at__gte=since)).annotate(
        said_at=Max("replies__at", filter=Q(replies__by_practice=False))
    )
    columns = ("id", "kind", "person__name", "asked_at", "said_at", "promised_until", "state", "answered_at")
    for pk, kind, who, asked_at, said_at, until, state, answered_at, wakes in rows.order_by().values_list(
        *columns, "parked_until"
    ):
        awake = state == "parked" and wakes is not None and wakes <= today(promised.zone)
        shown = OPEN if awake else state
        settled = answered_at if shown != OPEN else None
        arrived = (said_at or asked_at) if shown == OPEN else asked_at
        due = max(until, promised.from_day(wakes)) if awake else until
        yield Asked(pk, KINDS[kind], pk, who, arrived, due, str(shown), settled, None if awake else wakes)


def _changes(since: datetime, promised: Promised) -> Iterator[Asked]:
    """A change is answered by a newer version, an approval, or a word of the practice beside it."""
    answers = sorted([*DELIVERED.rows(""), *APPROVED.rows(""), *COMMENTED.rows("")], key=lambda row: str(row[1]))
    for pk, place, who, asked_at in CHANGES.rows(""):
        answered_at = next((at for work, at in answers if work == place and _after(at, asked_at)), None)
        if answered_at is None or _after(answered_at, since):
            state = OPEN if answered_at is None else ANSWERED
            yield Asked(pk, "change", place, who, asked_at, promised.until(asked_at), str(state), answered_at)  # type: ignore[arg-type]  # columns in order.


def _files(since: datetime, promised: Promised) -> Iterator[Asked]:
    alone = SentFile.objects.filter(request=None, wanted=None).filter(Q(noted_at=None) | Q(sent_at__gte=since))
    for pk, who, sent_at, noted_at in alone.order_by().values_list("id", "person__name", "sent_at", "noted_at"):
        state = OPEN if noted_at is None else ANSWERED
        yield Asked(pk, "file", pk, who, sent_at, promised.until(sent_at), str(state), noted_at)


def _answers(since: datetime, promised: Promised) -> Iterator[Asked]:
    """What came for something the practice had asked for; the id is the wanted thing's."""
    came = Wanted.objects.filter(received_at__isnull=False).filter(
        Q(state=Wanted.State.RECEIVED) | Q(received_at__gte=since)
    )
    rows = list(came.order_by().values_list("id", "state", "received_at"))
    if not rows:
        return
    who = dict(SentFile.objects.exclude(wanted=None).order_by("sent_at").values_list("wanted_id", "person__name"))
    who |= dict(Answer.objects.order_by("given_at").values_list("wanted_id", "person__name"))
    judged = WantedMove.objects.filter(state__in=("accepted", "sent_back", "withdrawn")).order_by("at")
    settled = dict(judged.values_list("wanted_id", "at"))
    for pk, state, received_at in rows:
        is_open = state == Wanted.State.RECEIVED
        answered = None if is_open else settled.get(pk)
        if received_at is not None and (is_open or answered is not None):
            shown = str(OPEN if is_open else ANSWERED)
            until = promised.until(received_at)
            yield Asked(pk, "answer", pk, who.get(pk, ""), received_at, until, shown, answered)


def _approvals() -> Owing | None:
    """Newest deliveries somebody was asked to approve, and nobody has, nor asked for a change."""
    since = [at for (at,) in UNANSWERED.rows("") if isinstance(at, datetime)]
    return Owing("approval", len(since), min(since), None) if since else None


def _wanted() -> Owing | None:
    rows = list(Wanted.objects.filter(state__in=WAITS).order_by().values_list("asked_at", "due_on"))
    due = [due_on for _, due_on in rows if due_on is not None]
    return Owing("item", len(rows), min(at for at, _ in rows), min(due, default=None)) if rows else None


def _after(at: object, moment: object) -> bool:
    assert isinstance(at, datetime)
    assert isinstance(moment, datetime)
    return at > moment


def _days(_: str) -> QuerySet[Promise, tuple[object, ...]]:
    kinds = (Value(kind, output_field=CharField()) for kind in (PROMISE, ITEM))
    promised = Promise.standing().order_by().values_list(next(kinds), "due_on")
    wanted = Wanted.objects.filter(state__in=WAITS, due_on__isnull=False).order_by().values_list(next(kinds), "due_on")
    return promised.union(wanted, all=True).order_by("due_on")[:MOST_DAYS]


WORK = "delivery__version__deliverable"
Rows = QuerySet[Delivery, tuple[object, ...]]


def _delivered(_: str) -> Rows:
    again = Delivery.objects.filter(version__deliverable__in=_changed_work()).order_by("delivered_at")
    return again.values_list("version__deliverable", "delivered_at")


def _unanswered(_: str) -> Rows:
    newer = Delivery.objects.filter(
        version__deliverable=OuterRef("version__deliverable"), delivered_at__gt=OuterRef("delivered_at")
    )
    said = (rows.objects.filter(delivery=OuterRef("pk")) for rows in (Approval, ChangeAsked))
    asked = Reader.objects.filter(delivery=OuterRef("pk"), approves=True)
    open_ = Delivery.objects.filter(*(~Exists(rows) for rows in (*said, newer)), Exists(asked))
    return open_.order_by().values_list("delivered_at")


def _changed(_: str) -> QuerySet[ChangeAsked, tuple[object, ...]]:
    return ChangeAsked.objects.order_by().values_list("id", WORK, "person__name", "asked_at")


def _approved(_: str) -> QuerySet[Approval, tuple[object, ...]]:
    approvals = Approval.objects.filter(**{f"{WORK}__in": _changed_work()})
    return approvals.order_by().values_list(WORK, "given_at")


def _commented(_: str) -> QuerySet[Comment, tuple[object, ...]]:
    said = Comment.objects.filter(by_practice=True, deliverable__in=_changed_work())
    return said.order_by().values_list("deliverable", "written_at")


def _changed_work() -> QuerySet[ChangeAsked]:
    """Where a change was asked for; elsewhere a delivery, a yes or a comment answers nobody."""
    return ChangeAsked.objects.order_by().values(WORK)


DELIVERED, CHANGES, UNANSWERED = Prepared(_delivered), Prepared(_changed), Prepared(_unanswered)
DAYS = Prepared(_days)
APPROVED, COMMENTED = Prepared(_approved), Prepared(_commented)
