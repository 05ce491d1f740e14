"""One request as its people read it: who asked, all that was said and sent since, and where it came to stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Self
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import Role
from bulkhead.vault.requests.models import Move, Reply, Request, is_awake, is_late
from bulkhead.vault.requests.sent import SentFile
from bulkhead.vault.requests.wanted import Wanted

SHOWN = 160
TOLD = frozenset(Request.State) - {Request.State.ANSWERED, Request.State.OPEN}  # the replies themselves tell those.


@dataclass(frozen=True)
class Said:
    """One entry: words, a file, or a new state with its note."""

    at: datetime
    by: str
    by_practice: bool = False
    words: str = ""
    file: SentFile | None = None
    state: str = ""
    until: date | None = None

    @property
    def state_words(self) -> str:
        return Request.State(self.state).label if self.state else ""


@dataclass(frozen=True)
class Thread:
    """A request with everything beside it, in the order it happened."""

    request: Request
    said: tuple[Said, ...]

    @classmethod
    def of(cls, request: Request) -> Self:
        rows = [_reply(row) for row in request.replies.all()]
        rows += [_file(row) for row in request.files.select_related("person", "blob")]
        rows += [_move(row) for row in request.moves.filter(state__in=TOLD)]
        return cls(request, tuple(sorted(rows, key=lambda row: row.at)))

    @classmethod
    def seen_by(cls, person: Person, *, asked: UUID) -> Self | None:
        """None for what this person neither asked nor sponsors."""
        request = requests_of(person).select_related("person", "about").filter(pk=asked).first()
        return cls.of(request) if request else None


class AskedRow(NamedTuple):
    """A request as a row of a list."""

    id: UUID
    person_id: UUID
    who: str
    kind: str
    start: str
    about: str | None
    state: str
    asked_at: datetime
    promised_until: datetime
    parked_until: date | None

    @classmethod
    def values(cls, requests: QuerySet[Request]) -> QuerySet[Request, tuple[object, ...]]:
        """Plain values, because a list of requests has many rows."""
        columns = ("id", "person", "person__name", "kind", Substr("words", 1, SHOWN), "about__title", "state")
        return requests.values_list(*columns, "asked_at", "promised_until", "parked_until")

    @classmethod
    def rows(cls, values: Iterable[tuple[object, ...]]) -> list["AskedRow"]:
        return [cls(*row) for row in values]  # type: ignore[arg-type]  # columns in order.

    @property
    def title(self) -> str:
        return self.start.strip().partition("\n")[0][:80]

    @property
    def kind_words(self) -> str:
        return str(Request.Kind(self.kind).label)

    def get_state_display(self) -> str:
        return str(Request.State(self.state).label)

    def is_awake(self, zone: str) -> bool:
        return is_awake(self.state, parked_until=self.parked_until, zone=zone)

    def is_late(self) -> bool:
        return is_late(self.state, promised_until=self.promised_until)


class SentRow(NamedTuple):
    """A file that was sent, as a row of a list."""

    id: UUID
    name: str
    person_id: UUID
    who: str
    sent_at: datetime
    size: int
    words: str
    wanted: str | None
    request_id: UUID | None
    noted_at: datetime | None

    @classmethod
    def values(cls, files: QuerySet[SentFile]) -> QuerySet[SentFile, tuple[object, ...]]:
        """Plain values, because a list of files has many rows."""
        columns = ("id", "name", "person", "person__name", "sent_at", "blob__size", "words", "wanted__title")
        return files.values_list(*columns, "request", "noted_at")

    @classmethod
    def rows(cls, values: Iterable[tuple[object, ...]]) -> list["SentRow"]:
        return [cls(*row) for row in values]  # type: ignore[arg-type]  # columns in order.


def requests_of(person: Person) -> QuerySet[Request]:
    """What a person sees: a sponsor all, anyone else what they asked themselves."""
    every = Request.objects.all()
    return every if person.role == Role.SPONSOR else every.filter(person=person)


def wanted_of(person: Person) -> QuerySet[Wanted]:
    """What a person may send: a sponsor all, anyone else what is asked of them or of anyone."""
    every = Wanted.objects.all()
    return every if person.role == Role.SPONSOR else every.filter(Q(person=None) | Q(person=person))


def files_of(person: Person) -> QuerySet[SentFile]:
    """What a person sees of what was sent: a sponsor all, anyone else their own and what stands in their requests."""
    every = SentFile.objects.select_related("person", "blob")
    return every if person.role == Role.SPONSOR else every.filter(Q(person=person) | Q(request__person=person))


def _reply(row: Reply) -> Said:
    return Said(row.at, row.by_name, by_practice=row.by_practice, words=row.words)


def _file(row: SentFile) -> Said:
    return Said(row.sent_at, row.person.name, file=row)


def _move(row: Move) -> Said:
    return Said(row.at, row.by_name, words=row.note, state=row.state, until=row.until)
