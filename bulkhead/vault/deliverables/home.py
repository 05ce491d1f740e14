"""The first page of the portal as one person sees it: where things stand, what waits, what was given, what comes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self, cast
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from bulkhead.base.clock import today
from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.handed import Handed
from bulkhead.vault.deliverables.kinds import label
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import SEES, Role

RECENT = 5
COMING = 4
# The sentence may speak of any work, so those who are only given packs, budgets or invoices do not get it.
READ_THE_SENTENCE = frozenset({Role.SPONSOR, Role.LEADER, Role.TEAM_MEMBER})
OPEN_STATES = (Deliverable.State.SCHEDULED, Deliverable.State.DRAFT, Deliverable.State.IN_REVIEW)


@dataclass(frozen=True)
class Coming:
    """Promised work as a person may know it before it is delivered: never its title."""

    label: str
    due_on: date
    late: bool


@dataclass(frozen=True)
class Home:
    """What the page says, in three queries."""

    reads_sentence: bool
    sentence: StatusSentence | None
    written_when: str
    waiting: list[Handed]
    recent: list[Handed]
    coming: list[Coming]

    @classmethod
    def of(cls, person: Person, *, zone: str) -> Self:
        """The page for one person; dates are those of the client's zone."""
        reads = person.role in READ_THE_SENTENCE
        sentence = StatusSentence.standing() if reads else None
        handed = Handed.first_for(person)
        return cls(
            reads_sentence=reads,
            sentence=sentence,
            written_when=_when(sentence.written_at, zone=zone) if sentence else "",
            waiting=[row for row in handed if row.waits],
            recent=[row for row in handed if not row.waits][:RECENT],
            coming=_coming(person, zone=zone),
        )


def _next(role: str) -> QuerySet[Deliverable, tuple[object, ...]]:
    """Work that is not delivered yet, of the kinds a role may see."""
    promised, kinds = Deliverable.objects.filter(state__in=OPEN_STATES, filed_at=None), SEES[role]
    mine = promised if kinds is None else promised.filter(kind__in=sorted(kinds))
    return mine.order_by("due_on", "kind").values_list("kind", "suffix", "due_on")[:COMING]


def _coming(person: Person, *, zone: str) -> list[Coming]:
    here = today(zone)
    rows = cast(list[tuple[str, str, date]], NEXT.rows(person.role))
    return [Coming(label(kind, suffix=suffix), due_on, due_on < here) for kind, suffix, due_on in rows]


def _when(at: datetime, *, zone: str) -> str:
    """The age of a sentence as one says it: today, yesterday, on Friday, on 4 November."""
    there, here = at.astimezone(ZoneInfo(zone)).date(), today(zone)
    days = (here - there).days
    if days <= 1:
        words = "yesterday" if days == 1 else "today"
    elif days < 7:
        words = f"on {there:%A}"
    else:
        words = f"on {there.day} {there:%B}" + ("" if there.year == here.year else f" {there.year}")
    return words


NEXT = Prepared(_next)
