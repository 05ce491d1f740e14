"""From a private template to a client's portal, and what is refused on the way."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document

from bulkhead.crossings.deliver import deliver
from bulkhead.crossings.intake import Aim, take_in
from bulkhead.crossings.judging import Stopped
from bulkhead.crossings.project import project
from bulkhead.crossings.pull import FieldsMissing, pull, remember_mapping
from bulkhead.crossings.shelve import NotShelved, shelve
from bulkhead.crossings.tray import REASONS, file_with, let_in, throw_away
from bulkhead.crossings.typed_name import NameNotTyped
from bulkhead.guard.verdicts import Verdict
from bulkhead.isolation import inside, keys
from bulkhead.isolation.blobs import Sealed, vault_blobs
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.library.models import Item, ItemVersion, Pull
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent, TrayItem
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.trail.models import VaultLine
from tests.cast import Cast, Member

Seal = Callable[[bytes], Sealed]
DUE = date(2026, 12, 4)


def word(*paragraphs: str) -> bytes:
    document = Document()
    document.core_properties.author = "Someone Else"
    for words in paragraphs:
        document.add_paragraph(words)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def words_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def template(cast: Cast, sealed: Seal, *paragraphs: str) -> ItemVersion:
    item = Item(title="Monthly plan", kind="template")
    item.save()
    return shelve(sealed(word(*paragraphs)), name="plan.docx", item=item, by=cast.maren.actor)


def content_of(member: Member, version: object) -> bytes:
    with inside(member.client):
        return b"".join(vault_blobs().read(Version.objects.get(pk=version).blob_id))


def test_a_template_is_pulled_filled_and_keeps_no_trace(cast: Cast, sealed: Seal) -> None:
    version = template(cast, sealed, "Plan for {{client.legal_name}}", "By {{lead.name}}, due {{due}}")

    taken = pull(version, client=cast.signal.client, title="November plan", kind="plan", due_on=DUE, lead=cast.maren)

    assert taken.version is not None
    content = content_of(cast.signal, taken.version)
    assert words_of(content) == ["Plan for Signal Foundry, Inc.", "By Maren Okafor, due 4 December 2026"]
    assert Document(io.BytesIO(content)).core_properties.author == ""


def test_lineage_is_in_the_practice_only(cast: Cast, sealed: Seal) -> None:
    version = template(cast, sealed, "For {{client.name}}")

    taken = pull(version, client=cast.signal.client, title="November plan", kind="plan", due_on=DUE, lead=cast.maren)

    assert taken.deliverable is not None
    origin = Pull.origin(taken.deliverable)
    assert origin is not None
    assert origin.version == version
    with inside(cast.signal.client):
        assert not VaultLine.objects.filter(words__contains="Monthly plan").exists()


def test_an_unknown_field_is_named_with_its_place_and_nothing_is_made(cast: Cast, sealed: Seal) -> None:
    version = template(cast, sealed, "For {{customer}}")

    with pytest.raises(FieldsMissing) as caught:
        pull(version, client=cast.signal.client, title="Plan", kind="plan", due_on=DUE, lead=cast.maren)

    assert caught.value.missing == [("customer", "paragraph 1")]
    with inside(cast.signal.client):
        assert Deliverable.objects.count() == 1


def test_a_mapped_field_is_filled(cast: Cast, sealed: Seal) -> None:
    version = template(cast, sealed, "For {{customer}}")
    remember_mapping(version.item, field="customer", known="client.name")

    taken = pull(version, client=cast.signal.client, title="Plan", kind="plan", due_on=DUE, lead=cast.maren)

    assert words_of(content_of(cast.signal, taken.version)) == ["For Signal"]


def test_a_template_that_names_a_client_never_enters_the_library(cast: Cast, sealed: Seal) -> None:
    with pytest.raises(NotShelved) as caught:
        template(cast, sealed, "As we did for Signal Foundry, Inc.")

    assert caught.value.judgement is not None
    assert caught.value.judgement.findings[0].place == "paragraph 1"
    assert ItemVersion.objects.count() == 0


def test_a_file_that_names_another_client_waits_in_the_tray(cast: Cast, sealed: Seal) -> None:
    aim = Aim(deliverable=cast.harbor.deliverable, reissued_because="a typing error")

    taken = take_in(
        sealed(word("Ask Dana at signalfoundry.example")),
        name="x.docx",
        client=cast.harbor.client,
        aim=aim,
        by=cast.maren.actor,
    )

    assert taken.judgement.verdict == Verdict.STOP
    item = TrayItem.objects.get(pk=taken.tray_item)
    assert (item.name, item.verdict, item.findings[0][1]) == ("x.docx", "stop", "signalfoundry.example")
    with inside(cast.harbor.client):
        assert Version.objects.count() == 1
        assert Blob.objects.count() == 2


def test_letting_it_in_takes_a_reason_and_the_typed_name(cast: Cast, sealed: Seal) -> None:
    aim = Aim(deliverable=cast.harbor.deliverable, reissued_because="a typing error")
    content = word("Ask Dana at signalfoundry.example")
    taken = take_in(sealed(content), name="x.docx", client=cast.harbor.client, aim=aim, by=cast.maren.actor)
    item = TrayItem.objects.get(pk=taken.tray_item)

    with pytest.raises(NameNotTyped):
        let_in(item, reason=REASONS[0], typed_name="Signal", by=cast.maren.actor)
    passed = let_in(item, reason=REASONS[0], typed_name="harbor", by=cast.maren.actor)

    assert content_of(cast.harbor, passed.version) == content
    assert GuardEvent.objects.get(verdict="override").reason == REASONS[0]
    assert list(keys.ring().places.tray.iterdir()) == []


def test_no_reason_lets_a_program_in(cast: Cast, sealed: Seal) -> None:
    aim = Aim(deliverable=cast.harbor.deliverable, reissued_because="a typing error")
    taken = take_in(sealed(b"MZ" + bytes(4096)), name="x.exe", client=cast.harbor.client, aim=aim, by=cast.maren.actor)
    item = TrayItem.objects.get(pk=taken.tray_item)

    with pytest.raises(NotPossibleNow, match="program"):
        let_in(item, reason=REASONS[-1], typed_name="Harbor", by=cast.maren.actor)

    with inside(cast.harbor.client):
        assert Version.objects.count() == 1


def test_a_misfiled_file_is_taken_to_the_client_it_names(cast: Cast, sealed: Seal) -> None:
    content = word("Ask Dana at signalfoundry.example")
    aim = Aim(title="Notes", kind="other", due_on=DUE)
    taken = take_in(sealed(content), name="x.docx", client=cast.harbor.client, aim=aim, by=cast.maren.actor)

    filed = file_with(TrayItem.objects.get(pk=taken.tray_item), client=cast.signal.client, aim=aim, by=cast.maren.actor)

    assert content_of(cast.signal, filed.version) == content


def test_thrown_away_is_gone(cast: Cast, sealed: Seal) -> None:
    aim = Aim(deliverable=cast.harbor.deliverable, reissued_because="a typing error")
    taken = take_in(
        sealed(word("signalfoundry.example")), name="x.docx", client=cast.harbor.client, aim=aim, by=cast.maren.actor
    )

    throw_away(TrayItem.objects.get(pk=taken.tray_item), by=cast.maren.actor)

    assert list(keys.ring().places.tray.iterdir()) == []


def pulled(cast: Cast, sealed: Seal) -> tuple[object, object]:
    version = template(cast, sealed, "For {{client.name}}")
    taken = pull(version, client=cast.signal.client, title="November plan", kind="plan", due_on=DUE, lead=cast.maren)
    return taken.deliverable, taken.version


def hand_over(cast: Cast, version: object, *, typed: str = "Signal") -> object:
    with inside(cast.signal.client):
        deliverable = Version.objects.select_related("deliverable").get(pk=version).deliverable
        if deliverable.state == Deliverable.State.DRAFT:
            deliverable.send_for_review(by=cast.maren.actor)
    return deliver(
        cast.signal.client,
        version=version,
        readers=[],
        approvers=[cast.signal.sponsor],
        lead=cast.maren,
        zone="America/Chicago",
        typed_name=typed,
    )


def test_a_delivery_is_visible_and_projected(cast: Cast, sealed: Seal) -> None:
    deliverable, version = pulled(cast, sealed)

    hand_over(cast, version)
    project(cast.signal.client)

    with inside(cast.signal.client):
        assert Deliverable.objects.get(pk=deliverable).state == "delivered"
    entry = CalendarEntry.objects.get(pk=deliverable)
    assert (entry.label, entry.state, entry.due_on) == ("Plan", "delivered", DUE)
    assert Standing.objects.get(client=cast.signal.client).waits_for_client == 2


def test_delivering_twice_is_one_delivery(cast: Cast, sealed: Seal) -> None:
    _, version = pulled(cast, sealed)

    assert hand_over(cast, version) == hand_over(cast, version)

    with inside(cast.signal.client):
        assert Delivery.objects.count() == 2


def test_a_name_added_since_stops_the_delivery(cast: Cast, sealed: Seal) -> None:
    aim = Aim(title="Notes", kind="other", due_on=DUE)
    taken = take_in(
        sealed(word("Zebulon Freight ships for us")),
        name="x.docx",
        client=cast.signal.client,
        aim=aim,
        by=cast.maren.actor,
    )
    cast.harbor.client.terms.create(kind="legal_name", value="Zebulon Freight")

    with pytest.raises(Stopped):
        hand_over(cast, taken.version)


def test_the_calendar_holds_no_word_of_the_client(cast: Cast) -> None:
    project(cast.signal.client)

    rows = [str(row.__dict__) for model in (CalendarEntry, Standing, PracticeLine) for row in model.objects.all()]
    assert not [row for row in rows if cast.signal.canary in row]


def test_every_crossing_is_in_the_practices_log(cast: Cast, sealed: Seal) -> None:
    _, version = pulled(cast, sealed)
    hand_over(cast, version)

    acts = list(PracticeLine.objects.order_by("number").values_list("act", flat=True))
    assert acts[-4:] == ["library.added", "intake", "library.pulled", "delivered"]
    assert PracticeLine.verify() == len(acts)


def test_the_first_delivery_of_the_day_takes_the_typed_name(cast: Cast, sealed: Seal) -> None:
    _, version = pulled(cast, sealed)
    with inside(cast.signal.client):
        Delivery.objects.update(delivered_by_id=None)

    with pytest.raises(NameNotTyped):
        hand_over(cast, version, typed="")
