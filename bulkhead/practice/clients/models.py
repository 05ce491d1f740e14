"""Clients as the practice knows them: a name, a hue, an address. Their material is in their vault."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import models

from bulkhead.base.clock import now
from bulkhead.isolation.chain import latest_of
from bulkhead.isolation.models import PracticeModel
from bulkhead.isolation.prepared import PRACTICE, Prepared, columns_of, row_of
from bulkhead.practice.trail.models import PracticeLine

OPENING_LASTS = timedelta(hours=8)


class Client(PracticeModel):
    """A company served. Its id is the id of its vault."""

    class State(models.TextChoices):
        MAKING = "making", "Being made"
        LIVE = "live", "Live"
        ARCHIVED = "archive", "Archived"

    display_name = models.CharField(max_length=60, help_text="The short name you say; it stands on every page.")
    legal_name = models.CharField(max_length=120, blank=True)
    slug = models.CharField(max_length=40, unique=True)
    hue = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.MAKING)
    portal_name = models.CharField(max_length=80, help_text="What stands on the portal for the client’s own people.")
    time_zone = models.CharField(max_length=60, default="UTC")
    currency = models.CharField(max_length=3, default="USD")
    sender = models.EmailField(
        blank=True, help_text="Mail to this client comes from here; else from the practice’s address."
    )
    port = models.PositiveIntegerField(null=True, unique=True)
    added_at = models.DateTimeField(default=now)
    ends_on = models.DateField(null=True, help_text="The last day of the engagement, when one is set.")

    class Meta:
        ordering = ("display_name",)

    def __str__(self) -> str:
        return self.display_name

    @property
    def vault_id(self) -> UUID:
        return self.id

    @property
    def portal_host(self) -> str:
        """Host and port of the portal on this machine."""
        return f"{self.slug}.localhost:{self.port}"

    @property
    def portal_address(self) -> str:
        """Where this client's people go: the address behind the proxy where one is set, else this machine's."""
        domain = settings.PORTAL_DOMAIN
        return f"https://{self.slug}.{domain}/" if domain else f"{settings.PORTAL_SCHEME}://{self.portal_host}/"


class GuardTerm(PracticeModel):
    """A word that tells this client from the others. It lives in the practice only."""

    class Kind(models.TextChoices):
        LEGAL_NAME = "legal_name", "Legal name"
        SHORT_NAME = "short_name", "Short name"
        DOMAIN = "domain", "Domain"
        EMAIL = "email", "E-mail address"
        PERSON = "person", "Person"
        CODE_NAME = "code_name", "Code name"
        PRODUCT = "product", "Product"
        LINK = "link", "Link"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="terms")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=160)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("client", "kind", "value"), name="one_term_once"),)

    def __str__(self) -> str:
        return self.value


class Opening(PracticeModel):
    """A practitioner opened a client, deliberately; it lasts eight hours."""

    practitioner = models.ForeignKey("practice.Practitioner", on_delete=models.CASCADE, related_name="openings")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="openings")
    opened_at = models.DateTimeField(default=now)
    until = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    since_at = models.DateTimeField(null=True, help_text="When this practitioner was last here before.")
    since_line = models.PositiveBigIntegerField(default=0, help_text="The last line of the vault's log by then.")
    put_away_at = models.DateTimeField(null=True, help_text="When the switch card was put away for this opening.")

    class Meta:
        indexes = (models.Index(fields=("practitioner", "client", "until")),)

    @classmethod
    def begin(
        cls,
        *,
        practitioner: models.Model,
        client: Client,
        at: datetime | None = None,
        since_at: datetime | None = None,
        since_line: int = 0,
    ) -> "Opening":
        """Open a client for eight hours; `since` is when this practitioner was last here."""
        opened = at or now()
        row = cls(practitioner_id=practitioner.pk, client=client, opened_at=opened, until=opened + OPENING_LASTS)
        row.since_at, row.since_line = since_at, since_line
        row.save()
        return row

    @classmethod
    def last_of(cls, *, practitioner: models.Model, client: Client) -> "Opening | None":
        """The newest opening of this practitioner, standing or over; None before the first."""
        mine = cls._default_manager.filter(practitioner_id=practitioner.pk, client=client)
        return mine.order_by("-opened_at").first()

    @property
    def over_at(self) -> datetime | None:
        """When it ended: left, or run out; None while it stands."""
        ended = self.left_at or self.until
        return ended if ended <= now() else None

    @classmethod
    def standing(cls, *, practitioner: models.Model, client: Client) -> "Opening | None":
        """The opening in force; None when the door is shut. All last as long, so the newest lasts longest."""
        for values in NEWEST.rows("", practitioner.pk, client.pk):
            newest = row_of(cls, values=values[:-1], alias=PRACTICE)
            return newest if newest.until > latest_of(values[-1]) else None
        return None

    @classmethod
    def all_standing(cls, *, practitioner: models.Model, client: Client) -> list["Opening"]:
        """Every opening in force: a client may be opened again before the first eight hours are over."""
        return list(cls._in_force(practitioner, client))

    @classmethod
    def open_to(cls, practitioner: models.Model) -> models.QuerySet[Client]:
        """The clients a practitioner has open now."""
        mine = cls._default_manager.filter(practitioner_id=practitioner.pk, left_at=None, until__gt=now())
        return Client.objects.filter(pk__in=mine.values("client"))

    @classmethod
    def open_now(cls, practitioner: models.Model) -> set[UUID]:
        """The same by their ids alone, asked for by pages."""
        return {client for (client,) in OPEN.rows("", practitioner.pk, now())}  # type: ignore[misc]  # an id each.

    @classmethod
    def _in_force(cls, practitioner: models.Model, client: Client) -> models.QuerySet["Opening"]:
        mine = cls._default_manager.filter(practitioner_id=practitioner.pk, client=client, left_at=None)
        return mine.filter(until__gt=now()).order_by("-opened_at")

    def leave(self) -> None:
        self.left_at = now()
        self.save(update_fields=["left_at"])

    def put_card(self, *, away: bool) -> None:
        """The switch card is put away for this opening, or brought back; said twice, the first time stands."""
        if away != (self.put_away_at is not None):
            self.put_away_at = now() if away else None
            self.save(update_fields=["put_away_at"])


def _newest(_: str, practitioner: UUID, client: UUID) -> models.QuerySet[Opening, tuple[object, ...]]:
    mine = Opening.objects.filter(practitioner=practitioner, client=client, left_at=None)
    return mine.order_by("-opened_at").values_list(*columns_of(Opening), PracticeLine.newest_at())[:1]


def _open(_: str, practitioner: UUID, at: datetime) -> models.QuerySet[Opening, tuple[object, ...]]:
    mine = Opening.objects.filter(practitioner=practitioner, left_at=None, until__gt=at)
    return mine.values_list("client_id").distinct()


NEWEST, OPEN = Prepared(_newest, alias=PRACTICE), Prepared(_open, alias=PRACTICE)
