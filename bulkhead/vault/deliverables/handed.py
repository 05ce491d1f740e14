"""What was handed to a person, newest first, with what they did with it: one query for any list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from bulkhead.isolation.prepared import Prepared
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.vault.people.models import Person

SHOWN = 12
COLUMNS = (
    "id",
    "version__deliverable__title",
    "version__deliverable__kind",
    "version__number",
    "version__note",
    "delivered_at",
    "delivered_by",
    "opened_at",
    "approved",
    "asked",
    "waits",
)


@dataclass(frozen=True, slots=True)
class Handed:
    """One delivery as a row of a list."""

    id: UUID
    title: str
    kind: str
    number: int
    note: str
    at: datetime
    by: str
    opened_at: datetime | None
    approved: bool
    asked: bool
    waits: bool

    @property
    def kind_words(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def state(self) -> tuple[str, str]:
        """How it stands for this person: a word, and how it is shown."""
        if self.waits:
            word = ("Waits for you", "warn")
        elif self.approved:
            word = ("You approved", "good")
        elif self.asked:
            word = ("You asked for a change", "open")
        else:
            word = ("Read", "good") if self.opened_at else ("New", "open")
        return word

    @classmethod
    def first_for(cls, person: Person) -> list[Self]:
        """What waits for a person, then what was delivered last."""
        return [cls(*row) for row in FIRST.rows(person.role, person.pk)]  # type: ignore[arg-type]  # columns in order.

    @classmethod
    def versions_for(cls, person: Person, *, delivery: UUID) -> list[Self]:
        """A delivery and the other versions of the same deliverable this person was given, newest first."""
        return [cls(*row) for row in VERSIONS.rows(person.role, person.pk, delivery)]  # type: ignore[arg-type]  # see above.


class Everything:
    """What `newest_for` lists for a person, to be cut into pages: the first, which everybody opens, is built once."""

    def __init__(self, person: Person) -> None:
        self._person = person

    def __getitem__(self, part: slice) -> list[Handed]:
        if part.start:
            rows = list(newest_for(self._person).values_list(*COLUMNS)[part])
        else:
            rows = BEGINNING.rows(f"{self._person.role} {part.stop}", self._person.pk)
        return [Handed(*row) for row in rows]


def with_standing(deliveries: QuerySet[Delivery], *, person: Person) -> QuerySet[Delivery]:
    """Beside each delivery: when this person opened it, whether they answered, and whether it waits for them."""
    own = {"delivery": OuterRef("pk"), "person": person.pk}
    approved, asked = Exists(Approval.objects.filter(**own)), Exists(ChangeAsked.objects.filter(**own))
    to_approve = Exists(Reader.objects.filter(approves=True, **own))
    waits = to_approve & ~approved & ~asked & ~Exists(_newer(Delivery.objects.all()))
    return deliveries.annotate(
        opened_at=Subquery(Reader.objects.filter(**own).values("opened_at")[:1]),
        approved=approved,
        asked=asked,
        waits=ExpressionWrapper(waits, output_field=BooleanField()),
    )


def newest_for(person: Person) -> QuerySet[Delivery]:
    """Of every deliverable the last version this person was given."""
    mine = Delivery.seen_by(person)
    return with_standing(mine.filter(~Exists(_newer(mine))), person=person)


def _first(role: str, person: UUID) -> QuerySet[Delivery, tuple[object, ...]]:
    """Looked for among what they did not answer and the newest few, so that the rest is not looked through."""
    own = newest_for(Person(id=person, role=role)).order_by("-delivered_at")
    given = {"delivery": OuterRef("delivery"), "person": person}
    answered = [Exists(one.objects.filter(**given)) for one in (Approval, ChangeAsked)]
    asked = Reader.objects.filter(~answered[0], ~answered[1], person=person, approves=True).values("delivery")
    rows = own.filter(Q(pk__in=asked) | Q(pk__in=own.values("pk")[:SHOWN]))
    rows = rows.order_by("-waits", "-delivered_at")  # type: ignore[misc]  # annotated by with_standing.
    return rows.values_list(*COLUMNS)[:SHOWN]


def _beginning(variant: str, person: UUID) -> QuerySet[Delivery, tuple[object, ...]]:
    role, _, most = variant.rpartition(" ")
    return newest_for(Person(id=person, role=role)).values_list(*COLUMNS)[: int(most)]


def _versions(role: str, person: UUID, delivery: UUID) -> QuerySet[Delivery, tuple[object, ...]]:
    reader = Person(id=person, role=role)
    same = Delivery.seen_by(reader).filter(version__deliverable__versions__delivery=delivery)
    return with_standing(same, person=reader).values_list(*COLUMNS)


def _newer(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    same = {"version__deliverable": OuterRef("version__deliverable")}
    return deliveries.filter(delivered_at__gt=OuterRef("delivered_at"), **same).order_by()


FIRST, BEGINNING = Prepared(_first), Prepared(_beginning)
VERSIONS = Prepared(_versions)
