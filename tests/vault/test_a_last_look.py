"""Before something goes out: its checklist, its second reader, and what the practice says to itself about it."""

import pytest

from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.deliverables.readiness import Readiness
from bulkhead.vault.deliverables.reviews import Remark, Review, Waiver
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import VaultLine
from tests.cast import Cast
from tests.vault.conftest import drafted

LINES = ("Every figure has a source", "No other client is named")


def deliver(row: Deliverable, cast: Cast) -> Delivery:
    assert row.latest is not None
    sponsor = Person.objects.get(pk=cast.signal.sponsor)
    return Delivery.deliver(row.latest, readers=[], approvers=[sponsor], by=cast.maren.actor)


def test_nothing_goes_out_while_a_line_of_its_checklist_is_open(open_cast: Cast) -> None:
    row, maren = drafted(open_cast), open_cast.maren.actor
    row.send_for_review(by=maren, lines=LINES)
    first, second = row.latest.checks.all()
    first.tick(by=maren)

    with pytest.raises(NotPossibleNow) as refused:
        deliver(row, open_cast)
    second.waive(because="There is one client only", by=maren)
    deliver(row, open_cast)

    assert str(refused.value) == (
        "One line of its checklist is neither checked nor waived. Settle them, then deliver it."
    )
    assert Deliverable.objects.get(pk=row.pk).state == "delivered"


def test_a_line_is_settled_once_by_whoever_was_first(open_cast: Cast) -> None:
    row = drafted(open_cast)
    row.send_for_review(by=open_cast.maren.actor, lines=LINES[:1])
    mine, theirs = row.latest.checks.get(), row.latest.checks.get()

    theirs.tick(by=open_cast.tobias.actor)
    mine.waive(because="In a hurry", by=open_cast.maren.actor)

    standing = row.latest.checks.get()
    assert (standing.settled_by, standing.waived_because) == ("Tobias Lind", "")
    assert VaultLine.objects.filter(act__startswith="check.").count() == 1


def test_what_was_delivered_keeps_its_checklist_as_it_was(open_cast: Cast) -> None:
    row = drafted(open_cast)
    row.send_for_review(by=open_cast.maren.actor, lines=LINES[:1])
    check = row.latest.checks.get()
    check.tick(by=open_cast.maren.actor)
    deliver(row, open_cast)

    with pytest.raises(NotPossibleNow):
        row.latest.checks.get().reopen(by=open_cast.maren.actor)


def test_sent_twice_the_checklist_is_there_once(open_cast: Cast) -> None:
    row, maren = drafted(open_cast), open_cast.maren.actor
    row.send_for_review(by=maren, lines=LINES)
    row.latest.checks.first().tick(by=maren)
    row.take_back(by=maren)

    row.send_for_review(by=maren, lines=LINES)

    ready = Readiness.of(row.id, version=row.latest.id)
    assert (len(ready.checks), ready.open_checks) == (2, 1)


def test_a_new_version_is_looked_at_anew(open_cast: Cast) -> None:
    row, maren = drafted(open_cast), open_cast.maren.actor
    row.send_for_review(by=maren, lines=LINES)
    for check in row.latest.checks.all():
        check.tick(by=maren)
    row.add_version(vault_blobs().put([b"two"]), name="r.docx", kind="docx", by=maren)

    row.send_for_review(by=maren, lines=LINES)

    assert Readiness.of(row.id, version=row.latest.id).open_checks == 2


def test_what_an_associate_sends_is_read_by_somebody_else_first(open_cast: Cast) -> None:
    row, maren, tobias = drafted(open_cast), open_cast.maren.actor, open_cast.tobias.actor
    row.send_for_review(by=tobias, second=maren)
    review = Review.standing(row.latest)

    with pytest.raises(NotPossibleNow) as early:
        deliver(row, open_cast)
    with pytest.raises(NotPossibleNow) as own:
        review.let_pass(by=tobias)
    review.let_pass(by=maren)
    review.let_pass(by=maren)
    deliver(row, open_cast)

    assert str(early.value) == "Tobias Lind sent it; Maren Okafor reads it before it is delivered."
    assert str(own.value) == "You sent it; Maren Okafor reads it before it is delivered."
    assert VaultLine.objects.filter(act="review.passed").count() == 1


def test_a_passage_does_not_outlive_being_taken_back(open_cast: Cast) -> None:
    row, maren, tobias = drafted(open_cast), open_cast.maren.actor, open_cast.tobias.actor
    row.send_for_review(by=tobias, second=maren)
    Review.standing(row.latest).let_pass(by=maren)
    row.take_back(by=tobias)

    row.send_for_review(by=tobias, second=maren)

    assert Review.standing(row.latest).waits_for_second


def test_a_remark_is_written_and_settled_once(open_cast: Cast) -> None:
    row = drafted(open_cast)
    for _ in range(2):
        remark = Remark.write(row.latest, words="Is the spend right?", by=open_cast.tobias.actor)
        remark.settle(by=open_cast.maren.actor)

    assert Remark.objects.count() == 1
    assert VaultLine.objects.filter(act__startswith="remark.").count() == 2


def test_a_waiver_stands_with_its_first_reason(open_cast: Cast) -> None:
    row = drafted(open_cast)
    for because in ("It is a quotation", "Another reason"):
        Waiver.give(row.latest, text="[sic]", because=because, by=open_cast.maren.actor)

    assert Waiver.objects.get().because == "It is a quotation"
