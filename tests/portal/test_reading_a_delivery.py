"""One delivered document: its page, its file, and that every read is in the log before it happens."""

from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest

from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.people.models import Person
from tests.browse import Browser
from tests.cast import Cast, Member
from tests.portal.conftest import Delivers, Portals, acts

PDF = b"%PDF-1.7\n" + b"x" * 200_000


def test_a_markdown_page_is_shown_and_the_read_logged(dana: Browser, cast: Cast, signal_plan: str) -> None:
    page = dana.get(signal_plan)

    assert page.status == 200
    assert "<p>All about Quillfeather.</p>" in page.text
    assert acts(cast.signal, act="version.read") == 1
    assert acts(cast.signal, act="delivery.opened") == 1


def test_opening_is_kept_once_and_reading_every_time(dana: Browser, cast: Cast, signal_plan: str) -> None:
    dana.get(signal_plan)
    dana.get(signal_plan)

    with inside(cast.signal.client):
        assert Reader.objects.get(delivery=cast.signal.delivery).opened_at is not None
    assert (acts(cast.signal, act="delivery.opened"), acts(cast.signal, act="version.read")) == (1, 2)


def test_asking_for_the_head_alone_reads_nothing(dana: Browser, cast: Cast, signal_plan: str) -> None:
    answers = [dana.request("HEAD", path) for path in (signal_plan, f"{signal_plan}file/", f"{signal_plan}copy/")]

    assert [(answer.status, answer.content) for answer in answers] == [(200, b"")] * 3
    assert (acts(cast.signal, act="version.read"), acts(cast.signal, act="delivery.opened")) == (0, 0)


def test_a_pdf_opens_in_the_browser_in_a_sandbox(dana: Browser, cast: Cast, deliver: Delivers) -> None:
    delivery = deliver("Board pack.pdf", PDF, to=[cast.signal.sponsor])

    answer = dana.get(f"/delivered/{delivery}/file/")

    assert (answer.status, answer.content) == (200, PDF)
    assert answer.header("Content-Type") == "application/pdf"
    assert answer.header("Content-Disposition") == 'inline; filename="Board pack.pdf"'
    assert answer.header("Content-Security-Policy").startswith(
        "sandbox allow-scripts allow-downloads; default-src 'none'"
    )
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert answer.header("Content-Length") == str(len(PDF))


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "notes.md", "sheet.xlsx"])
def test_any_other_kind_is_only_ever_downloaded(dana: Browser, cast: Cast, deliver: Delivers, name: str) -> None:
    delivery = deliver(name, b"<script>alert(1)</script>", to=[cast.signal.sponsor])

    answer = dana.get(f"/delivered/{delivery}/file/")

    assert answer.header("Content-Disposition") == f'attachment; filename="{name}"'
    assert answer.header("Content-Type") not in ("text/html", "image/svg+xml")
    assert answer.header("Content-Security-Policy").startswith("sandbox")


def test_a_name_in_any_script_travels_as_rfc_5987_says(dana: Browser, cast: Cast, deliver: Delivers) -> None:
    delivery = deliver("Plan für März.docx", b"PK", to=[cast.signal.sponsor])

    answer = dana.get(f"/delivered/{delivery}/copy/")

    assert answer.header("Content-Disposition") == "attachment; filename*=utf-8''Plan%20f%C3%BCr%20M%C3%A4rz.docx"


def test_every_download_is_logged(dana: Browser, cast: Cast, deliver: Delivers) -> None:
    delivery = deliver("a.docx", b"PK", to=[cast.signal.sponsor])

    dana.get(f"/delivered/{delivery}/copy/")
    dana.get(f"/delivered/{delivery}/file/")

    assert acts(cast.signal, act="version.read") == 2


@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_file_that_cannot_be_read_says_who_can_mend_it(
    dana: Browser, cast: Cast, deliver: Delivers, damage: str
) -> None:
    delivery = deliver("a.pdf", PDF, to=[cast.signal.sponsor])
    spoil(cast.signal, delivery=delivery, damage=damage)

    answer = dana.get(f"/delivered/{delivery}/file/")

    assert answer.status == 503
    assert "This file cannot be read at the moment." in answer.text
    assert "Maren Okafor can deliver" in answer.text
    assert acts(cast.signal, act="version.read") == 0


def test_a_page_that_cannot_be_read_leaves_the_rest_of_the_screen(dana: Browser, cast: Cast, signal_plan: str) -> None:
    with inside(cast.signal.client):
        vault_blobs().remove(Delivery.objects.get(pk=cast.signal.delivery).version.page_id)

    page = dana.get(signal_plan)

    assert page.status == 200
    assert "This page cannot be read at the moment; Maren Okafor can deliver it again." in page.text
    assert acts(cast.signal, act="version.read") == 0


def test_the_list_holds_the_last_version_of_each(dana: Browser, cast: Cast, deliver: Delivers) -> None:
    deliver("a.docx", b"PK", to=[cast.signal.sponsor], title="October report")

    page = dana.get("/delivered/")

    assert page.text.count('class="row-words"') == 2
    assert page.text.index("October report") < page.text.index("Plan for Quillfeather")


PARTS = ("", "file/", "copy/", "changes/")


def test_nobody_outside_the_readers_finds_it(
    chase: Browser, dana: Browser, cast: Cast, portal_of: Portals, signal_plan: str
) -> None:
    alan = portal_of(cast.harbor.client, as_person=cast.harbor.sponsor)

    answers = [chase.get(signal_plan + part) for part in PARTS] + [alan.get(signal_plan + part) for part in PARTS]
    unknown = [dana.get(f"/delivered/{uuid4()}/{part}") for part in PARTS]
    never = dana.get("/nothing/here/")

    assert {(answer.status, answer.content, tuple(answer.headers)) for answer in (*answers, *unknown, never)} == {
        (404, never.content, tuple(never.headers))
    }


def test_a_board_viewer_is_never_shown_a_plan_even_when_named(cast: Cast, chase: Browser, signal_plan: str) -> None:
    with inside(cast.signal.client):
        Reader(delivery_id=cast.signal.delivery, person_id=cast.signal.board).save()

    assert chase.get(signal_plan).status == 404


def test_a_board_viewer_reads_the_pack_they_were_given(cast: Cast, chase: Browser, deliver: Delivers) -> None:
    delivery = deliver("pack.pdf", PDF, kind="board_pack", to=[cast.signal.board])

    assert chase.get(f"/delivered/{delivery}/").status == 200
    assert chase.get(f"/delivered/{delivery}/file/").content == PDF


def test_a_removed_person_is_at_the_door_with_the_next_request(dana: Browser, cast: Cast, signal_plan: str) -> None:
    with inside(cast.signal.client):
        Person.objects.get(pk=cast.signal.sponsor).remove(by=cast.maren.actor)

    paths = ["/", "/delivered/", signal_plan, f"{signal_plan}file/", "/opened/", "/me/"]

    answers = [dana.get(path) for path in paths]

    assert {answer.status for answer in answers} == {302}
    assert [answer.location for answer in answers] == [
        "/sign-in/",
        *(f"/sign-in/?{urlencode({'next': path})}" for path in paths[1:]),
    ]


def test_the_other_client_is_nowhere_in_a_portal(dana: Browser, cast: Cast, signal_plan: str) -> None:
    pages = [dana.get(path) for path in ("/", "/delivered/", signal_plan, "/opened/", "/opened/verification/", "/me/")]

    assert [page.status for page in pages] == [200] * len(pages)
    for page in pages:
        assert cast.harbor.canary not in page.text + str(page.headers)
        assert "Harbor" not in page.text


def spoil(member: Member, *, delivery: UUID, damage: str) -> None:
    with inside(member.client):
        blobs, blob = vault_blobs(), Delivery.objects.get(pk=delivery).version.blob_id
        if damage == "gone":
            blobs.remove(blob)
        else:
            whole = blobs.path(blob).read_bytes()
            blobs.path(blob).write_bytes(whole[: len(whole) - 70_000])
