"""An import is taken back, as far as nobody used what came in."""

from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.imports.models import Import
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.models import Request
from tests.browse import Browser
from tests.cast import Cast
from tests.desk.imports.conftest import FOLDER, Dropped, outcomes


def undo(browser: Browser, run: Import) -> int:
    return browser.post(f"/imports/{run.id}/undoing/").status


def test_files_and_the_clients_it_added_are_gone(dropped: Dropped, desk: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        before = Deliverable.objects.count(), Blob.objects.count(), len(list(vault_blobs().folder.iterdir()))
    run = dropped.whole(FOLDER)

    assert undo(desk, run) == 303

    with inside(cast.signal.client):
        assert (Deliverable.objects.count(), Blob.objects.count(), len(list(vault_blobs().folder.iterdir()))) == before
    assert not Client.objects.filter(slug="bloom").exists()
    assert set(outcomes(run).values()) == {"taken_back"}


def test_undone_twice_it_is_undone_once(dropped: Dropped, desk: Browser, cast: Cast) -> None:
    run = dropped.whole(FOLDER)
    undo(desk, run)

    assert undo(desk, run) == 303
    assert desk.get(f"/imports/{run.id}/").status == 200


def test_what_was_used_since_stays_and_is_named(dropped: Dropped, desk: Browser, cast: Cast) -> None:
    run = dropped.whole(FOLDER)
    bloom = Client.objects.get(slug="bloom")
    with inside(bloom):
        Deliverable.objects.get().send_for_review(by=cast.maren.actor)

    undo(desk, run)

    assert outcomes(run)["Clients/Bloom/brief.md"] == "kept"
    with inside(bloom):
        assert Version.objects.count() == 1


def test_what_waits_in_the_tray_is_thrown_away(dropped: Dropped, desk: Browser, cast: Cast) -> None:
    words = f"# Plan\n\nAs agreed with {cast.harbor.client.legal_name}.\n".encode()
    run = dropped.whole({**FOLDER, "Clients/Signal/mixed.md": words})

    undo(desk, run)

    assert not TrayItem.objects.filter(state="waiting", name="mixed.md").exists()


def test_a_name_the_guard_learns_moves_what_names_another_client_to_the_tray(
    dropped: Dropped, desk: Browser, cast: Cast
) -> None:
    told = b"# Minutes\n\nWrite to ann@quillworks.example or bo@quillworks.example.\n"
    mixed = b"# Plan\n\nSent from eve@quillworks.example.\n"
    run = dropped.whole({"Clients/Bloom/a.md": told, "Clients/Bloom/b.md": told + b"\n", "Clients/Signal/c.md": mixed})
    suggestion = run.suggestions.get(client__slug="bloom", value="quillworks.example")

    answer = desk.post(f"/imports/{run.id}/names/", {"name": [suggestion.id]})

    assert answer.status == 303
    assert GuardTerm.objects.filter(client__slug="bloom", kind="domain", value="quillworks.example").exists()
    assert outcomes(run)["Clients/Signal/c.md"] == "stopped"
    assert TrayItem.objects.get(state="waiting").name == "c.md"
    with inside(cast.signal.client):
        assert not Deliverable.objects.filter(title="c").exists()


def test_what_a_client_asked_about_stays(dropped: Dropped, desk: Browser, cast: Cast) -> None:
    run = dropped.whole(FOLDER)
    with inside(cast.signal.client):
        brought, dana = Deliverable.objects.latest("made_at"), Person.objects.get(pk=cast.signal.sponsor)
        asked = Request.ask("What is this?", kind="question", person=dana, about=brought)

    undo(desk, run)

    assert outcomes(run)["Clients/Signal/report.md"] == "kept"
    with inside(cast.signal.client):
        assert Request.objects.get(pk=asked.pk).about_id == brought.pk
