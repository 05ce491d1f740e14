"""An Office file is read in the portal itself: its words were made into a page as it was delivered."""

import io
from uuid import UUID, uuid4

import openpyxl
import pytest

from bulkhead.crossings.deliver import deliver as deliver_across
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.places import Places
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.trail.models import VaultLine
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.conftest import DUE, Delivers, Portals, acts
from tests.render.compare.papers import deck, word


def workbook() -> bytes:
    made = openpyxl.Workbook()
    made.active.append(["Channel", "Plan"])
    made.active.append(["Search", 1200])
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


FILES = {
    "Plan.docx": word("Grow the pipeline", "<script>alert(1)</script>"),
    "Deck.pptx": deck(("Grow the pipeline", "By a third", "Say this slowly")),
    "Budget.xlsx": workbook(),
    "Note.txt": b"Grow the pipeline\n",
}
WORDS = {"Plan.docx": "<p>Grow the pipeline</p>", "Deck.pptx": "By a third", "Budget.xlsx": "<td>Search</td>"}
WORDS |= {"Note.txt": "Grow the pipeline"}


def delivered(cast: Cast, name: str, content: bytes = b"") -> UUID:
    """Through the door a person uses at the desk, for Dana to approve."""
    with inside(cast.signal.client):
        work = Deliverable.plan("Outline", kind="other", due_on=DUE, by=cast.maren.actor)
        kept = vault_blobs().put([content or FILES[name]])
        version = work.add_version(kept, name=name, kind=name.rpartition(".")[2], by=cast.maren.actor).pk
        work.send_for_review(by=cast.maren.actor)
    client, dana = cast.signal.client, cast.signal.sponsor
    return deliver_across(
        client, version=version, readers=[], approvers=[dana], lead=cast.maren, zone="UTC", typed_name="Signal"
    )


def what_was_heard(cast: Cast, delivery: UUID) -> list[tuple[str, str]]:
    with inside(cast.signal.client):
        work = Delivery.objects.get(pk=delivery).version.deliverable_id
        lines = VaultLine.objects.filter(subject=work, actor_id=cast.signal.sponsor).order_by("act", "number")
        return list(lines.values_list("act", "words"))


@pytest.mark.parametrize("name", FILES)
def test_its_words_are_read_on_a_page_of_ours(dana: Browser, cast: Cast, name: str) -> None:
    delivery = delivered(cast, name)

    page = dana.get(f"/delivered/{delivery}/read/")

    assert (page.status, page.header("Content-Type").partition(";")[0]) == (200, "text/html")
    assert WORDS[name] in page.text
    assert "alert(1)</script>" not in page.text
    assert "Say this slowly" not in page.text


def test_reading_is_the_loudest_thing_and_comes_before_approving(dana: Browser, cast: Cast) -> None:
    delivery = delivered(cast, "Plan.docx")
    here = f"/delivered/{delivery}/"
    one, read, home = (" ".join(dana.get(path).text.split()) for path in (here, f"{here}read/", "/"))

    assert f'<a class="btn primary" href="/delivered/{delivery}/read/">Read it</a>' in one
    assert one.index(">Read it</a>") < one.index(">Approve</button>")
    assert one.count('class="btn primary"') == 1
    assert read.index("Grow the pipeline") < read.index(">Approve</button>")
    assert f'class="btn primary" href="/delivered/{delivery}/read/"' in home
    assert home.index(f"/delivered/{delivery}/read/") < home.index(f"/delivered/{delivery}/approvals/")


def test_reading_is_logged_like_a_download(dana: Browser, cast: Cast) -> None:
    by_page, by_file = delivered(cast, "Plan.docx"), delivered(cast, "Deck.pptx")

    dana.get(f"/delivered/{by_page}/read/")
    dana.get(f"/delivered/{by_file}/")
    dana.get(f"/delivered/{by_file}/copy/")

    assert what_was_heard(cast, by_page) == what_was_heard(cast, by_file)
    assert what_was_heard(cast, by_page) == [
        ("delivery.opened", "Dana Whitfield opened Outline."),
        ("version.read", "Dana Whitfield opened Outline, version 1."),
    ]
    with inside(cast.signal.client):
        assert Reader.objects.get(delivery=by_page).opened_at is not None


def test_the_page_beside_it_reads_nothing_by_itself(dana: Browser, cast: Cast) -> None:
    delivery = delivered(cast, "Plan.docx")

    page = dana.get(f"/delivered/{delivery}/")
    head = dana.request("HEAD", f"/delivered/{delivery}/read/")

    assert "Grow the pipeline" not in page.text
    assert (head.status, head.content, acts(cast.signal, act="version.read")) == (200, b"", 0)


def test_a_file_without_words_says_so_and_offers_the_download(dana: Browser, cast: Cast) -> None:
    delivery = delivered(cast, "Empty.docx", word(""))
    page = " ".join(dana.get(f"/delivered/{delivery}/").text.split())
    read = dana.get(f"/delivered/{delivery}/read/")

    assert "There is no copy of this file to be read here. Download it to read it." in page
    assert f'<a class="btn primary" href="/delivered/{delivery}/copy/">Download</a>' in page
    assert (read.status, read.location) == (303, f"/delivered/{delivery}/")


def test_a_pdf_and_other_kinds_are_read_as_before(dana: Browser, cast: Cast, deliver: Delivers) -> None:
    for name in ("a.pdf", "a.csv"):
        delivery = deliver(name, b"%PDF-1.7", to=[cast.signal.sponsor])

        assert dana.get(f"/delivered/{delivery}/read/").location == f"/delivered/{delivery}/"


def test_a_copy_that_is_gone_is_said_and_the_file_offered(dana: Browser, cast: Cast) -> None:
    delivery = delivered(cast, "Plan.docx")
    with inside(cast.signal.client):
        vault_blobs().remove(Delivery.objects.get(pk=delivery).version.page_id)

    page = dana.get(f"/delivered/{delivery}/read/")

    assert (page.status, "This page cannot be read at the moment" in page.text) == (503, True)
    assert f"/delivered/{delivery}/copy/" in page.text
    assert acts(cast.signal, act="version.read") == 0


def test_nobody_else_reads_it(dana: Browser, chase: Browser, cast: Cast, portal_of: Portals) -> None:
    delivery = delivered(cast, "Plan.docx")
    alan = portal_of(cast.harbor.client, as_person=cast.harbor.sponsor)
    path = f"/delivered/{delivery}/read/"

    answers = [chase.get(path), alan.get(path), dana.get(f"/delivered/{uuid4()}/read/")]

    assert {(answer.status, answer.content) for answer in answers} == {(404, dana.get("/nothing/").content)}


def test_the_copy_is_sealed_and_made_once(cast: Cast, data: Places) -> None:
    delivery = delivered(cast, "Plan.docx")
    delivered(cast, "Plan.docx", word("Another"))
    with inside(cast.signal.client):
        version = Delivery.objects.get(pk=delivery).version
        on_disk = vault_blobs().path(version.page_id).read_bytes()
        pages = Version.objects.exclude(page=None).exclude(kind="md").count()
        blobs = Blob.objects.filter(pk__in=Version.objects.values("page")).count()

    assert (b"pipeline" in on_disk, pages, blobs) == (False, 2, 3)
