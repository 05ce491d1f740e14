"""A deliverable moves as its table says, and every other move is refused."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import MOVES, Deliverable
from bulkhead.vault.people.models import Person
from tests.cast import Cast
from tests.vault.conftest import drafted

STATES = tuple(Deliverable.State.values)
VERBS = ("add a version", "reissue", "review", "take back", "deliver", "cancel")
ALLOWED = {
    ("scheduled", "add a version"): "draft",
    ("scheduled", "reissue"): "draft",
    ("scheduled", "cancel"): "cancelled",
    ("draft", "add a version"): "draft",
    ("draft", "reissue"): "draft",
    ("draft", "review"): "in_review",
    ("draft", "cancel"): "cancelled",
    ("in_review", "add a version"): "draft",
    ("in_review", "reissue"): "draft",
    ("in_review", "take back"): "draft",
    ("in_review", "deliver"): "delivered",
    ("in_review", "review"): "in_review",
    ("delivered", "reissue"): "draft",
    ("delivered", "deliver"): "delivered",
    ("cancelled", "cancel"): "cancelled",
}


def deliver(row: Deliverable, cast: Cast) -> None:
    assert row.latest is not None
    sponsor = Person.objects.get(pk=cast.signal.sponsor)
    Delivery.deliver(row.latest, readers=[], approvers=[sponsor], by=cast.maren.actor)


def add(row: Deliverable, cast: Cast, *, because: str = "") -> None:
    kept = vault_blobs().put([f"another {row.versions.count()}".encode()])
    row.add_version(kept, name="r.docx", kind="docx", by=cast.maren.actor, reissued_because=because)


ACTS: dict[str, Callable[[Deliverable, Cast], None]] = {
    "add a version": add,
    "reissue": lambda row, cast: add(row, cast, because="a figure was wrong"),
    "review": lambda row, cast: row.send_for_review(by=cast.maren.actor),
    "take back": lambda row, cast: row.take_back(by=cast.maren.actor),
    "deliver": deliver,
    "cancel": lambda row, cast: row.cancel(because="Not needed", by=cast.maren.actor),
}


def in_state(state: str, cast: Cast) -> Deliverable:
    if state == "scheduled":
        return Deliverable.plan("Report", kind="plan", due_on=date(2026, 12, 1), by=cast.maren.actor)
    row = drafted(cast, kind="plan")
    if state == "cancelled":
        row.cancel(because="Not needed", by=cast.maren.actor)
    if state in ("in_review", "delivered"):
        row.send_for_review(by=cast.maren.actor)
    if state == "delivered":
        deliver(row, cast)
    return row


@pytest.mark.parametrize(("state", "verb"), list(product(STATES, VERBS)))
def test_each_verb_in_each_state(open_cast: Cast, state: str, verb: str) -> None:
    row = in_state(state, open_cast)
    expected = ALLOWED.get((state, verb))

    try:
        ACTS[verb](row, open_cast)
        refused = False
    except (NotPossibleNow, AssertionError):
        refused = True

    assert refused == (expected is None)
    assert Deliverable.objects.get(pk=row.pk).state == (expected or state)


@pytest.mark.parametrize(("state", "to"), list(product(STATES, STATES)))
def test_no_other_move_is_made_whoever_asks(open_cast: Cast, state: str, to: str) -> None:
    row = in_state(state, open_cast)

    try:
        row.become(to)
        moved = True
    except NotPossibleNow:
        moved = False

    assert moved == (to in MOVES[state])


def test_a_row_read_long_ago_cannot_undo_what_happened_since(open_cast: Cast) -> None:
    row = in_state("draft", open_cast)
    stale = Deliverable.objects.get(pk=row.pk)
    row.cancel(because="Not needed", by=open_cast.maren.actor)

    with pytest.raises(NotPossibleNow):
        stale.send_for_review(by=open_cast.maren.actor)

    assert Deliverable.objects.get(pk=row.pk).state == "cancelled"


def test_a_reissue_says_why_and_the_client_keeps_what_it_had(open_cast: Cast) -> None:
    row = in_state("delivered", open_cast)
    given = row.latest

    add(row, open_cast, because="the October spend was wrong")

    assert row.latest is not None
    assert (row.latest.number, row.latest.reissued_because) == (2, "the October spend was wrong")
    assert Delivery.objects.get(version__deliverable=row).version == given


def test_the_very_same_file_again_is_no_new_version(open_cast: Cast) -> None:
    row = drafted(open_cast, content=b"the same")

    again = row.add_version(vault_blobs().put([b"the same"]), name="report.docx", kind="docx", by=open_cast.maren.actor)

    assert (again.number, row.versions.count()) == (1, 1)
