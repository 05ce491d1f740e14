"""A file goes into the library when it can be a template and names nobody; otherwise nothing of it stays."""

import io
import zipfile

import pytest

from bulkhead.isolation import blobs
from tests.browse import Browser
from tests.cast import Cast
from tests.desk.practice.conftest import TEMPLATE, files_in_library, files_in_tray, rows
from tests.guard.test_holding_what_cannot_be_read import ole
from tests.render.paper import paper, saved

ITEM = {"title": "Board summary", "kind": "template", "tags": "board, monthly, board", "note": ""}


def _bomb() -> bytes:
    kept = io.BytesIO(saved(paper("Hello.")))
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/zeros.bin", b" " * (12 << 20))
    return kept.getvalue()


def test_a_template_is_shelved_with_its_fields(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/library/new/", ITEM, files={"file": ("board.md", TEMPLATE)})
    item, version = rows("item")[0], rows("itemversion")[0]

    assert (answer.status, answer.location) == (303, f"/library/{item['id']}/")
    assert (item["title"], item["tags"]) == ("Board summary", ["board", "monthly"])
    assert (version["name"], version["kind"], version["number"]) == ("board.md", "md", 1)
    assert [field for field, _ in version["fields"]] == ["title", "client.name", "due", "fiscal_year"]
    assert (files_in_tray(), files_in_library()) == (0, 1)


def test_a_word_template_is_shelved(desk: Browser, cast: Cast) -> None:
    desk.post("/library/new/", ITEM, files={"file": ("board.docx", saved(paper("For {{client.name}}.")))})

    assert rows("itemversion")[0]["kind"] == "docx"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.md", b"", "This file is empty."),
        ("letter.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 80, "This is a picture: its text could not be read."),
        ("page.html", b"<p>Only words.</p>\n", "Only Word, PowerPoint, Excel, PDF, markdown and text files"),
        ("cut.docx", saved(paper("Hello."))[:-400], "The file is damaged or cut off."),
        ("locked.docx", ole("EncryptedPackage"), "The file is protected by a password."),
        ("bomb.docx", _bomb(), "as a zip bomb does"),
        ("torn.md", b"For {{client name}} now.\n", "is not a field"),
    ],
    ids=["empty", "wrong type", "no template", "cut off", "protected", "zip bomb", "no field"],
)
def test_what_cannot_be_a_template_leaves_nothing(
    desk: Browser, cast: Cast, name: str, content: bytes, sentence: str
) -> None:
    answer = desk.post("/library/new/", ITEM, files={"file": (name, content)})

    assert answer.status == 422
    assert sentence in answer.text
    assert (rows("item"), rows("itemversion"), files_in_tray(), files_in_library()) == ([], [], 0, 0)


def test_a_file_that_names_a_client_shows_where(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/library/new/", ITEM, files={"file": ("plan.md", b"# Plan\n\nAs Dana Whitfield likes it.\n")})

    assert answer.status == 422
    assert "It names a client; the library holds nothing of any client." in answer.text
    assert "<mark>Dana Whitfield</mark>" in answer.text
    assert (rows("item"), files_in_tray(), files_in_library()) == ([], 0, 0)


def test_a_title_that_names_a_client_is_refused(desk: Browser, cast: Cast) -> None:
    answer = desk.post(
        "/library/new/", {**ITEM, "title": "Plan of Signal Foundry, Inc."}, files={"file": ("a.md", TEMPLATE)}
    )

    assert answer.status == 422
    assert "Its title, tags or note name a client" in answer.text
    assert (rows("item"), files_in_tray(), files_in_library()) == ([], 0, 0)


def test_a_file_past_the_limit_is_not_kept(desk: Browser, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs.BlobStore.__init__, "__kwdefaults__", {"largest": 1000})

    answer = desk.post("/library/new/", ITEM, files={"file": ("plan.md", b"x" * 5000)})

    assert answer.status == 422
    assert "This file is larger than 200 MB. Choose a smaller one." in answer.text
    assert "Give it a title" not in answer.text
    assert (rows("item"), files_in_tray()) == ([], 0)


def test_an_upload_of_a_wrong_form_is_not_kept(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/library/new/", {**ITEM, "title": "", "kind": "novel"}, files={"file": ("a.md", TEMPLATE)})

    assert answer.status == 422
    assert "Give it a title you will find it by." in answer.text
    assert (rows("item"), files_in_tray()) == ([], 0)


def test_an_upload_nobody_asked_for_is_not_kept(desk: Browser, stranger: Browser, cast: Cast) -> None:
    desk.post("/clients/new/", {}, files={"file": ("a.md", TEMPLATE)})
    stranger.post("/library/new/", ITEM, files={"file": ("a.md", TEMPLATE)}, token=False)

    assert files_in_tray() == 0


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../x.md", "x.md"),
        ("..\\..\\x.md", "x.md"),
        ("/etc/passwd.md", "passwd.md"),
        ("a\u202eb\x07c\u200b.md", "abc.md"),
        ("é" * 300 + ".md", "é" * 126 + ".md"),
    ],
)
def test_a_name_keeps_only_its_last_part(desk: Browser, cast: Cast, sent: str, kept: str) -> None:
    answer = desk.post("/library/new/", ITEM, files={"file": (sent, TEMPLATE)})

    assert answer.status == 303
    assert [version["name"] for version in rows("itemversion")] == [kept]


def test_only_a_principal_shelves(associate: Browser, stranger: Browser, item: str) -> None:
    for path in (
        "/library/new/",
        f"/library/{item}/versions/",
        f"/library/{item}/mappings/",
        f"/library/{item}/removal/",
    ):
        assert associate.post(path, ITEM, files={"file": ("a.md", TEMPLATE)}).status == 404
        assert stranger.post(path, ITEM, files={"file": ("a.md", TEMPLATE)}).status == 302
    assert (len(rows("item")), len(rows("itemversion")), files_in_tray()) == (1, 1, 0)
