"""A delivery: one version, out in the portal, for named people."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.errors import NotAReader, NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.deliverables.reviews import refuse_unready
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry


class Delivery(VaultModel):
    """One version handed over. `delivered → opened → approved | change asked` are rows of their own."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="delivery")
    delivered_at = models.DateTimeField(default=now, db_index=True)
    delivered_by = models.CharField(max_length=120)
    delivered_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ("-delivered_at",)
        indexes = (models.Index(fields=("delivered_at",)),)  # the first page stops at the newest few.

    @classmethod
    def deliver(
        cls, version: Version, *, readers: Iterable[Person], approvers: Iterable[Person], by: Actor
    ) -> "Delivery":
        """Make a version visible to its readers and tell them. Delivering it again changes nothing.

        Raises NotAReader for someone whose role never sees this kind, NotPossibleNow for any but the newest version.
        """
        deliverable, approving = version.deliverable, {person.pk for person in approvers}
        named = {person.pk: person for person in (*readers, *approvers)}
        # Asked inside the transaction, because a second press may be under way at the same time.
        with transaction.atomic(using="vault"):
            done = cls._default_manager.filter(version=version).first()
            if done is not None:
                return done
            cls._refuse(version, list(named.values()), approving)
            row = cls(version=version, delivered_by=by.name, delivered_by_id=by.id)
            row.save()
            for person in named.values():
                Reader(delivery=row, person=person, approves=person.pk in approving).save()
                payload = {"delivery": str(row.id), "person": str(person.id)}
                OutboxEntry.write("mail.delivered", payload=payload, key=f"delivered-{row.id}-{person.id}")
            deliverable.become(Deliverable.State.DELIVERED)
            words = f"{by.name} delivered {deliverable.title}, version {version.number}, to {_names(named.values())}."
            deliverable.tell("deliverable.delivered", by=by, words=words)
        return row

    @classmethod
    def lay_out(cls, version: Version, *, by: Actor) -> "Delivery":
        """Make a version visible to every sponsor, later ones too, and write to nobody: older work that is imported.

        Raises NotPossibleNow for any but the newest version.
        """
        with transaction.atomic(using="vault"):
            done = cls._default_manager.filter(version=version).first()
            if done is not None:
                return done
            cls._refuse_outdated(version)
            row = cls(version=version, delivered_by=by.name, delivered_by_id=by.id)
            row.save()
            for person in Person.present().filter(role="sponsor"):
                Reader(delivery=row, person=person).save()
            if version.deliverable.standing_state() == Deliverable.State.DRAFT:
                version.deliverable.become(Deliverable.State.IN_REVIEW)
            version.deliverable.become(Deliverable.State.DELIVERED)
            words = f"{by.name} delivered {version.deliverable.title}, version {version.number}, to every sponsor."
            version.deliverable.tell("deliverable.delivered", by=by, words=words)
        return row

    @classmethod
    def first_of_day(cls, *, by: Actor, since: datetime) -> bool:
        """Whether this actor has delivered nothing here since the day began."""
        return not cls._default_manager.filter(delivered_by_id=by.id, delivered_at__gte=since).exists()

    @classmethod
    def seen_by(cls, person: Person) -> "models.QuerySet[Delivery]":
        """What a person may see, newest first: a sponsor all, anyone else what they are named for."""
        every = cls._default_manager.select_related("version__deliverable", "version__blob")
        if person.removed_at is not None:
            mine = every.none()
        elif person.role == "sponsor":
            mine = every
        else:
            kinds = [kind for kind, _ in Deliverable._meta.get_field("kind").choices or () if person.may_see(str(kind))]
            mine = every.filter(readers__person=person, version__deliverable__kind__in=kinds)
        return mine

    @staticmethod
    def _refuse_outdated(version: Version) -> None:
        if version.deliverable.standing_state() == Deliverable.State.CANCELLED:
            raise NotPossibleNow("This was cancelled; plan it again before delivering.")
        if version != version.deliverable.latest:
            raise NotPossibleNow("There is a newer version; deliver that one.")

    @classmethod
    def _refuse(cls, version: Version, named: list[Person], approving: set[UUID]) -> None:
        cls._refuse_outdated(version)
        if version.deliverable.state != Deliverable.State.IN_REVIEW:
            raise NotPossibleNow("Send it for review first; then it can be delivered.")
        refuse_unready(version)
        if not named:
            raise NotPossibleNow("Name at least one person who is to read it.")
        for person in named:
            if not person.may_see(version.deliverable.kind) or (person.pk in approving and not person.approves):
                raise NotAReader(f"{person.name} cannot be given this as {person.get_role_display().lower()}.")


def _names(people: Iterable[Person]) -> str:
    return ", ".join(sorted(person.name for person in people))[:200]


class Reader(VaultModel):
    """A person a delivery is for, and when they first opened it."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="readings")
    approves = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True)
    nudged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("delivery", "person"), name="reader_once"),)

    @classmethod
    def note_opened(cls, delivery: Delivery, *, person: Person) -> None:
        """The first time a person opens a delivery is kept; every time is in the log."""
        mine = cls._default_manager.filter(delivery=delivery, person=person)
        if mine.filter(opened_at__isnull=False).exists():
            return
        with transaction.atomic(using="vault"):
            reader = mine.first() or cls(delivery=delivery, person=person)
            if reader.opened_at is None:
                reader.opened_at = now()
                reader.save()
                deliverable = delivery.version.deliverable
                words = f"{person.name} opened {deliverable.title}."
                deliverable.tell("delivery.opened", by=person.actor, words=words)
                OutboxEntry.settle(f"delivered-{delivery.pk}-{person.pk}")
                OutboxEntry.settle(f"nudged-{delivery.pk}-{person.pk}")
