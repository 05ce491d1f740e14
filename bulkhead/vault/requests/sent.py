"""What the client's people send: files and answers. It is theirs and marked as theirs; nobody judges it here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.blobs import Sealed, vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.wanted import Wanted
from bulkhead.vault.trail.models import OutboxEntry, VaultLine


@dataclass(frozen=True)
class Parcel:
    """A file that lies sealed in this vault, with the name it was sent under. Whoever keeps it, or not, settles it."""

    sealed: Sealed
    name: str


class SentFile(VaultModel):
    """A file of theirs: to a request, for something wanted, or by itself."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sent")
    blob = models.OneToOneField(Blob, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    words = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(default=now, db_index=True)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="files", null=True)
    wanted = models.ForeignKey(Wanted, on_delete=models.CASCADE, related_name="came", null=True)
    noted_at = models.DateTimeField(null=True, help_text="When the practice first looked at it.")
    noted_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("sent_at", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def is_by_itself(self) -> bool:
        return self.request_id is None and self.wanted_id is None

    @classmethod
    def send(cls, parcels: Iterable[Parcel], *, person: Person, words: str = "") -> list["SentFile"]:
        """Files nobody asked for. The same bytes that the same person sent before are the same file."""
        with transaction.atomic(using="vault"):
            new = list(cls._keep(parcels, person=person, words=words))
            for row in new:
                line = row._tell("file.sent", by=person.actor, words=f"{person.name} sent {row.name}.")
                payload = {"what": "sent", "subject": str(row.id), "who": person.name}
                OutboxEntry.write("mail.asked", payload=payload, key=f"sent-{line.id}")
        return new

    @classmethod
    def attach(cls, parcels: Iterable[Parcel], *, request: Request, person: Person) -> list["SentFile"]:
        """Files beside a question or reply; the practice is told of the question."""
        with transaction.atomic(using="vault"):
            new = list(cls._keep(parcels, person=person, request=request))
            for row in new:
                row._tell("file.sent", by=person.actor, words=f"{person.name} sent {row.name} with a request.")
        return new

    @classmethod
    def hand_in(cls, parcels: Iterable[Parcel], *, wanted: Wanted, person: Person) -> list["SentFile"]:
        """Files that were asked for. NotPossibleNow once it is settled; then nothing of them is kept."""
        given = list(parcels)
        try:
            with transaction.atomic(using="vault"):
                row = Wanted.objects.get(pk=wanted.pk)
                row.refuse_settled()
                new = list(cls._keep(given, person=person, wanted=row))
                for file in new:
                    row.take(by=person, words=f"{person.name} sent {file.name} for “{row.title}”.")
        except BaseException:
            discard(given)
            raise
        return new

    def note(self, *, by: Actor) -> None:
        """The practice looked at it, or says that it need not."""
        with transaction.atomic(using="vault"):
            unseen = type(self)._default_manager.filter(pk=self.pk, noted_at=None)
            if unseen.update(noted_at=now(), noted_by=by.name):
                self._tell("file.noted", by=by, words=f"{by.name} took note of {self.name}, from {self.person.name}.")

    def note_read(self, *, by: Actor) -> None:
        """A read that cannot be logged does not happen: call this before the first byte leaves."""
        whose = "" if by.id == self.person_id else f", from {self.person.name}"
        VaultLine.append("file.read", by=by, words=f"{by.name} opened {self.name}{whose}.", subject=self.id)

    @classmethod
    def _keep(
        cls,
        parcels: Iterable[Parcel],
        *,
        person: Person,
        request: Request | None = None,
        wanted: Wanted | None = None,
        words: str = "",
    ) -> Iterator["SentFile"]:
        """The new ones; a file that is there already is let go of."""
        beside = cls._default_manager.filter(request=request, wanted=wanted)
        if request is None and wanted is None:
            beside = beside.filter(person=person)
        for parcel in parcels:
            if beside.filter(blob__sha256=parcel.sealed.sha256).exists():
                vault_blobs().remove(parcel.sealed.blob_id)
            else:
                row = cls(person=person, request=request, wanted=wanted, name=parcel.name, words=words)
                row.blob = Blob.of(parcel.sealed)
                row.save()
                yield row

    def _tell(self, act: str, *, by: Actor, words: str) -> VaultLine:
        line = VaultLine.append(act, by=by, words=words, subject=self.id)
        OutboxEntry.write("project", payload={}, key=f"project-{line.id}")
        return line


class Answer(VaultModel):
    """Words somebody gave for something wanted."""

    wanted = models.ForeignKey(Wanted, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=4000)
    given_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("given_at", "id")

    @classmethod
    def give(cls, words: str, *, wanted: Wanted, person: Person) -> "Answer":
        """Answer in words; the same words again change nothing. NotPossibleNow once it is settled."""
        with transaction.atomic(using="vault"):
            row = Wanted.objects.get(pk=wanted.pk)
            same = cls._default_manager.filter(wanted=row, person=person, words=words).first()
            if same is not None:
                return same
            row.refuse_settled()
            answer = cls(wanted=row, person=person, words=words)
            answer.save()
            row.take(by=person, words=f"{person.name} answered “{row.title}”.")
        return answer


def discard(parcels: Iterable[Parcel]) -> None:
    """Files that are not kept after all."""
    for parcel in parcels:
        vault_blobs().remove(parcel.sealed.blob_id)
