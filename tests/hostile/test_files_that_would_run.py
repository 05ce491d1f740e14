"""Files that a browser, a spreadsheet or a header would take for something else: they leave as the bytes they are."""

import gzip
import io
import re
import zipfile
from collections.abc import Callable
from html import unescape

import pytest
from lxml import html

from bulkhead.base.text import file_name
from bulkhead.crossings.opening import open_client
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.sent import Parcel, SentFile
from tests.browse import Answer, Browser, desk_browser, portal_browser
from tests.cast import Cast

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')  # RFC 9110, section 5.6.4.
SCRIPT = b"<script>window.ran = 1; fetch('/me/')</script>"
GIF, PNG, JPEG = b"GIF89a/*", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n%%EOF"


def _zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("index.html", content)
    return packed.getvalue()


BODIES = {
    "html": b"<!doctype html>" + SCRIPT,
    "html after blanks": b" \n\t" * 400 + b"<html>" + SCRIPT,
    "html in UTF-7": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "html in UTF-16": ("\ufeff<html>" + SCRIPT.decode()).encode("utf-16"),
    "xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT + b"</html>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=1">' + SCRIPT + b"</svg>",
    "svgz": gzip.compress(b'<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=1"/>', mtime=0),
    "xml with a style sheet": b'<?xml version="1.0"?><?xml-stylesheet href="data:text/xsl,x"?><a/>',
    "xml with an entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\n" + SCRIPT,
    "script": b"window.ran = 1",
    "gif and script": GIF + b"=1;/**/window.ran=1" + SCRIPT,
    "png and html": PNG + SCRIPT,
    "jpeg and zip": JPEG + _zipped(SCRIPT),
    "pdf with a script": PDF,
    "pdf and html": PDF + SCRIPT,
    "zip of html": _zipped(SCRIPT),
    "css": b"body{background:url(javascript:window.ran=1)}",
    "calendar": b"BEGIN:VCALENDAR\r\nATTACH:file:///etc/passwd\r\nEND:VCALENDAR",
    "formulas": b'=cmd|\' /C calc\'!A0,+1,-1,@SUM(1),\t=1,\r=1,"=HYPERLINK(""http://x"")"\r\n',
}
NAMES = (
    "index.html",
    "page.HTM",
    "picture.svg",
    "picture.svgz",
    "page.xhtml",
    "page.mht",
    "run.js",
    "run.mjs",
    "style.css",
    "letter.xml",
    "letter.pdf",
    "letter.pdf.html",
    "photo.png",
    "photo.gif",
    "dates.ics",
    "numbers.csv",
    "go.url",
    "go.desktop",
    "go.webloc",
    "macro.docm",
    "\u202egpj.exe",
    "\u202dletter\u202c.pdf",
    "le\u0301tter\u200b.pdf",
    "ﬁle ／ a＼b.pdf",
    'a"b.html',
    "a'b.html",
    "a\\b.html",
    "a;b=c.html",
    'x"; filename="evil.html',
    "x%22; filename*=utf-8''evil.html",
    "%0d%0aX-Evil: 1.html",
    "%0aSet-Cookie: a=b.html",
    "a\tb.html",
    "a\x0bb.html",
    "a\x7fb.html",
    "a\x85b.html",
    "a\u2028b.html",
    "<img src=x onerror=window.ran=1>.html",
    '"><script>window.ran=1</script>.svg',
    "{{7*7}}${7*7}<%= 7*7 %>.html",
    "javascript:window.ran=1",
    "=cmd|'/C calc'!A0.csv",
    "CON.html",
    "...html",
    "-rf.html",
    "~.html",
    "é" * 120 + ".html",
    "x" * 250 + ".html",
    "😀.svg",
    "日本語.html",
)
SHAPES = [(name, body) for n, name in enumerate(NAMES) for body in list(BODIES)[n % 5 :: 5]]


@pytest.fixture
def dana(cast: Cast) -> Browser:
    return portal_browser(cast.signal.client, as_person=cast.signal.sponsor)


@pytest.fixture
def maren(cast: Cast) -> Browser:
    open_client(cast.signal.client, by=cast.maren)
    return desk_browser(as_practitioner=cast.maren)


@pytest.fixture
def kept(cast: Cast) -> list[tuple[str, str]]:
    """Every shape as a file of Dana's, named as an upload names it; the id and the body of each."""
    with inside(cast.signal.client):
        sponsor, rows = Person.objects.get(pk=cast.signal.sponsor), []
        for n, (name, body) in enumerate(SHAPES):
            stored = vault_blobs().put([BODIES[body] + f"\n{n}".encode()])
            [row] = SentFile.send([Parcel(stored, file_name(name))], person=sponsor)
            rows.append((str(row.pk), body))
    return rows


def fault_of(answer: Answer, content: bytes) -> str:
    """Why this answer is not a file that is saved and nothing else."""
    said = [(name.lower(), value) for name, value in answer.headers]
    header = dict(said)
    disposition = header.get("content-disposition", "")
    faults = [
        (answer.status != 200, f"answered {answer.status}"),
        (answer.content.rpartition(b"\n")[0] != content, "other bytes"),
        (not disposition.startswith("attachment"), "shown in the page"),
        (not disposition.isprintable() or not disposition.isascii(), "a header that breaks"),
        (QUOTED.sub("", disposition).count("filename") != 1, "not one name"),
        (header.get("content-type") != "application/octet-stream", header.get("content-type", "no type")),
        (header.get("x-content-type-options") != "nosniff", "may be sniffed"),
        (not header.get("content-security-policy", "").startswith("sandbox"), "no sandbox"),
        ("default-src 'none'" not in header.get("content-security-policy", ""), "may load"),
        (header.get("cache-control") != "no-store", "may be kept"),
        (len(said) != len(header), "a header twice"),
        ("x-evil" in header or "set-cookie" in header, "a header of the file's"),
    ]
    return ", ".join(words for is_so, words in faults if is_so)


def test_two_hundred_shapes_leave_the_portal_as_files(
    dana: Browser, kept: list[tuple[str, str]], record_property: Callable[[str, object], None]
) -> None:
    found = {(key, body): fault_of(dana.get(f"/sent/{key}/copy/"), BODIES[body]) for key, body in kept}

    record_property("measured", f"{len(found)} shapes of a file left a portal and the desk as files")
    assert ({key: fault for key, fault in found.items() if fault}, len(found)) == ({}, 200)


def test_two_hundred_shapes_leave_the_desk_as_files(maren: Browser, kept: list[tuple[str, str]]) -> None:
    found = {(key, body): fault_of(maren.get(f"/in/signal/sent/{key}/file/"), BODIES[body]) for key, body in kept}

    assert {key: fault for key, fault in found.items() if fault} == {}


@pytest.mark.parametrize("where", ["portal", "desk"])
def test_the_pages_that_list_them_say_their_names_and_hold_nothing_of_them(
    dana: Browser, maren: Browser, kept: list[tuple[str, str]], where: str
) -> None:
    browser, path = (dana, "/send/") if where == "portal" else (maren, "/in/signal/requests/")
    pages = [browser.get(f"{path}?page={n}") for n in range(1, 12)]

    for page in pages:
        tree = html.fromstring(page.content)
        assert {one.get("src", "")[:8] for one in tree.iter("script")} <= {"/static/"}
        assert [one for one in tree.iter() if any(name.startswith("on") for name in one.attrib)] == []
        assert [one for one in tree.iter() if str(one.get("href", "")).startswith("javascript")] == []
        assert "49$" not in unescape(page.text)


def test_a_name_that_a_header_would_break_at_is_cleaned_before_it_is_kept(dana: Browser, cast: Cast) -> None:
    """As the form takes it in, whatever the browser sent."""
    for name in ("a\tb.html", "a\x7fb.html", 'a\\"b.html', "../../a.html", "a%0d%0aX-Evil: 1.html", "\u202egpj.exe"):
        dana.post("/send/", {"words": ""}, files={"attachments": (name, name.encode())})

    with inside(cast.signal.client):
        names = list(SentFile.objects.values_list("name", flat=True))
    assert len(names) == 6
    assert [name for name in names if not name.isprintable() or {"/", "\\"} & set(name)] == []
