"""PDF: pages, properties, comments, attachments, and pages that are pictures."""

import time

import pikepdf
import pytest

from bulkhead.guard.matching import judge
from bulkhead.guard.reading import read
from bulkhead.guard.reading.pdf_pages import turned
from tests.guard import cast, documents

NAMES = cast.names()
PLAIN = documents.page_text("A page with enough words to count as text.")


def places(content: bytes) -> list[str]:
    judgement = judge(read("report.pdf", content=content), names=NAMES, target="harbor")
    return sorted(finding.place for finding in judgement.findings)


def test_the_page_is_named() -> None:
    content = documents.pdf(PLAIN, PLAIN, documents.page_text("Numbers of Bloom & Barrow Ltd for the board"))

    assert places(content) == ["page 3"]


def test_properties_comments_and_links_are_read() -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Author"] = "Bloom & Barrow"
        note = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Text, "/Rect": [0, 0, 9, 9]}
        comment = document.make_indirect(pikepdf.Dictionary({**note, "/Contents": "Bloom & Barrow"}))
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://bloombarrow.example")
        link = document.make_indirect(pikepdf.Dictionary({**note, "/A": action}))
        document.pages[1].obj.Annots = pikepdf.Array([comment, link])

    content = documents.pdf(PLAIN, PLAIN, change=change)

    assert places(content) == ["page 2, comment", "page 2, link", "properties, author"]


def test_attachments_are_opened_and_their_names_are_read() -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.attachments["Bloom_2026.txt"] = b"for Bloom & Barrow"

    found = places(documents.pdf(PLAIN, change=change))

    assert set(found) == {
        "attachment, file name",
        "attachment, line 1",
        "name of an attachment or a mark",
    }


def test_xmp_is_read() -> None:
    def change(document: pikepdf.Pdf) -> None:
        with document.open_metadata() as metadata:
            metadata["dc:description"] = "Bloom & Barrow"

    assert places(documents.pdf(PLAIN, change=change)) == ["properties, XMP", "properties, subject"]


def test_an_earlier_version_inside_the_file_is_read() -> None:
    old = documents.pdf(documents.page_text("Draft for Bloom & Barrow Ltd and its board"))
    new = documents.pdf(PLAIN)
    # Appending a whole new file is not how a viewer saves, but its end is where the old version stops.
    content = old + new

    assert "an earlier version in the file, page 1" in places(content)


def test_a_page_that_is_a_picture_is_held_and_named() -> None:
    def change(document: pikepdf.Pdf) -> None:
        picture = document.make_stream(b"\x00\x00\x00")
        picture.update(
            pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=1,
                Height=1,
                BitsPerComponent=8,
                ColorSpace=pikepdf.Name.DeviceRGB,
            )
        )
        document.pages[1].obj.Resources.XObject = pikepdf.Dictionary(Im0=picture)

    content = documents.pdf(PLAIN, b"q 200 0 0 200 0 0 cm /Im0 Do Q", change=change)

    judgement = judge(read("scan.pdf", content=content), names=NAMES, target="harbor")

    assert (judgement.verdict, judgement.reason) == ("hold", "Page 2 is a picture: its text could not be read.")


def test_a_protected_pdf_is_held() -> None:
    reading = read("secret.pdf", content=documents.pdf(PLAIN, password="open sesame"))

    assert reading.hold == "The file is protected by a password. Remove the password and upload it again."


def test_a_pdf_of_200_pages_is_read_in_time() -> None:
    line = b"BT /F1 9 Tf 72 %d Td (Numbers of the quarter, with notes of the board and a plan.) Tj ET\n"
    page = b"".join(line % height for height in range(60, 740, 15))
    content = documents.pdf(*[page] * 200)
    began = time.process_time()

    reading = read("long.pdf", content=content)

    assert (reading.hold, time.process_time() - began < 2.5) == ("", True)


def stamped(words: str, **entries: str) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        look = document.make_stream(documents.page_text(words))
        look.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]))
        look.Resources = pikepdf.Dictionary(Font=document.pages[0].obj.Resources.Font)
        stamp = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 9, 9], **entries)
        stamp.AP = pikepdf.Dictionary(N=look)
        document.pages[1].obj.Annots = pikepdf.Array([document.make_indirect(stamp)])

    return documents.pdf(PLAIN, PLAIN, change=change)


def test_what_a_stamp_draws_is_read_on_its_page() -> None:
    assert places(stamped("Seen by Bloom & Barrow")) == ["page 2, comment or field as it looks on the page"]


def test_a_comment_that_looks_like_what_it_says_is_told_once() -> None:
    assert places(stamped("Bloom & Barrow", Contents="Bloom & Barrow")) == ["page 2, comment"]


def test_a_drawing_and_a_page_that_nothing_shows_any_more_are_read() -> None:
    def change(document: pikepdf.Pdf) -> None:
        font = document.pages[0].obj.Resources.Font
        drawing = document.make_stream(documents.page_text("drawn for Bloom & Barrow"))
        drawing.update(pikepdf.Dictionary(Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]))
        drawing.Resources = pikepdf.Dictionary(Font=font)
        gone = pikepdf.Dictionary(Type=pikepdf.Name.Page, Resources=pikepdf.Dictionary(Font=font))
        gone.Contents = document.make_stream(documents.page_text("a page for Bloom & Barrow"))
        document.Root.Kept = pikepdf.Array([document.make_indirect(drawing), document.make_indirect(gone)])

    assert places(documents.pdf(PLAIN, change=change)) == [
        "drawing that no page shows",
        "page that is no longer in the PDF",
    ]


@pytest.mark.parametrize("height", [-9000, 9000, 30000])
def test_text_far_outside_of_the_page_is_read(height: int) -> None:
    far = f" BT /F1 12 Tf {height} {height} Td (for Bloom & Barrow) Tj ET".encode()

    def crop(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.CropBox = pikepdf.Array([0, 0, 300, 300])

    assert places(documents.pdf(PLAIN + far, change=crop)) == ["page 1"]


def test_a_page_that_did_not_change_since_an_earlier_version_is_told_once() -> None:
    told = documents.page_text("Numbers of Bloom & Barrow Ltd for the board")
    content = documents.pdf(told, PLAIN) + documents.pdf(told, documents.page_text("Another second page of the file."))

    assert places(content) == ["page 1"]


def test_writing_from_right_to_left_is_turned_and_the_rest_is_not() -> None:
    assert turned("page \u064a\u0628\u064a\u0628\u062d of \u05dd\u05d5\u05dc\u05e9!") == (
        "page \u062d\u0628\u064a\u0628\u064a of \u05e9\u05dc\u05d5\u05dd!"
    )
