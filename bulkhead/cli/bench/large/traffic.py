"""What one client's people asked, sent and were asked for; what was decided and promised; and the people themselves."""

from datetime import timedelta

from bulkhead.base.clock import now, today
from bulkhead.cli.bench.large.words import DICE, some, title
from bulkhead.isolation.chain import Actor
from bulkhead.vault.decisions.models import Decision, Promise
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import Role
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.requests.models import Reply, Request
from bulkhead.vault.requests.sent import SentFile
from bulkhead.vault.requests.wanted import Wanted

PEOPLE, REQUESTS, OPEN, WANTED, SENT, DECISIONS, PROMISES = 40, 60, 16, 40, 30, 60, 30
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def fill_people(slug: str, *, by: Actor) -> list[Person]:
    """A sponsor first, then a leader, then everyone else; each with two browsers."""
    roles = [Role.SPONSOR, Role.LEADER, *DICE.choices(Role.values, k=PEOPLE - 2)]
    people = [
        Person.add(f"{title(1)} {title(1)} {number}", email=f"p{number}@{slug}.example", role=role, by=by)
        for number, role in enumerate(roles)
    ]
    for person in people:
        for browser in ("Firefox on a laptop", "Safari on a phone"):
            Session.start(person, browser=browser)
    return people


def fill_traffic(by: Actor, *, people: list[Person]) -> None:
    """Inside one client that has its people."""
    _requests(by, people)
    _wanted(by, people)
    files = [SentFile(person=DICE.choice(people), name=f"{title(2)}.csv") for _ in range(SENT)]
    for number, file in enumerate(files):
        file.blob, file.noted_at = Blob(size=1, sha256="0" * 64), None if number < 4 else now()
    Blob.objects.bulk_create(file.blob for file in files)
    SentFile.objects.bulk_create(files)
    _settled(by)


def _requests(by: Actor, people: list[Person]) -> None:
    states = [state for state in Request.State.values if state != Request.State.OPEN]
    rows = [_request(number, people, states) for number in range(REQUESTS)]
    Request.objects.bulk_create(rows)
    said = {"by_practice": True, "by_name": by.name, "by_id": by.id}
    Reply.objects.bulk_create(Reply(request=row, words=some(40), **said) for row in rows if row.answered_at)


def _request(number: int, people: list[Person], states: list[str]) -> Request:
    row = Request(person=DICE.choice(people), kind=DICE.choice(Request.Kind.values), words=some(40))
    row.asked_at = now() - number * 6 * HOUR
    row.promised_until = row.asked_at + 24 * HOUR
    if number >= OPEN:
        row.state, row.answered_at = DICE.choice(states), row.asked_at + DICE.randint(1, 40) * HOUR
    return row


def _wanted(by: Actor, people: list[Person]) -> None:
    rows = [
        Wanted(title=title(4)[:120], due_on=today("UTC") + number % 30 * DAY, asked_by=by.name, asked_by_id=by.id)
        for number in range(WANTED)
    ]
    for row in rows:
        row.person, row.state = DICE.choice(people), DICE.choice(Wanted.State.values)
        row.received = int(row.state in (Wanted.State.RECEIVED, Wanted.State.ACCEPTED))
        row.received_at = now() if row.received else None
    Wanted.objects.bulk_create(rows)


def _settled(by: Actor) -> None:
    here = today("UTC")
    Decision.objects.bulk_create(
        Decision(
            title=title(4)[:120], choice=some(12), owner_name="Dana", decided_on=here - n * DAY, written_by=by.name
        )
        for n in range(DECISIONS)
    )
    Promise.objects.bulk_create(
        Promise(words=title(6)[:200], to_name="Dana", due_on=here + (n - 20) * DAY, made_by=by.name, kept_at=kept)
        for n in range(PROMISES)
        for kept in [now() if n < PROMISES - 6 else None]
    )
