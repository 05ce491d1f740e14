"""What the client's people answer to a delivery."""

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry


class Approval(VaultModel):
    """A person said yes to one delivered version."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="approvals")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField(default=now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("delivery", "person"), name="approval_once"),)

    @classmethod
    def give(cls, delivery: Delivery, *, person: Person) -> "Approval":
        """Approve; doing it twice changes nothing. NotPossibleNow for a role that does not approve."""
        _refuse(delivery, person)
        with transaction.atomic(using="vault"):
            given = cls._default_manager.filter(delivery=delivery, person=person).first()
            if given is not None:
                return given
            row = cls(delivery=delivery, person=person)
            row.save()
            _tell(delivery, person, "delivery.approved", f"{person.name} approved")
        return row


class ChangeAsked(VaultModel):
    """A person wants something changed in one delivered version."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="changes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=4000)
    asked_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-asked_at",)

    @classmethod
    def ask(cls, delivery: Delivery, *, person: Person, words: str) -> "ChangeAsked":
        """Ask for a change; the same words again change nothing. NotPossibleNow for a role that does not approve."""
        _refuse(delivery, person)
        with transaction.atomic(using="vault"):
            last = cls._default_manager.filter(delivery=delivery, person=person).first()
            if last is not None and last.words == words:
                return last
            row = cls(delivery=delivery, person=person, words=words)
            row.save()
            _tell(delivery, person, "delivery.change_asked", f"{person.name} asked for a change in")
        return row


class Comment(VaultModel):
    """A remark beside a deliverable, by either side."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="comments")
    by_practice = models.BooleanField(default=False)
    by_name = models.CharField(max_length=120)
    words = models.TextField(max_length=4000)
    written_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("written_at",)

    @classmethod
    def write(cls, deliverable: Deliverable, *, words: str, by: Actor) -> "Comment":
        """Say something about it; the last words said again by the same person change nothing."""
        with transaction.atomic(using="vault"):
            last = cls._default_manager.filter(deliverable=deliverable).last()
            if last is not None and (last.words, last.by_name) == (words, by.name):
                return last
            row = cls(deliverable=deliverable, words=words, by_name=by.name, by_practice=by.kind == "practitioner")
            row.save()
            deliverable.tell("comment.written", by=by, words=f"{by.name} commented on {deliverable.title}.")
        return row


def _refuse(delivery: Delivery, person: Person) -> None:
    if not person.approves:
        raise NotPossibleNow("Your role reads and comments here; a sponsor or leader approves.")
    if person.role != "sponsor" and not Reader.objects.filter(delivery=delivery, person=person, approves=True).exists():
        raise NotPossibleNow("You were not asked to approve this; comment on it instead.")
    deliverable = delivery.version.deliverable
    if Delivery.objects.filter(version__deliverable=deliverable).first() != delivery:
        raise NotPossibleNow("A newer version was delivered; answer that one.")


def _tell(delivery: Delivery, person: Person, act: str, start: str) -> None:
    deliverable = delivery.version.deliverable
    words = f"{start} {deliverable.title}, version {delivery.version.number}."
    line = deliverable.tell(act, by=person.actor, words=words)
    payload = {"act": act, "delivery": str(delivery.id), "who": person.name}
    OutboxEntry.write("mail.answered", payload=payload, key=f"{act}-{line.id}")
