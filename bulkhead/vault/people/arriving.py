"""How someone gets in: asking for a link, the link itself, its six digits, an invitation.

Whoever asks learns nothing about who is known here: the same statements run and commit for everybody.
"""

from datetime import timedelta
from enum import Enum
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.base.ids import uuid7
from bulkhead.isolation.tokens import digest, fresh_token, same
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import SignIn
from bulkhead.vault.trail.models import OutboxEntry

MAILS = 5
MAILS_EVERY = timedelta(hours=1)
GUESSES = 20  # a day and a person: whoever guesses every day finds the right digits in one year out of 140.
GUESSES_EVERY = timedelta(days=1)


class Standing(Enum):
    """What became of a link."""

    OPEN = "open"
    ELSEWHERE = "elsewhere"  # asked for in another browser.
    USED = "used"
    OVER = "over"
    UNKNOWN = "unknown"


def ask(email: str, *, nonce: str, known_as: UUID | None = None) -> None:
    """Note that someone wants to come in; at most five times an hour for one person, and silently.

    In a browser that is known as this person's only its own times count: strangers cannot use them up.
    """
    with transaction.atomic(using="vault"):
        person = Person.known(email) or Person(id=uuid7())
        lately = SignIn.objects.filter(person=person.pk, asked_at__gt=now() - MAILS_EVERY)
        count = (lately.filter(nonce_hash=digest(nonce)) if known_as == person.pk else lately).count()
        is_known = bool(person.email) and count < MAILS
        row = SignIn.ask(person if is_known else Person(id=uuid7()), nonce=nonce)
        _take_back(row if not is_known else None)


def ask_again(nonce: str, *, known_as: UUID | None = None) -> None:
    """Another mail for the request that this browser made last."""
    last = SignIn.objects.select_related("person").filter(nonce_hash=digest(nonce)).order_by("-asked_at").first()
    ask(last.person.email if last else "", nonce=nonce, known_as=known_as)


def by_digits(code: str, *, nonce: str, known_as: UUID | None = None) -> SignIn | None:
    """The request of this browser when the digits are right; a wrong guess counts against all its requests.

    After twenty wrong ones in a day the digits of a person are good in their own browsers only; a link always is.
    """
    mine = SignIn.alive().filter(nonce_hash=digest(nonce))
    rows = list(mine.order_by("-asked_at"))
    is_guessed = _guesses(rows) >= GUESSES
    able = [row for row in rows if not is_guessed or row.person_id == known_as]
    found = next((row for row in able if same(f"{row.id}{code}", kept=row.code_hash)), None)
    if found is None:
        with transaction.atomic(using="vault"):
            SignIn.objects.filter(pk__in=[row.pk for row in rows] or [uuid7()]).update(tries=models.F("tries") + 1)
            # Nobody's guess is written and taken back, so that it takes as long as a known person's.
            _take_back(SignIn.ask(Person(id=uuid7()), nonce=fresh_token()))
    return found


def sign_in_of(token: str, *, nonce: str) -> tuple[Standing, SignIn | None]:
    """What a link is good for in this browser."""
    row = SignIn.objects.select_related("person").filter(token_hash=digest(token)).first()
    if row is None:
        standing = Standing.UNKNOWN
    elif row.used_at is not None:
        standing = Standing.USED
    elif SignIn.by_link(token) is None:
        standing = Standing.OVER
    else:
        standing = Standing.OPEN if row.is_from(nonce) else Standing.ELSEWHERE
    return standing, row


def invitation_of(token: str) -> tuple[Standing, Invitation | None]:
    """What an invitation is good for."""
    row = Invitation.objects.select_related("person").filter(token_hash=digest(token)).first()
    if row is None:
        standing = Standing.UNKNOWN
    elif row.used_at is not None:
        standing = Standing.USED
    else:
        standing = Standing.OPEN if Invitation.waiting(token) else Standing.OVER
    return standing, row


def _guesses(rows: list[SignIn]) -> int:
    """How often digits of these people were guessed wrong of late, by whomever."""
    people = {row.person_id for row in rows} or {uuid7()}
    lately = SignIn.objects.filter(person__in=people, asked_at__gt=now() - GUESSES_EVERY)
    return lately.aggregate(tries=models.Sum("tries"))["tries"] or 0


def _take_back(row: SignIn | None) -> None:
    """Runs for everybody before the commit; it takes away only what belongs to nobody."""
    doomed = row.pk if row else uuid7()
    OutboxEntry.objects.filter(key=f"sign-in-{doomed}").delete()
    SignIn.objects.filter(pk=doomed).delete()
