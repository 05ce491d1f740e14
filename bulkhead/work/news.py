"""When somebody wants to hear of something: at once, once a day in one mail, or only where an answer is due."""

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from bulkhead.base.clock import now
from bulkhead.vault.deliverables.deliveries import Reader
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import News, Person
from bulkhead.vault.requests.wanted import WAITS, Wanted
from bulkhead.vault.trail.models import COLLECTED, NOT_NEEDED, OutboxEntry
from bulkhead.work.sending import Sending

MORNING = time(7, 30)


def held_back(sending: Sending, *, must_answer: bool) -> bool:
    """Whether a mail to a person is not for now, by their own choice; inside the vault. It is settled then."""
    person = Person.present().filter(pk=sending.payload["person"]).first()
    wants = News(person.news) if person else News.EACH
    if person is not None and wants == News.DAILY:
        _collect(person, sending)
    elif wants == News.ANSWERS and not must_answer:
        _mark(sending.key, NOT_NEEDED)
    return wants == News.DAILY or (wants == News.ANSWERS and not must_answer)


def is_any_news(person: Person) -> bool:
    """Whether anything that was collected for a person is still news."""
    return any(_is_news(row) for row in _collected(person))


def forget_news(person: Person) -> None:
    """The mail of the day is on its way; nothing of it is told again."""
    _collected(person).update(fault="")


def _collected(person: Person) -> QuerySet[OutboxEntry]:
    return OutboxEntry.objects.filter(fault=COLLECTED, payload__person=str(person.id))


def _collect(person: Person, sending: Sending) -> None:
    due = _next_morning(Profile.only().time_zone)
    with transaction.atomic(using="vault"):
        key = f"daily-{person.id}-{due.date()}"
        row = OutboxEntry.write("mail.daily", payload={"person": str(person.id)}, key=key)
        if row.done_at is None and row.attempts == 0:
            row.due_at = due
            row.save(update_fields=["due_at"])
        _mark(sending.key, COLLECTED)


def _mark(key: str, fault: str) -> None:
    OutboxEntry.objects.filter(key=key, done_at=None).update(done_at=now(), fault=fault)


def _next_morning(zone: str) -> datetime:
    here = now().astimezone(ZoneInfo(zone))
    day = here.date() if here.time() < MORNING else here.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, ZoneInfo(zone))


def _is_news(row: OutboxEntry) -> bool:
    """A document they have not opened, something they have not sent, an answer."""
    if row.kind in ("mail.delivered", "mail.nudged"):
        unopened = Reader.objects.filter(delivery=UUID(row.payload["delivery"]), opened_at=None)
        is_news = unopened.filter(person=UUID(row.payload["person"])).exists()
    elif row.kind == "mail.wanted":
        is_news = Wanted.objects.filter(pk=UUID(row.payload["wanted"]), state__in=WAITS).exists()
    else:
        is_news = True
    return is_news
