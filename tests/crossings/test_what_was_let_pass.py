"""What a person let pass against the guard's answer, and what becomes of it afterwards."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from bulkhead.crossings.deliver import deliver
from bulkhead.crossings.intake import Aim, take_in
from bulkhead.crossings.judging import Stopped
from bulkhead.crossings.pull import pull
from bulkhead.crossings.shelve import shelve
from bulkhead.crossings.tray import REASONS, let_in
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import Sealed, tray_blobs
from bulkhead.practice.library.models import Item, Pull
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.errors import NotAReader, NotPossibleNow
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.people.models import Person
from tests.cast import Cast

Seal = Callable[[bytes], Sealed]
DUE = date(2026, 12, 4)
NAMES_HARBOR = b"As we saw at harborclinics.example, and at Zebulon Freight.\n"


def let_pass(cast: Cast, sealed: Seal) -> UUID:
    """A version at Signal that names Harbor, let in with a reason and sent for review."""
    aim = Aim(title="Notes", kind="plan", due_on=DUE)
    by = cast.maren.actor
    taken = take_in(sealed(NAMES_HARBOR), name="notes.txt", client=cast.signal.client, aim=aim, by=by)
    item = TrayItem.objects.select_related("client").get(pk=taken.tray_item)
    version = let_in(item, reason=REASONS[0], typed_name="Signal", by=by).version
    assert version is not None
    with inside(cast.signal.client):
        Version.objects.select_related("deliverable").get(pk=version).deliverable.send_for_review(by=by)
    return version


def hand_over(cast: Cast, version: UUID, *, to: UUID) -> UUID:
    client, lead = cast.signal.client, cast.maren
    return deliver(client, version=version, readers=[to], approvers=[], lead=lead, zone="UTC", typed_name="Signal")


def test_it_is_delivered_without_being_asked_about_again(cast: Cast, sealed: Seal) -> None:
    made = hand_over(cast, let_pass(cast, sealed), to=cast.signal.sponsor)

    with inside(cast.signal.client):
        assert Delivery.objects.filter(pk=made).exists()


def test_a_name_that_was_not_known_then_stops_it_after_all(cast: Cast, sealed: Seal) -> None:
    version = let_pass(cast, sealed)
    cast.harbor.client.terms.create(kind="legal_name", value="Zebulon Freight")

    with pytest.raises(Stopped) as caught:
        hand_over(cast, version, to=cast.signal.sponsor)

    assert [finding.name for finding in caught.value.judgement.findings] == ["harborclinics.example", "Zebulon Freight"]


def test_naming_somebody_who_was_removed_meanwhile_delivers_nothing(cast: Cast, sealed: Seal) -> None:
    version = let_pass(cast, sealed)
    with inside(cast.signal.client):
        Person.objects.get(pk=cast.signal.board).remove(by=cast.maren.actor)

    with pytest.raises(NotAReader):
        hand_over(cast, version, to=cast.signal.board)


def test_a_copy_that_was_stopped_on_its_way_keeps_its_lineage(cast: Cast, sealed: Seal) -> None:
    item, by = Item(title="Letter", kind="template"), cast.maren.actor
    item.save()
    version = shelve(sealed(b"# For {{client.name}}\n\n{{story}}\n"), name="letter.md", item=item, by=by)
    typed = {"story": "As harborclinics.example does it."}
    taken = pull(
        version, client=cast.signal.client, title="Letter", kind="brief", due_on=DUE, lead=cast.maren, typed=typed
    )

    waiting = TrayItem.objects.select_related("client").get(pk=taken.tray_item)
    passed = let_in(waiting, reason=REASONS[0], typed_name="Signal", by=by)

    assert passed.deliverable is not None
    assert Pull.objects.get().deliverable_id == passed.deliverable
    with inside(cast.signal.client):
        assert Version.objects.get(pk=passed.version).made_from == "made"


def test_what_cannot_enter_is_not_kept(cast: Cast, sealed: Seal) -> None:
    with inside(cast.signal.client):
        planned = Deliverable.plan("Gone", kind="plan", due_on=DUE, by=cast.maren.actor)
        planned.cancel(because="Not wanted.", by=cast.maren.actor)

    with pytest.raises(NotPossibleNow):
        take_in(
            sealed(b"All is well.\n"),
            name="a.txt",
            client=cast.signal.client,
            aim=Aim(deliverable=planned.id),
            by=cast.maren.actor,
        )

    assert list(tray_blobs().folder.iterdir()) == []
