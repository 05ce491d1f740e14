"""The client's people. The same human at two clients is two people who know nothing of each other."""

from datetime import timedelta

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.base.marks import mark
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.isolation.tokens import digest, fresh_token
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.roles import APPROVES, Role, may_see
from bulkhead.vault.trail.models import OutboxEntry, VaultLine


class News(models.TextChoices):
    """Which mails somebody wants. Invitations and sign-in links always come."""

    EACH = "each", "Each delivery and answer at once"
    DAILY = "daily", "Once a day, in one mail"
    ANSWERS = "answers", "Only what I must answer"


class PersonChanged(RuntimeError):
    """Somebody else changed this person after the form was shown; the message says what stands there now."""


class Person(VaultModel):
    """Someone at the client who may come into the portal."""

    name = models.CharField(max_length=120)
    email = models.EmailField(unique=True)
    role = models.CharField(max_length=16, choices=Role.choices)
    title = models.CharField(max_length=80, blank=True)
    added_at = models.DateTimeField(default=now)
    added_by = models.CharField(max_length=120, blank=True)
    news = models.CharField(max_length=8, choices=News.choices, default=News.EACH)
    here_at = models.DateTimeField(null=True, help_text="The last time; sessions are forgotten sooner.")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        """This person as the log writes them."""
        return Actor("person", self.name, self.id)

    @property
    def approves(self) -> bool:
        return self.role in APPROVES

    def may_see(self, kind: str) -> bool:
        return self.removed_at is None and may_see(self.role, kind=kind)

    @classmethod
    def present(cls) -> "models.QuerySet[Person]":
        """Everyone who has not been removed."""
        return cls._default_manager.filter(removed_at=None)

    @classmethod
    def known(cls, email: str) -> "Person | None":
        """The person with this address; None when there is none or they were removed."""
        return cls.present().filter(email=email.strip().lower()).first()

    @classmethod
    def add(cls, name: str, *, email: str, role: str, by: Actor, title: str = "") -> "Person":
        """Add someone, or bring back someone who was removed, and invite them."""
        with transaction.atomic(using="vault"):
            person = cls._default_manager.filter(email=email.strip().lower()).first() or cls(
                email=email.strip().lower()
            )
            person.name, person.role, person.title, person.removed_at = name, role, title, None
            person.added_by = by.name
            person.save()
            words = f"{by.name} added {name} as {Role(role).label.lower()}."
            VaultLine.append("person.added", by=by, words=words, subject=person.id)
            Invitation.write(person, by=by)
        return person

    def remove(self, *, by: Actor) -> None:
        """Out at once: every session, passkey, feed, link and invitation ends with the person."""
        with transaction.atomic(using="vault"):
            self.removed_at = now()
            self.save(update_fields=["removed_at"])
            self.sessions.filter(ended_at=None).update(ended_at=now())
            self.passkeys.filter(ended_at=None).update(ended_at=now())
            self.feeds.filter(ended_at=None).update(ended_at=now())
            self.invitations.filter(used_at=None).update(expires_at=now())
            self.sign_ins.filter(used_at=None).update(expires_at=now())
            OutboxEntry.objects.filter(done_at=None, payload__person=str(self.id)).update(
                done_at=now(), fault="removed"
            )
            VaultLine.append("person.removed", by=by, words=f"{by.name} removed {self.name}.", subject=self.id)

    @property
    def mark(self) -> str:
        """Tells what a form about them was opened with."""
        return mark(self.role, self.title)

    def change(self, *, role: str, title: str, by: Actor, seen: str = "") -> None:
        """Another role or title; the same again changes nothing. Their calendar elsewhere follows the new role.

        `seen` is the mark of what the form was opened with: PersonChanged when something else stands there by now.
        """
        with transaction.atomic(using="vault"):
            self.refresh_from_db()
            if (self.role, self.title) == (role, title):
                return
            if seen not in ("", self.mark):
                part = ", ".join(filter(None, (self.get_role_display().lower(), self.title)))
                raise PersonChanged(f"They were changed meanwhile: {self.name} is {part} now.")
            self.role, self.title = role, title
            self.save(update_fields=["role", "title"])
            words = f"{by.name} made {self.name} {Role(role).label.lower()}."
            line = VaultLine.append("person.changed", by=by, words=words, subject=self.id)
            if self.feeds.filter(ended_at=None).exists():
                OutboxEntry.write("feed", payload={}, key=f"feed-{line.id}")

    def choose_news(self, news: str) -> None:
        """Which mails this person wants from now on; what waits already follows it too."""
        if self.news != News(news):
            with transaction.atomic(using="vault"):
                self.news = news
                self.save(update_fields=["news"])
                words = f"{self.name} chose their mail: {News(news).label.lower()}."
                VaultLine.append("person.changed", by=self.actor, words=words, subject=self.id)


class Invitation(VaultModel):
    """A first way in: one use, for as long as the practice says. Only the hash of its token is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    written_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    @classmethod
    def write(cls, person: Person, *, by: Actor) -> "Invitation":
        """Invite; older invitations of the same person die. One that was not sent yet is still the one to be sent."""
        unsent = person.invitations.filter(used_at=None, expires_at=None, token_hash="").first()
        if unsent is not None and OutboxEntry.objects.filter(key=f"invitation-{unsent.pk}", done_at=None).exists():
            return unsent
        person.invitations.filter(used_at=None).update(expires_at=now())
        row = cls(person=person)
        row.save()
        OutboxEntry.write(
            "mail.invitation", payload={"invitation": str(row.id), "person": str(person.id)}, key=f"invitation-{row.id}"
        )
        VaultLine.append("person.invited", by=by, words=f"{by.name} invited {person.name}.", subject=person.id)
        return row

    def mint(self) -> str:
        """A fresh token, at the moment it is sent or copied; an earlier one of this invitation dies."""
        token = fresh_token()
        self.token_hash, self.expires_at = digest(token), now() + timedelta(hours=Profile.only().invitation_hours)
        self.save(update_fields=["token_hash", "expires_at"])
        return token

    @classmethod
    def waiting(cls, token: str) -> "Invitation | None":
        """The invitation this token still opens."""
        alive = cls._default_manager.select_related("person").filter(used_at=None, expires_at__gt=VaultLine.latest())
        return alive.filter(token_hash=digest(token), person__removed_at=None).first()

    def use(self) -> bool:
        """Consume it; False when someone was faster."""
        unused = type(self)._default_manager.filter(pk=self.pk, used_at=None, expires_at__gt=VaultLine.latest())
        is_first = unused.update(used_at=now()) == 1
        OutboxEntry.settle(f"invitation-{self.pk}")
        return is_first
