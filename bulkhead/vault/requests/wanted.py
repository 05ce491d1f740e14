"""“Please send us”: what the practice needs from the client's people, and how far it is."""

from dataclasses import dataclass
from datetime import date

from django.db import models, transaction

from bulkhead.base.clock import now, today
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import Role
from bulkhead.vault.trail.models import OutboxEntry, VaultLine


@dataclass(frozen=True)
class Need:
    """What is asked for. No person means anyone; no files means that an answer in words is enough."""

    title: str
    detail: str = ""
    due_on: date | None = None
    person: Person | None = None
    files: int = 1


class Wanted(VaultModel):
    """One thing the practice asked the client's people to send."""

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        RECEIVED = "received", "Received"
        ACCEPTED = "accepted", "Accepted"
        SENT_BACK = "sent_back", "Sent back"
        WITHDRAWN = "withdrawn", "Withdrawn"

    title = models.CharField(max_length=120)
    detail = models.TextField(max_length=2000, blank=True)
    due_on = models.DateField(null=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, related_name="wanted", null=True)
    files = models.PositiveSmallIntegerField(default=1, help_text="How many are expected; 0 where words are enough.")
    received = models.PositiveIntegerField(default=0, help_text="Files and answers that came.")
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED, db_index=True)
    because = models.CharField(max_length=300, blank=True, help_text="Why it was sent back.")
    asked_at = models.DateTimeField(default=now)
    asked_by = models.CharField(max_length=120)
    asked_by_id = models.UUIDField(null=True)
    received_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("due_on", "asked_at")

    def __str__(self) -> str:
        return self.title

    @property
    def state_words(self) -> str:
        return str(self.State(self.state).label)

    @property
    def waits_for_them(self) -> bool:
        return self.state in WAITS

    def is_late(self, zone: str) -> bool:
        """Late from the midnight that ends the due date in the client's zone."""
        return self.waits_for_them and self.due_on is not None and self.due_on < today(zone)

    @classmethod
    def ask(cls, need: Need, *, by: Actor) -> "Wanted":
        """Ask for it and tell who is to send it; the very same need that still waits is not asked for twice."""
        columns = {"title": need.title, "detail": need.detail, "due_on": need.due_on, "files": need.files}
        with transaction.atomic(using="vault"):
            standing = cls._default_manager.filter(state__in=WAITS, person=need.person, **columns).first()
            if standing is not None:
                return standing
            row = cls(person=need.person, asked_by=by.name, asked_by_id=by.id, **columns)
            row.save()
            row._step(cls.State.ASKED, by=by, words=f"{by.name} asked for “{row.title}”.")
            row._tell_them()
        return row

    def take(self, *, by: Person, words: str) -> None:
        """Something came; call it in the transaction that keeps what came. NotPossibleNow once it is settled."""
        self.refuse_settled()
        self.received += 1
        self.received_at = now()
        self.save(update_fields=["received", "received_at"])
        if self.received >= max(self.files, 1):
            self._step(self.State.RECEIVED, by=by.actor, words=words)
        else:
            self._tell("wanted.came", by=by.actor, words=words)
        payload = {"what": "wanted", "subject": str(self.id), "who": by.name}
        OutboxEntry.write("mail.asked", payload=payload, key=f"received-{self.id}-{self.received}")

    def refuse_settled(self) -> None:
        """NotPossibleNow where nobody waits for it any more."""
        if self.state not in TAKES:
            raise NotPossibleNow(f"{self.title} is {self.get_state_display().lower()} already; nothing more is needed.")

    def accept(self, *, by: Actor) -> None:
        """What came is enough, also where it is fewer files than expected."""
        self._settle(self.State.ACCEPTED, by=by, words="accepted what was sent for")

    def send_back(self, *, because: str, by: Actor) -> None:
        """What came is not it, for a reason they read."""
        self._settle(self.State.SENT_BACK, by=by, words="sent back what came for", because=because)

    def withdraw(self, *, by: Actor) -> None:
        """It is not needed any more."""
        self._settle(self.State.WITHDRAWN, by=by, words="no longer asks for")

    def _settle(self, state: str, *, by: Actor, words: str, because: str = "") -> None:
        with transaction.atomic(using="vault"):
            row = type(self)._default_manager.get(pk=self.pk)
            if (row.state, row.because) != (state, because):
                row._refuse(state)
                row._step(state, by=by, words=f"{by.name} {words} “{row.title}”.", because=because)
                if state == self.State.SENT_BACK:
                    row._tell_them()
        self.refresh_from_db()

    def _refuse(self, state: str) -> None:
        there = Wanted.State(state).label.lower()
        if state not in MOVES[self.state]:
            raise NotPossibleNow(f"It is {self.get_state_display().lower()} and cannot be {there}.")
        if state in (self.State.ACCEPTED, self.State.SENT_BACK) and not self.received:
            raise NotPossibleNow(f"Nothing came yet, so it cannot be {there}.")

    def _step(self, state: str, *, by: Actor, words: str, because: str = "") -> None:
        WantedMove(wanted=self, state=state, because=because, by_name=by.name, by_id=by.id).save()
        self.state, self.because = state, because
        self.save(update_fields=["state", "because"])
        self._tell(f"wanted.{state}", by=by, words=words)

    def _tell(self, act: str, *, by: Actor, words: str) -> None:
        line = VaultLine.append(act, by=by, words=words, subject=self.id)
        OutboxEntry.write("project", payload={}, key=f"project-{line.id}")

    def _tell_them(self) -> None:
        """A mail to the person; where anyone may send it, to every sponsor, and the portal shows it to all."""
        step = self.moves.last()
        for person in [self.person] if self.person else Person.present().filter(role=Role.SPONSOR):
            payload = {"wanted": str(self.id), "person": str(person.id)}
            key = f"wanted-{step.id if step else self.id}-{person.id}"
            OutboxEntry.write("mail.wanted", payload=payload, key=key)


_S = Wanted.State
WAITS = frozenset({_S.ASKED, _S.SENT_BACK})
TAKES = WAITS | {_S.RECEIVED}
# Received follows from what comes, by `take`; the practice decides the rest.
MOVES: dict[str, frozenset[str]] = {
    _S.ASKED: frozenset({_S.ACCEPTED, _S.SENT_BACK, _S.WITHDRAWN}),
    _S.RECEIVED: frozenset({_S.ACCEPTED, _S.SENT_BACK, _S.WITHDRAWN}),
    _S.SENT_BACK: frozenset({_S.ACCEPTED, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}


class WantedMove(VaultModel):
    """It came to stand somewhere else: where, by whom, when."""

    wanted = models.ForeignKey(Wanted, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=9, choices=Wanted.State.choices)
    because = models.CharField(max_length=300, blank=True)
    by_name = models.CharField(max_length=120)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("at", "id")
