"""Who holds which version, one row a client: what lists and notices read instead of counting pulls."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item, ItemVersion, Pull
from bulkhead.practice.trail.models import PracticeLine


class Holding(PracticeModel):
    """The version a client got last. `lag` counts the versions since, and is 0 while the newest is passed over."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="holdings")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="holdings")
    pull = models.ForeignKey(Pull, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, blank=True, help_text="Of the deliverable it became.")
    pulled_at = models.DateTimeField(default=now)
    lag = models.PositiveIntegerField(default=0)
    passed_number = models.PositiveIntegerField(default=0, help_text="The version that is passed over; 0 is none.")
    passed_at = models.DateTimeField(null=True)
    passed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("item", "client"), name="one_holding_a_client"),)
        indexes = (models.Index(fields=("client", "lag", "item"), name="holding_behind"),)

    @property
    def is_passed(self) -> bool:
        """Whether the newest version is passed over for this client."""
        return self.passed_number >= self.item.newest > self.number

    def pass_over(self, *, version: int, by: Actor) -> None:
        """This client skips the newest version as a whole; a form of an older one changes nothing."""
        with transaction.atomic():
            row = Holding.objects.select_related("item", "client").get(pk=self.pk)
            if version != row.item.newest or row.number >= version or row.passed_number == version:
                return
            row._pass(version, by=by, words=f"skips version {version} of {row.item} for {row.client}")

    def take_up_again(self, *, by: Actor) -> None:
        """The newest version is offered to this client again."""
        with transaction.atomic():
            row = Holding.objects.select_related("item", "client").get(pk=self.pk)
            if row.passed_number:
                row._pass(0, by=by, words=f"offers version {row.item.newest} of {row.item} to {row.client} again")

    def _pass(self, number: int, *, by: Actor, words: str) -> None:
        self.passed_number, self.passed_at, self.passed_by = number, now(), by.name
        self.save(update_fields=["passed_number", "passed_at", "passed_by"])
        settle_lags(self.item)
        PracticeLine.append("library.passed", by=by, words=f"{by.name} {words}.", subject=self.item_id)


@dataclass(frozen=True)
class Newer:
    """A newer version is there than the one a deliverable was made from."""

    item: UUID
    title: str
    held: int
    newest: int
    since: datetime


def behind(origin: Pull | None) -> Newer | None:
    """Whether a newer version of what was pulled is there; None too when it is passed over."""
    if origin is None or origin.version.number >= origin.version.item.newest:
        return None
    item = origin.version.item
    own = Holding.objects.filter(item=item, client=origin.client_id).first()
    if item.status == Item.Status.RETIRED or (own and own.passed_number >= item.newest):
        return None
    since = item.versions.values_list("added_at", flat=True).get(number=item.newest)
    return Newer(item.id, item.title, origin.version.number, item.newest, since)


def note_holding(pull: Pull, *, kind: str) -> None:
    """A client holds what was pulled for it last."""
    version = pull.version
    known = {"pull": pull, "number": version.number, "kind": kind, "pulled_at": pull.pulled_at}
    Holding.objects.update_or_create(item=version.item, client=pull.client, defaults=known)
    settle_lags(version.item)


def note_newest(version: ItemVersion) -> None:
    """An item's newest version is another one now; whoever holds an older one is behind."""
    item = version.item
    item.newest, item.ending = version.number, version.kind
    Item.objects.filter(pk=item.pk).update(newest=item.newest, ending=item.ending)
    settle_lags(item)


def settle_lags(item: Item) -> None:
    """How far behind each holder of an item is; of one that is retired nobody is."""
    newest, status = Item.objects.values_list("newest", "status").get(pk=item.pk)
    holders = Holding.objects.filter(item=item)
    if status == Item.Status.RETIRED:
        holders.update(lag=0)
    else:
        holders.filter(passed_number=newest).update(lag=0)
        holders.exclude(passed_number=newest).update(lag=Greatest(Value(newest) - F("number"), Value(0)))
