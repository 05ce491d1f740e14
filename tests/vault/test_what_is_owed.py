"""What is finished and has not reached the client, and since when."""

from datetime import UTC, datetime

import time_machine

from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.debts import owed_since
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.people.models import Person
from tests.cast import Cast
from tests.vault.conftest import drafted

MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 15, tzinfo=UTC)


def test_a_draft_is_not_owed_and_something_in_review_is(open_cast: Cast) -> None:
    row = drafted(open_cast)
    before = owed_since()
    with time_machine.travel(MONDAY, tick=False):
        row.send_for_review(by=open_cast.maren.actor)

    assert (before, owed_since()) == ({}, {row.id: MONDAY})


def test_what_is_delivered_is_not_owed_and_a_newer_version_is_from_the_day_it_came(open_cast: Cast) -> None:
    work, by = Deliverable.objects.get(pk=open_cast.signal.deliverable), open_cast.maren.actor
    before = owed_since()
    with time_machine.travel(MONDAY, tick=False):
        work.add_version(
            vault_blobs().put([b"new"]), name="r.docx", kind="docx", by=by, reissued_because="a typing error"
        )
    with time_machine.travel(TUESDAY, tick=False):
        work.send_for_review(by=by)

    assert (before, owed_since(), owed_since(only=work.id)) == ({}, {work.id: MONDAY}, {work.id: MONDAY})


def test_delivering_it_settles_the_debt(open_cast: Cast) -> None:
    row = drafted(open_cast)
    row.send_for_review(by=open_cast.maren.actor)
    sponsor = Person.objects.get(pk=open_cast.signal.sponsor)
    Delivery.deliver(row.latest, readers=[sponsor], approvers=[], by=open_cast.maren.actor)

    assert owed_since() == {}
