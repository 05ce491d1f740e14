"""A delivery nobody opened is mentioned once more, and never again."""

from datetime import UTC, datetime

import pytest
import time_machine

from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.nudges import nudge_unopened, still_wanted, unopened_after_nudge
from bulkhead.vault.people.models import News, Person
from bulkhead.vault.trail.models import OutboxEntry
from tests.cast import Cast
from tests.vault.conftest import ZONE, drafted

THURSDAY = datetime(2026, 11, 19, 15, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 15, tzinfo=UTC)


def delivered(cast: Cast) -> Delivery:
    """On Thursday, to the sponsor."""
    Delivery.objects.all().delete()
    with time_machine.travel(THURSDAY, tick=False):
        row = drafted(cast)
        row.send_for_review(by=cast.maren.actor)
        sponsor = Person.objects.get(pk=cast.signal.sponsor)
        return Delivery.deliver(row.latest, readers=[sponsor], approvers=[], by=cast.maren.actor)


def nudged(at: datetime) -> int:
    with time_machine.travel(at, tick=False):
        return nudge_unopened(workdays=3, zone=ZONE)


def letters() -> int:
    return OutboxEntry.objects.filter(kind="mail.nudged").count()


def test_a_weekend_does_not_count(open_cast: Cast) -> None:
    delivered(open_cast)

    assert (nudged(MONDAY), nudged(TUESDAY)) == (0, 1)


def test_nobody_is_reminded_twice(open_cast: Cast) -> None:
    delivered(open_cast)

    assert [nudged(TUESDAY), nudged(TUESDAY), nudged(datetime(2027, 1, 4, 15, tzinfo=UTC))] == [1, 0, 0]
    assert letters() == 1


def test_what_was_opened_is_not_mentioned(open_cast: Cast) -> None:
    delivery = delivered(open_cast)
    Reader.note_opened(delivery, person=Person.objects.get(pk=open_cast.signal.sponsor))

    assert (nudged(TUESDAY), letters()) == (0, 0)


def test_a_reminder_is_called_off_when_it_is_opened_meanwhile(open_cast: Cast) -> None:
    delivery = delivered(open_cast)
    nudged(TUESDAY)
    sponsor = Person.objects.get(pk=open_cast.signal.sponsor)

    Reader.note_opened(delivery, person=sponsor)

    assert OutboxEntry.objects.get(kind="mail.nudged").is_settled
    assert not still_wanted(delivery.id, person=sponsor.id)


def test_who_only_wants_what_they_must_answer_gets_no_mail_but_is_told_of(open_cast: Cast) -> None:
    delivered(open_cast)
    Person.objects.filter(pk=open_cast.signal.sponsor).update(news=News.ANSWERS)

    assert (nudged(TUESDAY), letters()) == (0, 0)
    assert [row.person for row in unopened_after_nudge()] == ["Dana Whitfield"]


def test_a_replaced_version_is_not_mentioned(open_cast: Cast) -> None:
    first = delivered(open_cast)
    with time_machine.travel(MONDAY, tick=False):
        from bulkhead.isolation.blobs import vault_blobs

        work, by = first.version.deliverable, open_cast.maren.actor
        version = work.add_version(
            vault_blobs().put([b"two"]), name="r.docx", kind="docx", by=by, reissued_because="a typing error"
        )
        work.send_for_review(by=by)
        Delivery.deliver(version, readers=[Person.objects.get(pk=open_cast.signal.sponsor)], approvers=[], by=by)

    assert nudged(TUESDAY) == 0


@pytest.mark.parametrize("at", [THURSDAY, MONDAY])
def test_nobody_is_flagged_before_the_reminder(open_cast: Cast, at: datetime) -> None:
    delivered(open_cast)
    nudged(at)

    assert unopened_after_nudge() == []


def test_older_work_that_was_laid_out_by_an_import_is_mentioned_to_nobody(open_cast: Cast) -> None:
    Delivery.objects.all().delete()
    with time_machine.travel(THURSDAY, tick=False):
        Delivery.lay_out(drafted(open_cast).latest, by=open_cast.maren.actor)

    assert (nudged(TUESDAY), letters(), unopened_after_nudge()) == (0, 0, [])
