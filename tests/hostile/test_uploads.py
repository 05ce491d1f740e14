"""What somebody may try at the upload form: a clear sentence each, nothing half stored, nothing outside."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from django.urls import reverse

from bulkhead.crossings.opening import open_client
from bulkhead.isolation import inside, keys
from bulkhead.isolation.blobs import BlobStore, tray_blobs
from bulkhead.isolation.places import Places
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.models import Blob, Version
from tests.browse import Answer, Browser
from tests.cast import Cast, Member
from tests.guard.documents import letter, page_text, pdf

MARK = "a-line-that-is-nowhere-else"
WELL = b"# The plan\n\nAll is well.\n"


@dataclass(frozen=True)
class Stored:
    """Everything an upload could have left."""

    versions: int
    rows: int
    files: int
    tray_rows: int
    tray_files: int


@dataclass
class Form:
    """The upload form of Signal's deliverable, as any program may fill it."""

    browser: Browser
    member: Member

    @property
    def page(self) -> str:
        return reverse("deliverable", args=[self.member.client.slug, self.member.deliverable])

    def send(self, content: bytes, *, name: str) -> Answer:
        """The name stands in the header as RFC 5987 writes it, so that every sign arrives."""
        self.browser.cookies.setdefault("__Host-csrf", "c" * 32)
        fields = {"csrfmiddlewaretoken": self.browser.cookies["__Host-csrf"], "note": "", "reissued_because": "why"}
        parts = [
            f'--{MARK}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in fields.items()
        ]
        head = f"--{MARK}\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''{quote(name, safe='')}\r\n"
        body = (
            "".join(parts).encode()
            + head.encode()
            + b"Content-Type: text/plain\r\n\r\n"
            + content
            + f"\r\n--{MARK}--\r\n".encode()
        )
        url = reverse("versions", args=[self.member.client.slug, self.member.deliverable])
        return self.browser.request("POST", url, body=body, kind=f"multipart/form-data; boundary={MARK}")

    def stored(self) -> Stored:
        with inside(self.member.client):
            versions, rows = Version.objects.count(), Blob.objects.count()
        files = list(keys.ring().vault(self.member.client.vault_id).blobs.iterdir())
        return Stored(versions, rows, len(files), TrayItem.objects.count(), len(list(tray_blobs().folder.iterdir())))

    def newest(self) -> Version:
        with inside(self.member.client):
            return Version.objects.filter(deliverable=self.member.deliverable).latest("number")

    def download(self) -> Answer:
        newest = self.newest()
        return self.browser.get(
            reverse("version-file", args=[self.member.client.slug, self.member.deliverable, newest.id])
        )


@pytest.fixture
def form(desk: Browser, cast: Cast) -> Form:
    open_client(cast.signal.client, by=cast.maren)
    return Form(desk, cast.signal)


def bomb() -> bytes:
    """A document of some kilobytes that unpacks to four hundred megabytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(bytes(1 << 20))
    return packed.getvalue()


def torn() -> bytes:
    return letter(lambda document: document.add_paragraph("The plan"))[:-300]


HELD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "locked with a password": ("plan.pdf", lambda: pdf(page_text("The plan"), password="secret"), "password"),
    "a document cut off": ("plan.docx", torn, "damaged"),
    "a bomb": ("plan.docx", bomb, "zip bomb"),
    "a program called a document": ("plan.docx", lambda: b"MZ" + bytes(range(256)) * 40, ""),
    "a program called a letter": ("plan.md", lambda: b"\x7fELF" + bytes(range(256)) * 40, ""),
    "a page called a picture": ("plan.png", lambda: b"<html><script>alert(1)</script></html>", ""),
}


@pytest.mark.parametrize(("name", "content", "word"), HELD.values(), ids=list(HELD))
def test_what_cannot_be_read_waits_in_the_tray_and_enters_no_vault(
    form: Form, name: str, content: Callable[[], bytes], word: str
) -> None:
    before = form.stored()

    answer = form.send(content(), name=name)

    after = form.stored()
    item = TrayItem.objects.latest("arrived_at")
    assert (answer.status, item.verdict) == (422, "hold")
    assert after == Stored(before.versions, before.rows, before.files, before.tray_rows + 1, before.tray_files + 1)
    assert item.hold.endswith(".")
    assert word in item.hold
    assert item.hold.replace("’", "&#8217;") in answer.text or item.hold in answer.text


def test_an_empty_file_is_refused_in_a_sentence_and_leaves_nothing(form: Form) -> None:
    before = form.stored()

    answer = form.send(b"", name="plan.md")

    assert (answer.status, "This file is empty." in answer.text, form.stored()) == (422, True, before)


def test_a_file_over_the_limit_is_refused_in_a_sentence_and_leaves_nothing(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BlobStore.__init__, "__kwdefaults__", {"largest": 200_000})
    before = form.stored()

    answer = form.send(b"x" * 300_000, name="plan.md")

    assert (answer.status, "This file is larger than" in answer.text, form.stored()) == (422, True, before)


def test_an_upload_that_breaks_off_leaves_nothing(form: Form) -> None:
    before = form.stored()

    body = f'--{MARK}\r\nContent-Disposition: form-data; name="file"; filename="plan.md"\r\n\r\nhalf of'.encode()
    url = reverse("versions", args=[form.member.client.slug, form.member.deliverable])
    answer = form.browser.request(
        "POST", url, body=body, kind=f"multipart/form-data; boundary={MARK}", headers={"X_CSRFTOKEN": "c" * 32}
    )

    assert (answer.status < 500, form.stored()) == (True, before)


def test_a_form_with_two_hundred_files_leaves_nothing_but_the_one_it_asked_for(form: Form) -> None:
    before = form.stored()
    parts = [
        f'--{MARK}\r\nContent-Disposition: form-data; name="f{n}"; filename="{n}.md"\r\n\r\nhello\r\n'
        for n in range(200)
    ]
    url = reverse("versions", args=[form.member.client.slug, form.member.deliverable])

    answer = form.browser.request(
        "POST",
        url,
        body=("".join(parts) + f"--{MARK}--\r\n").encode(),
        kind=f"multipart/form-data; boundary={MARK}",
        headers={"X_CSRFTOKEN": "c" * 32},
    )

    assert (answer.status < 500, form.stored()) == (True, before)


NAMES = (
    "../../../etc/passwd.md",
    "..\\..\\windows\\system.md",
    "/etc/cron.d/plan.md",
    "C:\\Users\\dana\\plan.md",
    "file:///etc/passwd.md",
    "..",
    ".",
    "...md",
    ".md",
    "   ",
    "",
    "plan\x00.md",
    "plan\r\nX-Evil: 1.md",
    "plan\n\nbody.md",
    'plan"; filename="evil.exe.md',
    "plan;x=y.md",
    'plan\\".md',
    "\u202egnp.nalp.md",
    "\u200bplan\ufeff.md",
    "pla\u0301n.md",
    "CON.md",
    "NUL",
    "-rf.md",
    "plan.md.",
    "plan.md ",
    "😀 plan.md",
    "é" * 140 + ".md",
    "x" * 300,
    "<script>alert(1)</script>.md",
    "%2e%2e%2fplan.md",
    "plan.md\u2028",
)


@pytest.mark.parametrize("name", NAMES, ids=[repr(name)[:24] for name in NAMES])
def test_a_strange_name_changes_no_place_and_no_header(form: Form, data: Places, name: str) -> None:
    outside = {path for path in data.data.rglob("*") if path.is_dir()}

    answer = form.send(WELL, name=name)

    if answer.status == 422:
        assert "file" in answer.text.lower()
        return
    kept, sent = form.newest(), form.download()
    assert (answer.status, sent.status, sent.content) == (303, 200, WELL)
    assert len(kept.name.encode()) <= 255
    assert kept.name.isprintable()
    assert not {"/", "\\"} & set(kept.name)
    assert kept.name.strip(". ")
    assert "script>" not in form.browser.get(form.page).text.replace("</script>", "").replace("<script src", "")
    (disposition,) = [value for key, value in sent.headers if key.lower() == "content-disposition"]
    assert disposition.startswith("attachment")
    assert disposition.isprintable()
    assert not [key for key, _ in sent.headers if key.lower() == "x-evil"]
    assert {path for path in data.data.rglob("*") if path.is_dir()} == outside


def test_a_name_longer_than_any_header_is_refused_and_leaves_nothing(form: Form) -> None:
    before = form.stored()

    answer = form.send(WELL, name="x" * 4000 + ".md")

    assert (answer.status, form.stored()) == (400, before)
