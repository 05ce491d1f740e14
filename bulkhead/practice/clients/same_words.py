"""Exceptions: phrases in which a client's name is an ordinary word, kept by the practice and taken back by it."""

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine


class SameWord(PracticeModel):
    """The same word, not the company. Without a target it holds in whatever goes anywhere."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="same_words")
    phrase = models.CharField(max_length=80)
    target = models.ForeignKey(Client, on_delete=models.CASCADE, null=True, related_name="same_words_here")
    because = models.CharField(max_length=200)
    added_by = models.CharField(max_length=120)
    added_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-added_at",)
        constraints = (
            models.UniqueConstraint(fields=("client", "phrase", "target"), name="one_exception_once"),
            models.UniqueConstraint(
                fields=("client", "phrase"), condition=models.Q(target=None), name="one_exception_everywhere_once"
            ),
        )

    def __str__(self) -> str:
        return self.phrase

    @classmethod
    def keep(cls, phrase: str, *, client: Client, target: Client | None, because: str, by: Actor) -> "SameWord":
        """From now on this phrase does not name the client; kept twice, the first one stands."""
        said = " ".join(phrase.split())
        with transaction.atomic():
            standing = cls._default_manager.filter(client=client, phrase=said, target=target).first()
            if standing is not None:
                return standing
            row = cls(client=client, phrase=said, target=target, because=because, added_by=by.name)
            row.save()
            where = f"in what goes to {target}" if target else "everywhere"
            words = f"{by.name} kept an exception for the name of {client}, {where}."
            PracticeLine.append("exception.kept", by=by, words=words, subject=client.id)
        return row

    def take_back(self, *, by: Actor) -> None:
        """The phrase names the client again."""
        with transaction.atomic():
            words = f"{by.name} took back an exception for the name of {self.client}."
            PracticeLine.append("exception.taken_back", by=by, words=words, subject=self.client_id)
            self.delete()
