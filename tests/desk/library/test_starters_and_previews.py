"""Six items to begin with, and a look at a file of each kind."""

import pytest

from bulkhead.guard.reading import read
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.models import Version
from tests.browse import Browser
from tests.cast import Cast
from tests.desk.library.conftest import Shelf, rows, text_in

KINDS = {"REPORT": "docx", "BOARD": "pptx", "SOW": "docx", "BUDGET": "xlsx", "WEEKLY": "md", "DAYS-90": "md"}


@pytest.fixture
def stocked(desk: Browser, cast: Cast) -> Browser:
    assert "Put six starters on the shelf" in desk.get("/library/").text
    assert desk.post("/library/starters/").status == 303
    return desk


def test_six_starters_are_put_on_the_shelf_once(stocked: Browser) -> None:
    stocked.post("/library/starters/")

    assert {row["code"]: row["ending"] for row in rows("item")} == KINDS
    assert [row["number"] for row in rows("itemversion")] == [1] * 6
    assert "Put six starters" not in stocked.get("/library/").text


def test_every_field_of_a_starter_is_known_and_no_blank_is_a_field(stocked: Browser) -> None:
    from bulkhead.crossings.pull import KNOWN

    fields = {field for row in rows("itemversion") for field, _ in row["fields"]}  # type: ignore[attr-defined]  # pairs.
    guessed = {gap[2] for row in rows("itemversion") for gap in row["gaps"]}  # type: ignore[attr-defined]  # triples.

    assert fields <= set(KNOWN)
    assert guessed == {""}


def test_a_starter_leaves_without_its_library_notes(stocked: Browser, cast: Cast) -> None:
    item = str(rows("item", code="WEEKLY")[0]["id"])
    words = text_in(cast.signal, Shelf(cast, item).pull(cast.signal))

    assert "Library note" not in words
    assert "Signal Foundry" in words


def test_the_monthly_report_leads_with_what_the_reader_decides(stocked: Browser, cast: Cast) -> None:
    item = str(rows("item", code="REPORT")[0]["id"])
    words = _words_of(cast, Shelf(cast, item).pull(cast.signal))
    parts = ("Where we stand", "What we ask of you", "The figures", "Money, in USD", "Next month", "Risks")
    places = [words.index(part) for part in parts]

    assert places == sorted(places)
    assert ("Library note" in words, "{{" in words) == (False, False)


def _words_of(cast: Cast, deliverable: object) -> str:
    """What a copy says, in the order in which it is read."""
    with inside(cast.signal.client):
        version = Version.objects.filter(deliverable=deliverable).latest("number")
        content = b"".join(vault_blobs().read(version.blob_id))
    return "\n".join(passage.text for passage in read("report.docx", content=content).passages)


@pytest.mark.parametrize("code", KINDS)
def test_a_preview_sets_the_fields_off(stocked: Browser, code: str) -> None:
    page = stocked.get(f"/library/{rows('item', code=code)[0]['id']}/preview/")

    assert page.status == 200
    assert "<mark>{{client." in page.text
    assert "<!--sheet-->" not in page.text


def test_an_older_version_can_be_looked_at_and_an_unknown_one_not(desk: Browser, shelf: Shelf) -> None:
    assert "Key metrics" in desk.get(f"{shelf.home}preview/?version=1").text
    assert "Key metrics" not in desk.get(f"{shelf.home}preview/").text
    assert [desk.get(f"{shelf.home}preview/?version={one}").status for one in ("9", "x", "99999999")] == [404] * 3


def test_what_a_file_says_is_text_and_never_markup(desk: Browser, shelf: Shelf) -> None:
    shelf.add(b"# <script>alert(1)</script>\n\n<!--sheet--> <img src=x onerror=alert(2)>\n")
    page = desk.get(f"{shelf.home}preview/").text

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_file_that_is_gone_is_said(desk: Browser, shelf: Shelf) -> None:
    from bulkhead.isolation.blobs import practice_blobs

    for row in rows("itemversion"):
        practice_blobs().remove(row["blob_id"])  # type: ignore[arg-type]  # the id of a blob.

    assert "Bring the library back from a backup." in desk.get(f"{shelf.home}preview/").text
