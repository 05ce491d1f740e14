"""What the client's people ask, what is answered, and where it stands."""

from datetime import date, datetime

from django.db import models, transaction

from bulkhead.base.clock import now, today
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.errors import ChangedMeanwhile, NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.promise import promised_until
from bulkhead.vault.trail.models import OutboxEntry, VaultLine


class Request(VaultModel):
    """A person of the client asks something of the practice."""

    class Kind(models.TextChoices):
        QUESTION = "question", "A question"
        WORK = "work", "Something to be done"
        OTHER = "other", "Something else"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        ANSWERED = "answered", "Answered"
        NEXT_AGENDA = "next_agenda", "On the next agenda"
        SCOPE = "scope", "Looked at as new work"
        PARKED = "parked", "Parked"
        CLOSED = "closed", "Closed"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="requests")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    words = models.TextField(max_length=4000)
    about = models.ForeignKey(Deliverable, on_delete=models.SET_NULL, related_name="requests", null=True)
    state = models.CharField(max_length=11, choices=State.choices, default=State.OPEN, db_index=True)
    asked_at = models.DateTimeField(default=now, db_index=True)
    promised_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, help_text="When the practice first did something about it.")
    parked_until = models.DateField(null=True)

    class Meta:
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return self.words.splitlines()[0][:80] if self.words else ""

    @classmethod
    def ask(cls, words: str, *, kind: str, person: Person, about: Deliverable | None = None) -> "Request":
        """Ask; the same words about the same thing again, while they wait for an answer, change nothing."""
        with transaction.atomic(using="vault"):
            same = cls._default_manager.filter(person=person, kind=kind, words=words, about=about)
            standing = same.filter(state=cls.State.OPEN).first()
            if standing is not None:
                return standing
            row = cls(person=person, kind=kind, words=words, about=about)
            row.promised_until = _promise()
            row.save()
            line = row._tell("request.asked", by=person.actor, words=f"{person.name} asked for something.")
            row._tell_practice(line)
        return row

    def is_awake(self, zone: str) -> bool:
        return is_awake(self.state, parked_until=self.parked_until, zone=zone)

    def is_late(self) -> bool:
        return is_late(self.state, promised_until=self.promised_until)

    def answer(self, words: str, *, by: Actor) -> None:
        """The practice answers; the very same answer again changes nothing."""
        with transaction.atomic(using="vault"):
            row = self._fresh()
            if row.state == self.State.CLOSED:
                raise NotPossibleNow("This is closed; it opens again when they reply.")
            if row._is_said(words, by=by):
                return
            Reply(request=row, words=words, by_practice=True, by_name=by.name, by_id=by.id).save()
            line = row._tell("request.replied", by=by, words=f"{by.name} answered {row.person.name}.")
            if row.state != self.State.ANSWERED:
                row._become(self.State.ANSWERED, by=by)
            row._tell_asker(line)
        self.refresh_from_db()

    def move(self, state: str, *, by: Actor, note: str = "", until: date | None = None, seen: str = "") -> None:
        """Another state, by the practice; where it stands already nothing happens. NotPossibleNow unless listed.

        `seen` is the state it was shown in: ChangedMeanwhile when it stands somewhere else by now.
        """
        with transaction.atomic(using="vault"):
            row = self._fresh()
            if (row.state, row.parked_until) == (state, until):
                return
            if seen not in ("", row.state):
                raise ChangedMeanwhile(f"It was moved meanwhile: {row.get_state_display().lower()}.")
            row._refuse(state)
            row._become(state, by=by, note=note, until=until)
            words = f"{by.name} put a request of {row.person.name}: {Request.State(state).label.lower()}."
            line = row._tell(f"request.{state}", by=by, words=words)
            row._tell_asker(line)
        self.refresh_from_db()

    def reply(self, words: str, *, person: Person) -> None:
        """The client's side says more; whatever it stood at, it waits for the practice again, with a new clock."""
        with transaction.atomic(using="vault"):
            row = self._fresh()
            if row._is_said(words, by=person.actor):
                return
            Reply(request=row, words=words, by_name=person.name, by_id=person.id).save()
            line = row._tell("request.replied", by=person.actor, words=f"{person.name} replied to a request.")
            row._wake(by=person.actor)
            row._tell_practice(line)
        self.refresh_from_db()

    def settle(self, *, person: Person) -> None:
        """“That answers it”, by the client's side; twice is once."""
        with transaction.atomic(using="vault"):
            row = self._fresh()
            if row.state != self.State.CLOSED:
                row._become(self.State.CLOSED, by=person.actor)
                row._tell("request.closed", by=person.actor, words=f"{person.name} closed a request.")
        self.refresh_from_db()

    def _fresh(self) -> "Request":
        return type(self)._default_manager.select_related("person").get(pk=self.pk)

    def _refuse(self, state: str) -> None:
        if state not in MOVES[self.state]:
            here, there = Request.State(self.state).label.lower(), Request.State(state).label.lower()
            raise NotPossibleNow(f"It is {here} and cannot become {there}. Look at it again, then choose.")

    def _is_said(self, words: str, *, by: Actor) -> bool:
        last = self.replies.last()
        return last is not None and (last.words, last.by_id) == (words, by.id)

    def _wake(self, *, by: Actor) -> None:
        if self.state != self.State.OPEN:
            self.promised_until = _promise()
            self.save(update_fields=["promised_until"])
            self._become(self.State.OPEN, by=by)

    def _become(self, state: str, *, by: Actor, note: str = "", until: date | None = None) -> None:
        Move(request=self, state=state, note=note, until=until, by_name=by.name, by_id=by.id).save()
        if state == self.State.OPEN:
            self.answered_at = None
        elif self.answered_at is None and by.kind == "practitioner":
            self.answered_at = now()
        self.state, self.parked_until = state, until
        self.save(update_fields=["state", "parked_until", "answered_at"])

    def _tell(self, act: str, *, by: Actor, words: str) -> VaultLine:
        """A line in the log; the inbox of the practice follows."""
        line = VaultLine.append(act, by=by, words=words, subject=self.id)
        OutboxEntry.write("project", payload={}, key=f"project-{line.id}")
        return line

    def _tell_practice(self, line: VaultLine) -> None:
        payload = {"what": "request", "subject": str(self.id), "who": line.actor_name}
        OutboxEntry.write("mail.asked", payload=payload, key=f"asked-{line.id}")

    def _tell_asker(self, line: VaultLine) -> None:
        payload = {"request": str(self.id), "person": str(self.person_id)}
        OutboxEntry.write("mail.replied", payload=payload, key=f"replied-{line.id}")


_S = Request.State
PUT_OFF = frozenset({_S.NEXT_AGENDA, _S.SCOPE, _S.PARKED})
# Any state may become open again, which only a reply of the client's side does.
MOVES: dict[str, frozenset[str]] = {
    _S.OPEN: PUT_OFF | {_S.ANSWERED, _S.CLOSED},
    _S.ANSWERED: frozenset({_S.CLOSED}),
    _S.NEXT_AGENDA: PUT_OFF - {_S.NEXT_AGENDA} | {_S.CLOSED, _S.ANSWERED},
    _S.SCOPE: PUT_OFF - {_S.SCOPE} | {_S.CLOSED, _S.ANSWERED},
    _S.PARKED: PUT_OFF | {_S.CLOSED, _S.ANSWERED},
    _S.CLOSED: frozenset(),
}


class Move(VaultModel):
    """A request came to stand somewhere else: where, by whom, when."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=11, choices=Request.State.choices)
    note = models.CharField(max_length=300, blank=True)
    until = models.DateField(null=True)
    by_name = models.CharField(max_length=120)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("at", "id")


class Reply(VaultModel):
    """Somebody said more about a request, on either side."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="replies")
    words = models.TextField(max_length=4000)
    by_practice = models.BooleanField(default=False)
    by_name = models.CharField(max_length=120)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("at", "id")


def is_awake(state: str, *, parked_until: date | None, zone: str) -> bool:
    """It waits for the practice: open, or parked until a day that has come in the client's zone."""
    woken = state == Request.State.PARKED and parked_until is not None and parked_until <= today(zone)
    return woken or state == Request.State.OPEN


def is_late(state: str, *, promised_until: datetime) -> bool:
    """The promise is broken as long as it is open."""
    return state == Request.State.OPEN and promised_until < now()


def _promise() -> datetime:
    profile = Profile.only()
    return promised_until(now(), hours=profile.response_hours, zone=profile.time_zone)
