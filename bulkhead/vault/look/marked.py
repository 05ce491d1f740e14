"""Copies of PDFs that carry their reader's address on every page: who got it stands in what they got."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.blobs import Sealed, vault_blobs
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Blob, Version
from bulkhead.vault.engagement.models import Profile, Unmarked
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry

PDF = "pdf"
MOST_TRIES = 3
TIRED = "It took too long, three times."


class MarkedCopy(VaultModel):
    """One version for one reader. Without a blob it is being made; with a fault it cannot be."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="marked")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="marked")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+", null=True)
    fault = models.CharField(max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=now)
    made_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("version", "person"), name="one_copy_a_reader"),)

    @property
    def words(self) -> str:
        """What stands on every page."""
        return f"{self.person.name}, {self.person.email}"

    @property
    def is_waiting(self) -> bool:
        return self.blob_id is None and not self.fault

    @classmethod
    def want(cls, version: Version, *, person: Person) -> "MarkedCopy":
        """The copy of a reader; the worker is asked for it the first time."""
        with transaction.atomic(using="vault"):
            row, is_new = cls._default_manager.select_related("blob").get_or_create(version=version, person=person)
            if is_new:
                row.ask()
        return row

    @classmethod
    def want_all(cls, delivery_id: UUID) -> None:
        """Have the copies made before their readers come, where this portal marks its PDFs."""
        if Profile.objects.filter(watermark=True).exists():
            delivery = Delivery.objects.select_related("version").get(pk=delivery_id)
            if delivery.version.kind == PDF:
                for reader in delivery.readers.select_related("person"):
                    cls.want(delivery.version, person=reader.person)

    @classmethod
    def faulty(cls) -> "models.QuerySet[MarkedCopy]":
        """Those that could not be made, newest first."""
        rows = cls._default_manager.exclude(fault="").select_related("version__deliverable", "person")
        return rows.order_by("-asked_at")

    def ask(self) -> None:
        OutboxEntry.write("mark", payload={"copy": str(self.pk)}, key=f"mark-{self.pk}-{self.asked_at.timestamp():.0f}")

    def ask_again(self) -> None:
        """One more try, after somebody mended something."""
        with transaction.atomic(using="vault"):
            again = type(self)._default_manager.filter(pk=self.pk, blob=None).exclude(fault="")
            if again.update(fault="", tries=0, asked_at=now()):
                self.refresh_from_db(fields=["asked_at"])
                self.ask()

    def finish(self, sealed: Sealed) -> None:
        """The copy is there; a second one made meanwhile is thrown away."""
        with transaction.atomic(using="vault"):
            open_one = type(self)._default_manager.filter(pk=self.pk, blob=None)
            if open_one.exists():
                open_one.update(blob=Blob.of(sealed), fault="", made_at=now())
            else:
                transaction.on_commit(partial(vault_blobs().remove, sealed.blob_id), using="vault")

    def give_up(self, fault: str) -> None:
        """It cannot be marked; the desk reads why."""
        type(self)._default_manager.filter(pk=self.pk, blob=None).update(fault=fault[:200])

    def note_slow(self) -> bool:
        """One try was cut off; False when that was the last one."""
        mine = type(self)._default_manager.filter(pk=self.pk)
        mine.update(tries=models.F("tries") + 1)
        may_go_on = mine.filter(tries__lt=MOST_TRIES).exists()
        if not may_go_on:
            self.give_up(TIRED)
        return may_go_on


@dataclass(frozen=True)
class Handout:
    """What a reader gets of a version: a file; or nothing yet; or nothing, because it is held back."""

    blob: Blob | None
    is_marked: bool = False
    is_waiting: bool = False


def handout(version: Version, *, person: Person, profile: Profile) -> Handout:
    """The file itself, or where this portal marks its PDFs, the reader's own copy and no other."""
    if not profile.watermark or version.kind != PDF:
        return Handout(version.blob)
    copy = MarkedCopy.want(version, person=person)
    if copy.fault:
        handed = Handout(version.blob if profile.unmarked == Unmarked.GIVEN else None)
    else:
        handed = Handout(copy.blob, is_marked=True, is_waiting=copy.is_waiting)
    return handed


def forget_marked() -> int:
    """Copies nobody may read any more: their reader was removed, or this portal marks nothing. How many."""
    with transaction.atomic(using="vault"):
        useless = MarkedCopy.objects.filter(person__removed_at__isnull=False)
        if not Profile.objects.filter(watermark=True).exists():
            useless = MarkedCopy.objects.all()
        blobs = list(Blob.objects.filter(pk__in=useless.values("blob")).values_list("pk", flat=True))
        count = useless.delete()[0]
        Blob.objects.filter(pk__in=blobs).delete()
        for blob_id in blobs:
            transaction.on_commit(partial(vault_blobs().remove, blob_id), using="vault")
    return count
