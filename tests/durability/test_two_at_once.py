"""Two do the same at the same moment: it happens once, and both hear that it happened."""

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connections

from bulkhead.crossings.importing import Listed, NotPlanned, bring_in, plan, settle
from bulkhead.crossings.opening import open_client
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation import inside, keys
from bulkhead.isolation.connection import vault_connection
from bulkhead.isolation.errors import SlugTaken
from bulkhead.practice.clients.models import Client
from bulkhead.practice.imports.models import ImportedFile
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.deliverables.answers import Approval
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.trail.models import OutboxEntry, VaultLine
from tests.browse import Browser
from tests.cast import Cast

ROUNDS = 5


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Each in a thread of its own, begun together; what each gave, or the error it met."""
    start, results = threading.Barrier(len(acts)), list[object](range(len(acts)))

    def run(place: int, act: Callable[[], object]) -> None:
        start.wait()
        try:
            results[place] = act()
        except Exception as fault:  # noqa: BLE001 -- shown by the assertion.
            results[place] = fault
        finally:
            connections["default"].close()
            vault_connection().close()
            vault_connection().close_parked()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # the threads change places within a verb, not between two.
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(usual)
    return results


@pytest.fixture
def room(desk: Browser, cast: Cast) -> Iterator[Browser]:
    open_client(cast.signal.client, by=cast.maren)
    yield desk
    with inside(cast.signal.client):
        VaultLine.verify()
    PracticeLine.verify()


def planned(cast: Cast) -> Deliverable:
    return Deliverable.plan("Two at once", kind="plan", due_on=date(2026, 12, 1), by=cast.maren.actor)


def upload(room: Browser, deliverable: object, name: str) -> int:
    path = f"/in/signal/deliverables/{deliverable}/versions/"
    return room.post(path, {"note": ""}, files={"file": (name, b"All is well.\n")}).status


def test_a_version_delivered_twice_at_once_is_delivered_once(room: Browser, cast: Cast) -> None:
    for _ in range(ROUNDS):
        with inside(cast.signal.client):
            deliverable = planned(cast).id
        upload(room, deliverable, "a.txt")
        with inside(cast.signal.client):
            version = Version.objects.get(deliverable=deliverable).id
        room.post(f"/in/signal/deliverables/{deliverable}/review/")
        form = {"version": version, "approvers": cast.signal.sponsor, "confirm": "Signal"}
        send = [lambda: room.post(f"/in/signal/deliverables/{deliverable}/delivery/", form).status] * 2  # noqa: B023 -- called at once.

        answers = at_once(*send)

        with inside(cast.signal.client):
            made = Delivery.objects.filter(version=version)
            told = OutboxEntry.objects.filter(kind="mail.delivered", payload__delivery=str(made.get().id)).count()
            assert (answers, Reader.objects.filter(delivery=made.get()).count(), told) == ([303, 303], 1, 1)


def test_an_approval_given_twice_at_once_counts_once(room: Browser, cast: Cast) -> None:
    def approve() -> object:
        with inside(cast.signal.client):
            return Approval.give(
                Delivery.objects.get(pk=cast.signal.delivery), person=Person.objects.get(pk=cast.signal.sponsor)
            ).pk

    first, second = at_once(approve, approve)

    with inside(cast.signal.client):
        lines = VaultLine.objects.filter(act="delivery.approved").count()
        assert (first, Approval.objects.count(), lines) == (second, 1, 1)


def test_a_delivery_opened_twice_at_once_is_noted_once(room: Browser, cast: Cast) -> None:
    def look() -> object:
        with inside(cast.signal.client):
            return Reader.note_opened(
                Delivery.objects.get(pk=cast.signal.delivery), person=Person.objects.get(pk=cast.signal.sponsor)
            )

    results = at_once(look, look)

    with inside(cast.signal.client):
        lines = VaultLine.objects.filter(act="delivery.opened").count()
        assert (results, Reader.objects.filter(delivery=cast.signal.delivery).count(), lines) == ([None, None], 1, 1)


def test_two_uploads_at_once_become_two_versions_in_a_row(room: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        deliverable = planned(cast).id
    upload(room, deliverable, "first.txt")  # the reader of files is warm then.

    answers = at_once(*[lambda name=name: upload(room, deliverable, name) for name in ("b.txt", "c.txt", "d.txt")])

    with inside(cast.signal.client):
        numbers = sorted(Version.objects.filter(deliverable=deliverable).values_list("number", flat=True))
    assert (answers, numbers) == ([303, 303, 303], [1, 2, 3, 4])


def test_a_sign_in_link_used_twice_at_once_opens_one_session(
    room: Browser, cast: Cast, portal_of: Callable[..., Browser]
) -> None:
    with inside(cast.signal.client):
        row = SignIn.ask(Person.objects.get(pk=cast.signal.sponsor), nonce="n" * 43)
        row.mint()

    def use() -> object:
        with inside(cast.signal.client):
            found = SignIn.objects.select_related("person").get(pk=row.pk)
            return bool(found.use() and Session.start(found.person, browser="Test"))

    results = at_once(use, use, use)

    with inside(cast.signal.client):
        assert (sorted(map(str, results)), Session.objects.count()) == (["False", "False", "True"], 1)


def test_an_invitation_used_twice_at_once_counts_once(room: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        row = Invitation.objects.get(person=cast.signal.board)
        row.mint()

    def use() -> object:
        with inside(cast.signal.client):
            return Invitation.objects.get(pk=row.pk).use()

    assert sorted(map(str, at_once(use, use))) == ["False", "True"]


def test_a_client_added_twice_at_once_is_one_client(room: Browser, cast: Cast) -> None:
    wanted = Wanted("Acme", "acme", 45, "Acme")

    results = at_once(*[lambda: add_client(wanted, lead=cast.maren)] * 2)

    refused = [result for result in results if isinstance(result, SlugTaken)]
    assert (len(refused), Client.objects.filter(slug="acme", state="live").count()) == (1, 1), results
    assert [one.state for one in keys.ring().registry.entries() if one.slug == "acme"] == ["live"]


def test_thirty_acts_at_once_leave_one_unbroken_log(room: Browser, cast: Cast) -> None:
    def note() -> object:
        with inside(cast.signal.client):
            VaultLine.append("noted", by=cast.maren.actor, words="Noted.")
        PracticeLine.append("noted", by=cast.maren.actor, words="Noted.")
        return "done"

    results = at_once(*[note] * 30)

    with inside(cast.signal.client):
        kept = VaultLine.objects.filter(act="noted").count()
    assert (set(results), kept, PracticeLine.objects.filter(act="noted").count()) == ({"done"}, 30, 30)


def test_one_file_of_an_import_sent_twice_at_once_enters_once(room: Browser, cast: Cast) -> None:
    names = ("Work/report.md", "Work/copy.md")  # the same bytes under two names count as one file, too.
    run = plan([Listed(name) for name in names], folder="Work", source="browser", lead=cast.maren)
    settle(run, level=0, clients={"Work": cast.signal.client})
    rows = {row.path: row.pk for row in run.files.all()}

    def send(name: str) -> object:
        row = ImportedFile.objects.select_related("folder__client", "run").get(pk=rows[name])
        return bring_in(row, pieces=[b"# Report\n\nAll is well.\n"], lead=cast.maren).outcome.value

    results = at_once(*(lambda name=name: send(name) for name in names * 2))  # type: ignore[misc]  # bound per name.

    entered = [outcome for outcome in results if outcome == "came_in"]
    refused = [fault for fault in results if isinstance(fault, NotPlanned)]
    assert (len(entered), results.count("already"), len(refused)) == (1, 1, 2)
    with inside(cast.signal.client):
        assert Deliverable.objects.filter(title__in=("report", "copy")).count() == 1
