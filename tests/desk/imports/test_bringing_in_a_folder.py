"""A folder of folders comes in through the browser."""

from bulkhead.isolation import inside
from bulkhead.practice.clients.models import Client
from bulkhead.practice.imports.models import Import
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.models import Deliverable
from tests.browse import Browser
from tests.cast import Cast
from tests.desk.imports.conftest import FOLDER, Dropped, outcomes


def titles(client: Client) -> list[str]:
    with inside(client):
        return sorted(Deliverable.objects.values_list("title", flat=True))


def test_each_folder_comes_to_its_client_and_a_new_one_is_added(dropped: Dropped, cast: Cast) -> None:
    before = titles(cast.signal.client)

    run = dropped.whole(FOLDER)

    bloom = Client.objects.get(slug="bloom")
    assert set(outcomes(run).values()) == {"came_in"}
    assert set(titles(cast.signal.client)) - set(before) == {"report"}
    assert titles(bloom) == ["brief"]
    assert list(run.folders.filter(made_client=True).values_list("name", flat=True)) == ["Clients/Bloom"]


def test_nothing_comes_in_before_it_was_said_whose_it_is(dropped: Dropped, cast: Cast) -> None:
    answer = dropped.listing(FOLDER)
    run = Import.objects.get()
    sent = dropped.send(run, "Clients/Bloom/brief.md", FOLDER["Clients/Bloom/brief.md"])

    assert (answer.status, answer.location) == (303, f"/imports/{run.id}/")
    assert (sent.status, outcomes(run)["Clients/Bloom/brief.md"]) == (409, "waiting")
    assert not Client.objects.filter(slug="bloom").exists()


def test_the_same_folder_again_brings_nothing_twice(dropped: Dropped, cast: Cast) -> None:
    dropped.whole(FOLDER)
    again = dropped.whole(FOLDER)

    assert set(outcomes(again).values()) == {"already"}
    assert titles(Client.objects.get(slug="bloom")) == ["brief"]


def test_a_file_sent_twice_comes_in_once(dropped: Dropped, cast: Cast) -> None:
    run = dropped.whole(FOLDER)
    answer = dropped.send(run, "Clients/Bloom/brief.md", FOLDER["Clients/Bloom/brief.md"])

    assert answer.status == 200
    assert titles(Client.objects.get(slug="bloom")) == ["brief"]


def test_what_names_another_client_waits_in_the_tray(dropped: Dropped, cast: Cast) -> None:
    words = f"# Plan\n\nAs agreed with {cast.harbor.client.legal_name}.\n".encode()

    run = dropped.whole({**FOLDER, "Clients/Signal/mixed.md": words})

    assert outcomes(run)["Clients/Signal/mixed.md"] == "stopped"
    assert TrayItem.objects.get(name="mixed.md").client == cast.signal.client


def test_a_placeholder_of_a_sync_tool_is_named_and_not_kept(dropped: Dropped, cast: Cast) -> None:
    run = dropped.whole({**FOLDER, "Clients/Signal/Budget.gsheet": b'{"doc_id": "1"}'})

    file = run.files.get(path="Clients/Signal/Budget.gsheet")
    assert file.outcome == "unreadable"
    assert file.reason.startswith("It is a link to a Google document, not the document.")


def test_hidden_files_and_locks_are_left_out_with_the_reason(dropped: Dropped, cast: Cast) -> None:
    dropped.listing({**FOLDER, "Clients/Signal/~$report.docx": b"x", "Clients/.DS_Store": b"x"})

    run = Import.objects.get()
    assert run.files.get(path="Clients/Signal/~$report.docx").reason.startswith("It is a lock file")
    assert run.files.get(path="Clients/.DS_Store").reason == "It is hidden."


def test_a_folder_may_be_left_out_or_go_to_another_client(dropped: Dropped, cast: Cast) -> None:
    run = dropped.whole(FOLDER, **{"folder-0": "harbor", "folder-1": ""})

    assert outcomes(run) == {
        "Clients/Bloom/brief.md": "came_in",
        "Clients/Harbor/plan.md": "skipped",
        "Clients/Signal/report.md": "came_in",
    }
    assert "brief" in titles(cast.harbor.client)


def test_the_level_is_asked_where_it_is_not_plain(dropped: Dropped, cast: Cast, desk: Browser) -> None:
    dropped.listing({"Work/Acme/Rocket/a.md": b"a", "Work/Zeta/Sun/b.md": b"b", "Work/Zeta/Umbrella/c.md": b"c"})

    page = desk.get(f"/imports/{Import.objects.get().id}/")

    assert "It is not plain from the names, so look." in page.text
    assert "the folders in those" in page.text


def test_paths_that_climb_stay_in_the_folder(dropped: Dropped, cast: Cast) -> None:
    dropped.listing({"Clients/Signal/../../../etc/passwd.md": b"x", "C:\\Clients\\Signal\\a.md": b"x"})

    assert sorted(outcomes(Import.objects.get())) == ["C:/Clients/Signal/a.md", "Clients/Signal/etc/passwd.md"]


def test_a_broken_list_is_refused_in_words(desk: Browser, cast: Cast) -> None:
    for broken in (b"{", b"[[1]]", b"[]", b'[["a", "b"]]', b"[" * 100_000):
        answer = desk.post("/imports/", {"folder": "x"}, files={"listing": ("listing.json", broken)})
        assert answer.status == 422
    assert not Import.objects.exists()


def test_a_name_that_cannot_be_a_client_adds_nobody(dropped: Dropped, cast: Cast) -> None:
    before = Client.objects.count()
    dropped.listing({"Clients/Zeta/a.md": b"a", "Clients/mail/b.md": b"b"})
    run = Import.objects.get()

    answer = dropped.settle(run)

    assert answer.status == 422
    assert "“mail” is kept for Bulkhead itself" in answer.text
    assert Client.objects.count() == before


def test_an_associate_brings_in_nothing(associate: Browser, dropped: Dropped) -> None:
    dropped.listing(FOLDER)

    assert associate.get("/imports/").status == 404
    assert associate.get(f"/imports/{Import.objects.get().id}/").status == 404
