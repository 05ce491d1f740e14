"""Where a portal marks its PDFs, each reader gets a copy of their own, and nobody gets another."""

import io
from collections.abc import Callable
from uuid import UUID

import pikepdf
import pypdfium2
import pytest

from bulkhead.base.ids import uuid7
from bulkhead.crossings.deliver import deliver as deliver_across
from bulkhead.isolation import children, inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.models import Blob, Deliverable
from bulkhead.vault.engagement.models import Profile, Unmarked
from bulkhead.vault.look.marked import MOST_TRIES, MarkedCopy, forget_marked
from bulkhead.vault.people.models import Person
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.work import marking
from bulkhead.work.dispatch import drain
from bulkhead.work.sending import Sending
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.conftest import DUE, Delivers, acts

Switch = Callable[..., None]


def pdf(pages: int = 2, *, password: str = "") -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    target = io.BytesIO()
    made.save(target, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
    return target.getvalue()


def words_of(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


@pytest.fixture
def switch(cast: Cast) -> Switch:
    """Mark the PDFs of Signal's portal, or stop it."""

    def switched(on: bool = True, *, unmarked: str = Unmarked.KEPT) -> None:
        with inside(cast.signal.client):
            Profile.only().mark_pdfs(on, unmarked=unmarked, by=cast.maren.actor)

    return switched


@pytest.fixture
def report(cast: Cast, deliver: Delivers) -> UUID:
    """A PDF for Dana and for Chase."""
    both = [cast.signal.sponsor, cast.signal.board]
    return deliver("Board pack.pdf", pdf(), kind="board_pack", to=both)


def work(cast: Cast) -> None:
    """What the worker does when it is rung: everything but mail, which is not set up here."""
    drain(cast.signal.client.vault_id)


def test_without_the_switch_a_pdf_is_what_was_delivered(dana: Browser, report: UUID) -> None:
    assert dana.get(f"/delivered/{report}/file/").content[:5] == b"%PDF-"
    assert words_of(dana.get(f"/delivered/{report}/file/").content) == ["", ""]


def test_each_reader_gets_their_own_address_on_every_page(
    dana: Browser, chase: Browser, cast: Cast, switch: Switch, report: UUID
) -> None:
    switch()
    for reader in (dana, chase):
        reader.get(f"/delivered/{report}/file/")

    work(cast)

    pages = [words_of(reader.get(f"/delivered/{report}/copy/").content) for reader in (dana, chase)]
    assert [len(page) for page in pages] == [2, 2]
    assert all("dana@signalfoundry.example" in page and "chase@" not in page for page in pages[0])
    assert all("chase@signalfoundry.example" in page and "dana@" not in page for page in pages[1])


def test_while_the_copy_is_made_the_page_says_so_and_asks_again(
    dana: Browser, cast: Cast, switch: Switch, report: UUID
) -> None:
    switch()

    answers = [dana.get(f"/delivered/{report}/file/") for _ in range(3)]

    assert [(answer.status, answer.header("Refresh")) for answer in answers] == [(202, "3")] * 3
    assert "Your copy is being made" in answers[0].text
    assert b"%PDF" not in answers[0].content
    with inside(cast.signal.client):
        assert OutboxEntry.objects.filter(kind="mark").count() == 1
    assert acts(cast.signal, act="version.read") == 0


def test_the_copy_is_made_before_its_reader_comes(dana: Browser, cast: Cast, switch: Switch) -> None:
    switch()
    version = in_review(cast)
    names = {"readers": [cast.signal.board], "approvers": [cast.signal.sponsor], "typed_name": "Signal"}

    delivery = deliver_across(cast.signal.client, version=version, lead=cast.maren, zone="UTC", **names)

    work(cast)
    with inside(cast.signal.client):
        assert MarkedCopy.objects.exclude(blob=None).count() == 2
    assert dana.get(f"/delivered/{delivery}/file/").status == 200


def in_review(cast: Cast) -> UUID:
    with inside(cast.signal.client):
        pack = Deliverable.plan("Board pack", kind="board_pack", due_on=DUE, by=cast.maren.actor)
        version = pack.add_version(vault_blobs().put([pdf()]), name="pack.pdf", kind="pdf", by=cast.maren.actor)
        pack.send_for_review(by=cast.maren.actor)
        return version.pk


def test_the_page_says_who_sees_the_mark(dana: Browser, switch: Switch, report: UUID, signal_plan: str) -> None:
    before = dana.get(f"/delivered/{report}/").text
    switch()

    assert ("Your copy carries your name" in before) is False
    assert "Your copy carries your name and address on every page" in dana.get(f"/delivered/{report}/").text
    assert "Your copy carries" not in dana.get(signal_plan).text


def test_other_kinds_of_files_are_as_they_were(dana: Browser, cast: Cast, switch: Switch, deliver: Delivers) -> None:
    delivery = deliver("plan.txt", b"All is well.", to=[cast.signal.sponsor])
    switch()

    assert dana.get(f"/delivered/{delivery}/copy/").content == b"All is well."


@pytest.mark.parametrize(("unmarked", "status"), [(Unmarked.KEPT, 409), (Unmarked.GIVEN, 200)])
def test_one_that_takes_no_mark_is_served_as_the_practice_chose(
    unmarked: str, status: int, dana: Browser, cast: Cast, switch: Switch, deliver: Delivers
) -> None:
    delivery = deliver("Locked.pdf", pdf(password="secret"), to=[cast.signal.sponsor])
    switch(unmarked=unmarked)
    dana.get(f"/delivered/{delivery}/file/")

    work(cast)

    assert dana.get(f"/delivered/{delivery}/file/").status == status
    with inside(cast.signal.client):
        assert MarkedCopy.faulty().get().fault != ""


def test_a_file_that_is_gone_is_given_up_and_not_tried_for_ever(
    dana: Browser, cast: Cast, switch: Switch, report: UUID
) -> None:
    switch()
    dana.get(f"/delivered/{report}/file/")
    with inside(cast.signal.client):
        vault_blobs().remove(MarkedCopy.objects.get().version.blob_id)

    work(cast)

    with inside(cast.signal.client):
        assert OutboxEntry.objects.get(kind="mark").done_at is not None
        assert MarkedCopy.faulty().count() == 1


def test_one_that_takes_too_long_is_tried_three_times(
    dana: Browser, cast: Cast, switch: Switch, report: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch()
    dana.get(f"/delivered/{report}/file/")

    def slow(*_: object, **__: object) -> bytes:
        raise children.ChildTimedOut("It took longer than a minute and was stopped.")

    monkeypatch.setattr(children, "run", slow)

    for _ in range(MOST_TRIES):
        with inside(cast.signal.client):
            OutboxEntry.objects.filter(kind="mark", done_at=None).update(due_at="2026-01-01T00:00Z")
        work(cast)

    with inside(cast.signal.client):
        assert (MarkedCopy.objects.get().tries, MarkedCopy.objects.get().fault != "") == (MOST_TRIES, True)
        assert OutboxEntry.objects.get(kind="mark").done_at is not None


def test_making_it_twice_keeps_one(dana: Browser, cast: Cast, switch: Switch, report: UUID) -> None:
    switch()
    dana.get(f"/delivered/{report}/file/")
    with inside(cast.signal.client):
        copy = MarkedCopy.objects.get()
        first, second = vault_blobs().put([b"one"]), vault_blobs().put([b"two"])

        for sealed in (first, second):
            copy.finish(sealed)

        assert MarkedCopy.objects.get().blob_id == first.blob_id
        assert not vault_blobs().path(second.blob_id).exists()


def test_nothing_is_made_for_somebody_who_is_out(dana: Browser, cast: Cast, switch: Switch, report: UUID) -> None:
    switch()
    dana.get(f"/delivered/{report}/file/")
    with inside(cast.signal.client):
        Person.objects.get(pk=cast.signal.sponsor).remove(by=cast.maren.actor)

    work(cast)

    with inside(cast.signal.client):
        assert MarkedCopy.objects.get().blob_id is None


def test_copies_that_nobody_may_read_are_deleted(
    dana: Browser, chase: Browser, cast: Cast, switch: Switch, report: UUID
) -> None:
    switch()
    with inside(cast.signal.client):
        version = Deliverable.objects.get(title="A file").versions.get()
        sealed = {person.pk: vault_blobs().put([b"a copy"]) for person in Person.present()}
        for person in Person.present():
            MarkedCopy.want(version, person=person).finish(sealed[person.pk])
        Person.objects.get(pk=cast.signal.board).remove(by=cast.maren.actor)

        count = forget_marked()

        gone, kept = sealed[cast.signal.board].blob_id, sealed[cast.signal.sponsor].blob_id
        assert (count, MarkedCopy.objects.get().person_id) == (1, cast.signal.sponsor)
        assert [vault_blobs().path(blob).exists() for blob in (gone, kept)] == [False, True]
        assert not Blob.objects.filter(pk=gone).exists()


def test_switching_it_off_hands_out_the_original_again(dana: Browser, cast: Cast, switch: Switch, report: UUID) -> None:
    switch()
    dana.get(f"/delivered/{report}/file/")
    switch(False)

    assert words_of(dana.get(f"/delivered/{report}/file/").content) == ["", ""]
    with inside(cast.signal.client):
        assert forget_marked() == 1


def test_somebody_elses_copy_has_no_address(chase: Browser, cast: Cast, switch: Switch, deliver: Delivers) -> None:
    switch()
    delivery = deliver("Only Dana.pdf", pdf(), to=[cast.signal.sponsor])

    assert chase.get(f"/delivered/{delivery}/file/").status == 404
    with inside(cast.signal.client):
        assert MarkedCopy.objects.count() == 0


def test_two_hundred_pages_are_marked_on_each(cast: Cast, dana: Browser, switch: Switch, deliver: Delivers) -> None:
    switch()
    delivery = deliver("Long.pdf", pdf(200), to=[cast.signal.sponsor])
    dana.get(f"/delivered/{delivery}/file/")

    work(cast)

    pages = words_of(dana.get(f"/delivered/{delivery}/file/").content)
    assert (len(pages), {"dana@signalfoundry.example" in page for page in pages}) == (200, {True})


def test_an_unknown_copy_is_nothing_to_do(cast: Cast) -> None:
    marking.mark(Sending(cast.signal.client.vault_id, "mark", {"copy": str(uuid7())}, "key"))
