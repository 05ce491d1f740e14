"""The people of this client with when each was last here: queries that are built once, and read as plain lines."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from bulkhead.base.clock import now
from bulkhead.isolation.prepared import Prepared, columns_of, row_of
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.roles import Role

EVERYONE = ""


class Listed(NamedTuple):
    """One person as a list says it; `invited_until` is None until the invitation is sent."""

    id: UUID
    name: str
    email: str
    role: str
    title: str
    seen_at: datetime | None
    open_sessions: int
    invited_at: datetime | None
    invited_until: datetime | None

    @property
    def role_words(self) -> str:
        return str(Role(self.role).label)


class Roll:
    """Everyone present by name, to be cut into pages."""

    def __len__(self) -> int:
        return sum(count for (count,) in COUNT.rows(""))  # type: ignore[misc]  # one number, or none.

    def __getitem__(self, part: slice) -> list[Listed]:
        return _listed(f"{part.start or 0} {part.stop}")


def roll() -> list[Listed]:
    """Everyone present by name."""
    return _listed(EVERYONE)


def present() -> list[Person]:
    """Everyone present by name, whole."""
    return [row_of(Person, values=values) for values in PRESENT.rows("")]


def names() -> list[tuple[str, str]]:
    """Everyone present by name, as a select offers them."""
    return [(str(key), str(name)) for key, name in NAMES.rows("")]


def _listed(part: str) -> list[Listed]:
    return [Listed(*values) for values in ROLL.rows(part, now())]  # type: ignore[arg-type]  # columns in order.


def _roll(part: str, at: datetime) -> QuerySet[Person, tuple[object, ...]]:
    invitations = Invitation.objects.filter(person=OuterRef("pk"), used_at=None).order_by("-written_at")
    live = Q(sessions__ended_at=None, sessions__expires_at__gt=at)
    rows = Person.present().annotate(
        seen_at=Max("sessions__seen_at"),
        open_sessions=Count("sessions", filter=live),
        invited_at=Subquery(invitations.values("written_at")[:1]),
        invited_until=Subquery(invitations.values("expires_at")[:1]),
    )
    start, stop = map(int, part.split()) if part else (0, None)
    return rows.values_list(*Listed._fields)[start:stop]


def _count(_: str) -> QuerySet[Person, tuple[object, ...]]:
    return Person.present().order_by().values_list("removed_at").annotate(count=Count("pk")).values_list("count")


def _names(_: str) -> QuerySet[Person, tuple[object, ...]]:
    return Person.present().values_list("pk", "name")


def _present(_: str) -> QuerySet[Person, tuple[object, ...]]:
    return Person.present().values_list(*columns_of(Person))


ROLL, COUNT = Prepared(_roll), Prepared(_count)
NAMES, PRESENT = Prepared(_names), Prepared(_present)
