"""PDF: pages, properties, comments, attachments, and pages that are pictures."""

import time

import pikepdf

from bulkhead.guard.matching import judge
from bulkhead.guard.reading import read
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
