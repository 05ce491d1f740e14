"""Word: wherever a name can lie in a .docx, it is found and the place is named."""

from io import BytesIO

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bulkhead.guard.matching import judge
from bulkhead.guard.reading import read
from tests.guard import cast, documents

NAMES = cast.names()
LEGAL = "Bloom & Barrow Ltd"


def places(content: bytes, name: str = "report.docx") -> list[str]:
    judgement = judge(read(name, content=content), names=NAMES, target="harbor")
    return [finding.place for finding in judgement.findings]


def test_a_clean_letter_passes() -> None:
    content = documents.letter(lambda letter: letter.add_paragraph("Our plan for the quarter is ready for review."))

    judgement = judge(read("report.docx", content=content), names=NAMES, target="harbor")

    assert (judgement.verdict, judgement.findings, judgement.reason) == ("pass", (), "")


def test_a_name_split_over_runs_is_whole() -> None:
    def write(letter: Document) -> None:
        letter.add_paragraph("First paragraph.")
        paragraph = letter.add_paragraph("Numbers of ")
        paragraph.add_run("Blo").bold = True
        paragraph.add_run("om & Bar")
        paragraph.add_run("row").italic = True

    assert places(documents.letter(write)) == ["paragraph 2"]


def test_tables_headers_and_footers_are_read() -> None:
    def write(letter: Document) -> None:
        letter.add_table(1, 1).cell(0, 0).text = LEGAL
        letter.sections[0].header.paragraphs[0].text = LEGAL
        letter.sections[0].footer.paragraphs[0].text = LEGAL

    assert sorted(places(documents.letter(write))) == ["footer", "header", "table 1"]


def test_comments_and_their_authors_are_read() -> None:
    def write(letter: Document) -> None:
        paragraph = letter.add_paragraph("See the margin.")
        letter.add_comment(paragraph.runs, text=f"As we did for {LEGAL}", author="Owen Barrow")

    assert places(documents.letter(write)) == ["comment, author", "comment"]


def test_properties_are_named_as_their_user_sees_them() -> None:
    def write(letter: Document) -> None:
        letter.add_paragraph("A plain paragraph.")
        letter.core_properties.title = LEGAL
        letter.core_properties.last_modified_by = "bloombarrow.example"

    content = documents.letter(write)
    company = f'<Properties xmlns="urn:x"><Company>{LEGAL.replace("&", "&amp;")}</Company></Properties>'.encode()

    found = places(documents.repacked(content, {"docProps/app.xml": company}))

    assert sorted(found) == ["properties, company", "properties, last modified by", "properties, title"]


def test_tracked_deletions_and_alt_text_are_read() -> None:
    def write(letter: Document) -> None:
        letter.add_paragraph("Deleted: KEEP.")
        picture = (
            letter.add_paragraph("A picture that says more than words.").add_run().add_picture(BytesIO(documents.PNG))
        )
        picture._inline.docPr.set("descr", LEGAL)

    content = documents.letter(write)
    body = documents.part(content, "word/document.xml")
    deleted = body.replace(
        b"<w:r><w:t>Deleted: KEEP.</w:t></w:r>",
        b'<w:r><w:t>Deleted: </w:t></w:r><w:del w:id="9" w:author="x">'
        b"<w:r><w:delText>Bloom and Barrow</w:delText></w:r></w:del>",
    )

    found = places(documents.repacked(content, {"word/document.xml": deleted}))

    assert found == ["paragraph 1, tracked change", "paragraph 2, alt text"]


def test_links_custom_xml_and_parts_that_nothing_refers_to_are_read() -> None:
    content = documents.letter(lambda letter: letter.add_paragraph("A plain paragraph."))
    links = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9"'
        b' Type="t" TargetMode="External" Target="https://bloombarrow.example/deck"/></Relationships>'
    )
    parts = {
        "word/_rels/footnotes.xml.rels": links,
        "customXml/item9.xml": b'<a who="Bloom &amp; Barrow"/>',
        "word/stray.bin": b"\x00\x01\x02\x03" + LEGAL.encode("utf-16-le") + b"\x00\x00\x07\x00",
    }

    found = places(documents.repacked(content, parts))

    assert sorted(found) == ["custom XML, hidden setting", "footnote, link", "part word/stray.bin"]


def test_an_embedded_workbook_is_opened() -> None:
    book = documents.workbook(lambda book: book.add_worksheet("Budget").write("B4", LEGAL))
    content = documents.letter(lambda letter: letter.add_paragraph("The sheet is attached."))

    found = places(documents.repacked(content, {"word/embeddings/Sheet1.xlsx": book}))

    assert found == ["embedded file, sheet 'Budget', cell B4"]


def test_files_too_deep_inside_each_other_are_held() -> None:
    content = documents.letter(lambda letter: letter.add_paragraph("A plain paragraph."))
    nested = content
    for _ in range(6):
        nested = documents.repacked(content, {"word/embeddings/inner.docx": nested})

    reading = read("report.docx", content=nested)

    assert reading.hold.startswith("Files lie more than 4 deep inside each other")


def test_a_letter_of_pictures_is_held() -> None:
    content = documents.letter(lambda letter: letter.add_picture(BytesIO(documents.PNG)))

    assert read("scan.docx", content=content).hold == (
        "The file holds pictures and next to no text: what the pictures say could not be read."
    )


def test_the_name_of_the_file_is_read() -> None:
    content = documents.letter(lambda letter: letter.add_paragraph("A plain paragraph."))

    assert places(content, name="2026-11_Bloom_monthly-report_v2.docx") == ["file name"]


def test_parts_outside_of_the_text_are_called_by_plain_names() -> None:
    def write(letter: Document) -> None:
        letter.add_paragraph("A plain paragraph.")
        mark = letter.add_paragraph("Another plain paragraph.")._p
        mark.append(OxmlElement("w:bookmarkStart"))
        mark[-1].set(qn("w:id"), "7")
        mark[-1].set(qn("w:name"), "Bloom_Barrow")

    thumbnail = b"\xff\xd8\xff\xfe\x00\x11Bloom & Barrow\x00\xff\xda"
    parts = {
        "docProps/thumbnail.jpeg": thumbnail,
        "word/inserted.htm": b"<p>for Bl<b>oom and Bar</b>row</p>",
        "word/threadedComments/one.xml": b"<a>for Bloom &amp; Barrow</a>",
    }

    assert sorted(places(documents.repacked(documents.letter(write), parts))) == [
        "comment",
        "inserted document inserted.htm, page as shown",
        "paragraph 2, bookmark",
        "thumbnail",
    ]
