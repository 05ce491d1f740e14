"""The practice itself, its people, and the one answer to who may open which client."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.base.marks import mark
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import PracticeModel
from bulkhead.isolation.prepared import PRACTICE, Prepared, columns_of, row_of
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine

Place = tuple[str, str, str, int]
GONE = "gone"
SAFETY = {
    "second_factor": "whether everyone signs in with a second factor",
    "session_hours": "how long a sign-in at the desk lasts",
    "session_idle_hours": "after how long unused it ends",
    "country": "the country that clients read",
    "security_contact": "the contact for matters of safety",
    "retention": "what clients read about how long things are kept",
}
CALLED = {"name": "name", "time_zone": "time zone", "currency": "currency"}


class PracticeChanged(RuntimeError):
    """Somebody else changed the practice after the form was shown; the message says what stands there now."""


class Practice(PracticeModel):
    """The office: one row."""

    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=60, default="UTC")
    currency = models.CharField(max_length=3, default="USD")
    is_demo = models.BooleanField(default=False)
    second_factor = models.BooleanField(null=True, help_text="Asked of everyone; None as the installation has it.")
    session_hours = models.PositiveSmallIntegerField(default=336)
    session_idle_hours = models.PositiveSmallIntegerField(default=336)
    country = models.CharField(max_length=80, blank=True)
    security_contact = models.CharField(max_length=200, blank=True)
    retention = models.CharField(max_length=400, blank=True)
    started_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def only(cls) -> "Practice | None":
        """The practice; None before the first run."""
        for values in ONLY.rows(""):
            return row_of(cls, values=values, alias=PRACTICE)
        return None

    @property
    def asks_second_factor(self) -> bool:
        """Whether everyone needs one. Until somebody decides: where the desk is reached from other machines."""
        return self.second_factor if self.second_factor is not None else bool(settings.IS_REACHED_FROM_ELSEWHERE)

    @property
    def mark(self) -> str:
        """Tells what a form about the practice was opened with."""
        return mark(self.name, self.time_zone, self.currency)

    def change(self, *, name: str, time_zone: str, currency: str, by: Actor, seen: str = "") -> None:
        """Another name, zone or currency; a line in the log for each that is another one now.

        `seen` is the mark of what the form was opened with: PracticeChanged when something else stands there by now.
        """
        wanted = {"name": name, "time_zone": time_zone, "currency": currency}
        with transaction.atomic():
            self.refresh_from_db()
            changed = {column: value for column, value in wanted.items() if value != getattr(self, column)}
            if changed and seen not in ("", self.mark):
                said = f"{self.name}, its days in {self.time_zone}, its books in {self.currency}"
                raise PracticeChanged(f"It was changed meanwhile and reads now: {said}.")
            for column, value in changed.items():
                words = f"{by.name} changed the practice’s {CALLED[column]} from {getattr(self, column)} to {value}."
                PracticeLine.append("practice.changed", by=by, words=words)
                setattr(self, column, value)
            self.save(update_fields=list(changed))

    @property
    def safety_mark(self) -> str:
        """The same for the form about its safety."""
        return mark(*(str(getattr(self, column)) for column in SAFETY))

    def make_safe(self, wanted: Mapping[str, object], *, by: Actor, seen: str = "") -> None:
        """How one signs in and what clients read about safety; a line in the log for each that is another one now.

        `seen` is the mark of what the form was opened with: PracticeChanged when something else stands there by now.
        """
        with transaction.atomic():
            self.refresh_from_db()
            standing = {column: self.standing_of(column) for column in SAFETY}
            changed = {column: value for column, value in wanted.items() if value != standing[column]}
            if changed and seen not in ("", self.safety_mark):
                raise PracticeChanged("Somebody else changed how safe your practice is meanwhile.")
            for column, value in changed.items():
                PracticeLine.append("practice.changed", by=by, words=f"{by.name} set {SAFETY[column]}{_to(value)}.")
                setattr(self, column, value)
            self.save(update_fields=list(changed))

    def standing_of(self, column: str) -> object:
        """What holds now; the second factor may hold without anybody having decided it."""
        return self.asks_second_factor if column == "second_factor" else getattr(self, column)


def _to(value: object) -> str:
    """What it is now, at the end of a sentence."""
    if isinstance(value, bool):
        words = f": {'yes' if value else 'no'}"
    elif isinstance(value, int):
        words = f" to {value} hours"
    else:
        words = f" to “{value}”" if value else " to nothing"
    return words


class Practitioners(BaseUserManager["Practitioner"]):
    """Adds people of the practice."""

    def create_user(
        self, email: str, *, password: str | None = None, name: str = "", kind: str = "principal"
    ) -> "Practitioner":
        person = self.model(email=self.normalize_email(email), name=name, kind=kind)
        person.set_password(password)
        person.save()
        return person


class Practitioner(AbstractBaseUser, PracticeModel):
    """A person of the practice. A principal opens every client, an associate the allocated ones."""

    class Kind(models.TextChoices):
        PRINCIPAL = "principal", "Principal"
        ASSOCIATE = "associate", "Associate"

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PRINCIPAL)
    role_words = models.CharField(max_length=60, blank=True, help_text="What clients call the role, such as CMO.")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=now)

    objects = Practitioners()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def by_id(cls, person: UUID) -> "Practitioner | None":
        """Anybody who ever was here."""
        for values in BY_ID.rows("", person):
            return row_of(cls, values=values, alias=PRACTICE)
        return None

    @property
    def is_principal(self) -> bool:
        return self.kind == self.Kind.PRINCIPAL

    @property
    def actor(self) -> Actor:
        """This person as the log writes them."""
        return Actor("practitioner", self.name, self.id)

    def clients(self) -> models.QuerySet[Client]:
        """The clients this person may open: the one function that decides it."""
        if not self.is_active:
            mine = Client.objects.none()
        elif self.is_principal:
            mine = Client.objects.all()
        else:
            mine = Client.objects.filter(allocations__practitioner=self, allocations__ended_at=None).distinct()
        return mine

    def client(self, slug: str) -> Client | None:
        """The client of an address; None where there is none, or none this person may open."""
        for values in BY_SLUG.rows(self.standing, self.pk, slug):
            return row_of(Client, values=values, alias=PRACTICE)
        return None

    def places(self) -> list[Place]:
        """Every client this person may open that is made: name, legal name, address word and hue."""
        return PLACES.rows(self.standing, self.pk)  # type: ignore[return-value]  # columns in order.

    def listed_clients(self) -> list[Client]:
        """Every client this person may open, by name, with all that the practice knows of it."""
        return [row_of(Client, values=values, alias=PRACTICE) for values in CLIENTS.rows(self.standing, self.pk)]

    @property
    def standing(self) -> str:
        """What decides which clients they may open, beside who they are."""
        return self.kind if self.is_active else GONE

    def may_open(self, client: Client) -> bool:
        return self.clients().filter(pk=client.pk).exists()


class Allocation(PracticeModel):
    """An associate works for a client from one day until another."""

    practitioner = models.ForeignKey(Practitioner, on_delete=models.CASCADE, related_name="allocations")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="allocations")
    started_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)


def who_opens() -> list[tuple[Practitioner, frozenset[UUID] | None]]:
    """Everyone of the practice with the ids of the clients they may open, all of them where None stands.

    Says for all at once what `Practitioner.clients` decides for each; a test holds the two together.
    """
    allocated: dict[UUID, set[UUID]] = {}
    for practitioner, client in Allocation._default_manager.filter(ended_at=None).values_list(
        "practitioner_id", "client_id"
    ):
        allocated.setdefault(practitioner, set()).add(client)
    people = Practitioner.objects.filter(is_active=True).order_by("name")
    return [(one, None if one.is_principal else frozenset(allocated.get(one.pk, ()))) for one in people]


def _only(_: str) -> models.QuerySet[Practice, tuple[object, ...]]:
    return Practice._default_manager.order_by("pk").values_list(*columns_of(Practice))[:1]


def _by_id(_: str, person: UUID) -> models.QuerySet[Practitioner, tuple[object, ...]]:
    return Practitioner.objects.filter(pk=person).values_list(*columns_of(Practitioner))


def clients_of(standing: str, *, person: UUID) -> models.QuerySet[Client]:
    """By the one function that decides it, asked of somebody who stands the same."""
    return Practitioner(pk=person, kind=standing, is_active=standing != GONE).clients()


def _by_slug(standing: str, person: UUID, slug: str) -> models.QuerySet[Client, tuple[object, ...]]:
    return clients_of(standing, person=person).filter(slug=slug).values_list(*columns_of(Client))[:1]


def _places(standing: str, person: UUID) -> models.QuerySet[Client, tuple[object, ...]]:
    made = clients_of(standing, person=person).exclude(state=Client.State.MAKING)
    return made.values_list("display_name", "legal_name", "slug", "hue")


def _listed(standing: str, person: UUID) -> models.QuerySet[Client, tuple[object, ...]]:
    return clients_of(standing, person=person).values_list(*columns_of(Client))


ONLY, BY_SLUG = Prepared(_only, alias=PRACTICE), Prepared(_by_slug, alias=PRACTICE)
PLACES, CLIENTS = Prepared(_places, alias=PRACTICE), Prepared(_listed, alias=PRACTICE)
BY_ID = Prepared(_by_id, alias=PRACTICE)
