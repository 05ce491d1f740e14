"""What was decided, and what the practice promised in passing: kept at the desk, with who and when."""

from datetime import date

from django.db import models, transaction

from bulkhead.base.clock import now, today
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.trail.models import OutboxEntry, VaultLine


class Decision(VaultModel):
    """Something was settled, by somebody, for a reason. A later one may take its place."""

    title = models.CharField(max_length=120)
    choice = models.CharField(max_length=300)
    why = models.TextField(max_length=2000, blank=True)
    owner_name = models.CharField(max_length=120)
    decided_on = models.DateField()
    revisit_on = models.DateField(null=True)
    superseded_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="supersedes")
    written_at = models.DateTimeField(default=now)
    written_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("-decided_on", "-written_at")

    def __str__(self) -> str:
        return self.title

    @property
    def stands(self) -> bool:
        """Whether no later decision took its place."""
        return self.superseded_by_id is None

    @classmethod
    def take(  # lint: arguments -- a decision has these fields.
        cls,
        title: str,
        *,
        choice: str,
        owner_name: str,
        decided_on: date,
        by: Actor,
        why: str = "",
        revisit_on: date | None = None,
        instead_of: "Decision | None" = None,
    ) -> "Decision":
        """Write a decision down; the same one said again stands once."""
        with transaction.atomic(using="vault"):
            same = cls._default_manager.filter(title=title, choice=choice, decided_on=decided_on).first()
            if same is not None:
                return same
            row = cls(title=title, choice=choice, why=why, owner_name=owner_name, decided_on=decided_on)
            row.revisit_on, row.written_by = revisit_on, by.name
            row.save()
            if instead_of is not None:
                cls._default_manager.filter(pk=instead_of.pk, superseded_by=None).update(superseded_by=row)
            VaultLine.append("decision.taken", by=by, words=f"{by.name} noted a decision: {title}.", subject=row.id)
        return row


class Promise(VaultModel):
    """Something the practice said it would do for somebody here by a day. Kept, or let go for a reason."""

    words = models.CharField(max_length=200)
    to_name = models.CharField(max_length=120)
    due_on = models.DateField()
    made_at = models.DateTimeField(default=now)
    made_by = models.CharField(max_length=120)
    kept_at = models.DateTimeField(null=True)
    kept_by = models.CharField(max_length=120, blank=True)
    let_go_at = models.DateTimeField(null=True)
    let_go_by = models.CharField(max_length=120, blank=True)
    let_go_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("due_on", "made_at")

    def __str__(self) -> str:
        return self.words

    @property
    def is_open(self) -> bool:
        return self.kept_at is None and self.let_go_at is None

    def is_late(self, zone: str) -> bool:
        """Late from the midnight that ends its day in the client's zone."""
        return self.is_open and self.due_on < today(zone)

    @classmethod
    def make(cls, words: str, *, to_name: str, due_on: date, by: Actor) -> "Promise":
        """Promise something; an open promise of the same words to the same person stands once."""
        with transaction.atomic(using="vault"):
            same = cls.standing().filter(words=words, to_name=to_name, due_on=due_on).first()
            if same is not None:
                return same
            row = cls(words=words, to_name=to_name, due_on=due_on, made_by=by.name)
            row.save()
            row._tell("promise.made", by=by, words=f"{by.name} promised {to_name}: {words}.")
        return row

    @classmethod
    def standing(cls) -> "models.QuerySet[Promise]":
        """What is promised and neither kept nor let go, the first due first."""
        return cls._default_manager.filter(kept_at=None, let_go_at=None)

    def keep(self, *, by: Actor) -> bool:
        """It is done; False when it was settled before."""
        return self._settle("promise.kept", by=by, words=f"{by.name} kept a promise: {self.words}.", because="")

    def let_go(self, *, because: str, by: Actor) -> bool:
        """It will not be done, for a reason; False when it was settled before."""
        words = f"{by.name} let a promise go: {self.words}. {because}"
        return self._settle("promise.let_go", by=by, words=words, because=because)

    def _settle(self, act: str, *, by: Actor, words: str, because: str) -> bool:
        settled: dict[str, object] = (
            {"let_go_at": now(), "let_go_by": by.name, "let_go_because": because}
            if because
            else {"kept_at": now(), "kept_by": by.name}
        )
        with transaction.atomic(using="vault"):
            is_first = type(self).standing().filter(pk=self.pk).update(**settled) == 1
            if is_first:
                self._tell(act, by=by, words=words)
        self.refresh_from_db()
        return is_first

    def _tell(self, act: str, *, by: Actor, words: str) -> None:
        """A line in the log; the practice hears of the day, and never what was promised."""
        line = VaultLine.append(act, by=by, words=words, subject=self.id)
        OutboxEntry.write("project", payload={}, key=f"project-{line.id}")
