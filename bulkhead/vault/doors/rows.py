"""What is stored about ways in, read in two queries that are built once."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import CharField, DateTimeField, Max, Model, QuerySet, UUIDField, Value

from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.doors.models import AccessReview
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.passkeys import Passkey
from bulkhead.vault.people.sessions import TRIES, Session, SignIn

NEVER = Value(None, output_field=DateTimeField())
Rows = QuerySet[Model, tuple[object, ...]]


class Human(NamedTuple):
    """One of the client's people, with the latest trace of them."""

    id: UUID
    name: str
    title: str
    role: str
    added_at: datetime
    here_at: datetime | None
    seen_at: datetime | None

    @property
    def last_here(self) -> datetime | None:
        return max(filter(None, (self.here_at, self.seen_at)), default=None)


class Way(NamedTuple):
    """A passkey, feed, session, link or invitation of somebody; or a review, which is nobody's."""

    kind: str
    id: UUID
    person: UUID | None
    note: str
    since: datetime
    used_at: datetime | None
    until: datetime | None


def humans() -> list[Human]:
    """Everyone who was not removed, by name."""
    return [Human(*row) for row in HUMANS.rows("")]  # type: ignore[arg-type]  # columns in order.


def ways() -> list[Way]:
    """All ways that were neither used up nor ended, oldest first; some may be too old."""
    return [Way(*row) for row in WAYS.rows("")]  # type: ignore[arg-type]  # columns in order.


def _humans(_: str) -> Rows:
    people = Person.objects.filter(removed_at=None).annotate(seen_at=Max("sessions__seen_at"))
    return people.values_list("id", "name", "title", "role", "added_at", "here_at", "seen_at")


def _ways(_: str) -> Rows:
    live = Session.objects.filter(ended_at=None)
    sessions = _as_ways(live, "session", "browser", "started_at", "seen_at", "expires_at")
    others = [
        _as_ways(Passkey.objects.filter(ended_at=None), "passkey", "name", "added_at", "used_at", None),
        _as_ways(Feed.objects.filter(ended_at=None), "feed", "used_by", "made_at", "used_at", None),
        _as_ways(SignIn.objects.filter(used_at=None, tries__lt=TRIES), "link", None, "asked_at", None, "expires_at"),
        _as_ways(Invitation.objects.filter(used_at=None), "invitation", None, "written_at", None, "expires_at"),
        _as_ways(AccessReview.objects.all(), "review", "by_name", "at", None, None, whose=None),
    ]
    return sessions.union(*others, all=True).order_by("started_at")


def _as_ways(
    rows: QuerySet[Model],
    kind: str,
    note: str | None,
    since: str,
    used_at: str | None,
    until: str | None,
    whose: str | None = "person_id",
) -> Rows:
    return rows.order_by().values_list(
        Value(kind, output_field=CharField()),
        "pk",
        whose or Value(None, output_field=UUIDField()),
        note or Value("", output_field=CharField()),
        since,
        used_at or NEVER,
        until or NEVER,
    )


HUMANS = Prepared(_humans)
WAYS = Prepared(_ways)
