"""Signing in to the portal: a link or six digits in the browser that asked, then a session that one row can end."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import latest_of
from bulkhead.isolation.models import VaultModel
from bulkhead.isolation.prepared import Prepared, columns_of, row_of
from bulkhead.isolation.tokens import digest, fresh_code, fresh_token, same
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

LINK_LASTS = timedelta(minutes=15)
SEEN_EVERY = timedelta(minutes=5)
TRIES = 5


class SignIn(VaultModel):
    """A request to come in, bound to the browser that made it by a nonce."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_ins")
    nonce_hash = models.CharField(max_length=64, db_index=True)
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    code_hash = models.CharField(max_length=64, blank=True)
    tries = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    @classmethod
    def ask(cls, person: Person, *, nonce: str) -> "SignIn":
        """Note the request; the worker makes link and code when it sends them."""
        with transaction.atomic(using="vault"):
            row = cls(person=person, nonce_hash=digest(nonce), expires_at=now() + LINK_LASTS)
            row.save()
            OutboxEntry.write(
                "mail.sign_in", payload={"sign_in": str(row.id), "person": str(person.id)}, key=f"sign-in-{row.id}"
            )
        return row

    def mint(self) -> tuple[str, str]:
        """Link token and code, good for 15 minutes from now."""
        token, code = fresh_token(), fresh_code()
        self.token_hash, self.code_hash = digest(token), digest(f"{self.id}{code}")
        self.expires_at, self.tries = now() + LINK_LASTS, 0
        self.save(update_fields=["token_hash", "code_hash", "expires_at", "tries"])
        return token, code

    @classmethod
    def alive(cls) -> "models.QuerySet[SignIn]":
        """Requests that may still be used."""
        unused = cls._default_manager.select_related("person").filter(used_at=None, expires_at__gt=VaultLine.latest())
        return unused.filter(person__removed_at=None, tries__lt=TRIES)

    @classmethod
    def by_link(cls, token: str) -> "SignIn | None":
        return cls.alive().filter(token_hash=digest(token)).first()

    def is_from(self, nonce: str) -> bool:
        return same(nonce, kept=self.nonce_hash)

    def use(self) -> bool:
        """Consume it; False when someone was faster."""
        is_first = type(self).alive().filter(pk=self.pk).update(used_at=now()) == 1
        OutboxEntry.settle(f"sign-in-{self.pk}")
        return is_first


class Session(VaultModel):
    """A person is signed in on one browser."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sessions")
    passkey = models.ForeignKey("vault.Passkey", on_delete=models.SET_NULL, related_name="+", null=True)
    token_hash = models.CharField(max_length=64, unique=True)
    browser = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    @classmethod
    def start(cls, person: Person, *, browser: str, passkey: UUID | None = None) -> str:
        """Sign a person in, until their passkey ends where they used one; the token goes into their cookie alone."""
        token = fresh_token()
        with transaction.atomic(using="vault"):
            row = cls(person=person, passkey_id=passkey, token_hash=digest(token), browser=browser[:200])
            row.expires_at = row.end_by(Profile.only())
            row.save()
            Person.objects.filter(pk=person.pk).update(here_at=row.started_at)
            VaultLine.append("session.started", by=person.actor, words=f"{person.name} signed in.", subject=person.id)
        return token

    @classmethod
    def of(cls, token: str) -> "Session | None":
        """The live session of a cookie; None for a wrong, ended or expired one, or a removed person."""
        for values in BY_TOKEN.rows("", digest(token)):
            session, person = row_of(cls, values=values[:OWN]), row_of(Person, values=values[OWN:-1])
            is_over = session.ended_at is not None or session.expires_at <= latest_of(values[-1])
            if not is_over and person.removed_at is None:
                session.person = person
                return session
        return None

    def touch(self, profile: Profile) -> None:
        """Note that it is in use, at most every five minutes, and put off the end that disuse would bring."""
        if now() - self.seen_at > SEEN_EVERY:
            self.seen_at = now()
            self.expires_at = self.end_by(profile)
            self.save(update_fields=["seen_at", "expires_at"])
            Person.objects.filter(pk=self.person_id).update(here_at=now())

    def end_by(self, profile: Profile) -> datetime:
        """When it ends if nobody uses it any more: so long after its start, or its last use, as this place has it."""
        whole = self.started_at + timedelta(hours=profile.session_hours)
        return min(whole, self.seen_at + timedelta(hours=profile.session_idle_hours))

    @classmethod
    def follow(cls, profile: Profile) -> None:
        """Every live session ends as this place has it now; one that is too old by that ends at once."""
        for row in cls._default_manager.filter(ended_at=None, expires_at__gt=now()):
            due = row.end_by(profile)
            if due != row.expires_at:
                row.expires_at = due
                row.save(update_fields=["expires_at"])

    def end(self) -> None:
        type(self)._default_manager.filter(pk=self.pk).update(ended_at=now())


def _by_token(_: str, token_hash: str) -> "models.QuerySet[Session, tuple[object, ...]]":
    """One session with its person; every page of the portal begins with it."""
    wanted = [*columns_of(Session), *columns_of(Person, through="person__")]
    return Session.objects.filter(token_hash=token_hash).values_list(*wanted, VaultLine.newest_at())


BY_TOKEN = Prepared(_by_token)
OWN = len(columns_of(Session))
