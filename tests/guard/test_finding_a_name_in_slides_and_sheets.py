"""PowerPoint, Excel and plain text: the place is said in the words of the person who made the file."""

from io import BytesIO

import pytest
import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation

from bulkhead.guard.matching import judge
from bulkhead.guard.reading import read
from tests.guard import cast, documents

NAMES = cast.names()
LEGAL = "Bloom & Barrow Ltd"


def places(content: bytes, name: str) -> list[str]:
    judgement = judge(read(name, content=content), names=NAMES, target="harbor")
    return [finding.place for finding in judgement.findings]


def test_speaker_notes_are_named_by_their_slide() -> None:
    def write(deck: Presentation) -> None:
        for number in range(1, 4):
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            slide.shapes.title.text = f"Slide with the number {number}"
        deck.slides[1].notes_slide.notes_text_frame.text = LEGAL
        deck.slides[2].shapes.title.text = LEGAL
        deck.slides[0].shapes.title._element.nvSpPr.cNvPr.set("descr", LEGAL)

    assert sorted(places(documents.deck(write), "deck.pptx")) == [
        "slide 1, alt text",
        "slide 2, speaker notes",
        "slide 3",
    ]


def test_a_chart_and_its_workbook_belong_to_their_slide() -> None:
    def write(deck: Presentation) -> None:
        chart = CategoryChartData()
        chart.categories = ["One"]
        chart.add_series(LEGAL, (1,))
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = "A chart with a long enough title"
        slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 4000000, 3000000, chart)

    found = places(documents.deck(write), "deck.pptx")

    assert sorted(set(found)) == ["slide 1, chart", "slide 1, embedded file, sheet 'Sheet1', cell B1"]


def test_cells_comments_sheet_names_and_hidden_sheets_are_read() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        budget = book.add_worksheet("Budget")
        budget.write("A1", 12)
        budget.write("B4", LEGAL)
        budget.write_comment("C5", "as for Bloom and Barrow", {"author": "x"})
        budget.set_header("&LBloom and Barrow")
        hidden = book.add_worksheet("Bloom & Barrow")
        hidden.write("A1", "bloombarrow.example")
        hidden.very_hidden()
        book.set_properties({"company": LEGAL})

    found = set(places(documents.workbook(write), "budget.xlsx"))

    assert found >= {
        "sheet name",
        "sheet 'Budget', cell B4",
        "sheet 'Budget', comment",
        "sheet 'Budget', header or footer",
        "sheet 'Bloom & Barrow', cell A1",
        "properties, company",
    }


def pictured(*, wide: float, words: str = "", notes: str = "") -> bytes:
    def write(deck: Presentation) -> None:
        plain = deck.slides.add_slide(deck.slide_layouts[5])
        plain.shapes.title.text = "A slide with a title that is long enough"
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = words
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        across, down = int(deck.slide_width * wide), int(deck.slide_height * wide)
        slide.shapes.add_picture(BytesIO(documents.PNG), 0, 0, across, down)

    return documents.deck(write)


def test_a_slide_that_is_a_picture_is_held_and_named() -> None:
    notes = "Notes of the speaker do not say what the picture says."

    assert read("deck.pptx", content=pictured(wide=0.9, notes=notes)).hold == (
        "Slide 2 is a picture: its text could not be read."
    )


@pytest.mark.parametrize(("wide", "words"), [(0.3, ""), (0.9, "The picture has a caption that says enough")])
def test_a_small_picture_or_one_with_words_is_none(wide: float, words: str) -> None:
    assert read("deck.pptx", content=pictured(wide=wide, words=words)).hold == ""


def test_a_sheet_that_is_a_picture_is_held_and_named() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Plan").write("A1", "Enough words")
        book.add_worksheet("Scan").insert_image("A1", "scan.png", {"image_data": BytesIO(documents.PNG)})
        beside = book.add_worksheet("Beside")
        beside.write("B2", 12)
        beside.insert_image("A1", "logo.png", {"image_data": BytesIO(documents.PNG)})

    assert read("book.xlsx", content=documents.workbook(write)).hold == (
        "Sheet 'Scan' is a picture: its text could not be read."
    )


def test_what_stands_in_attributes_is_called_by_its_plain_name() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Budget")
        sheet.add_table("A1:B3", {"name": "Bloom_Barrow"})
        sheet.write("D4", 3, book.add_format({"num_format": '0 "Bloom & Barrow"'}))
        sheet.data_validation("E1", {"validate": "any", "input_title": "x", "input_message": LEGAL})
        book.define_name("Bloom_Barrow_total", "=Budget!$A$1")
        book.set_custom_property("Client", LEGAL)

    assert sorted(places(documents.workbook(write), "budget.xlsx")) == [
        "properties, Client",
        "properties, titles of parts",
        "sheet 'Budget', table, name of the table",
        "sheet 'Budget', validation prompt",
        "styles, number format",
        "workbook settings, defined name",
    ]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("note.md", "# Plan\n\nAs for Blo**om & Bar**row we go on.", "text as shown"),
        ("note.txt", "One.\n\nTwo, for Bloom and\nBarrow.", "lines 3–4"),
        ("page.html", "<p>for Bl<b>oom &amp; Bar</b>row</p>", "page as shown"),
        ("list.csv", "name;sum\nBloom & Barrow;12", "lines 1–2"),
        ("feed.ics", "BEGIN:VEVENT\nSUMMARY:Call Bloom & Bar\n row\nEND:VEVENT", "lines 1–3"),
        ("card.vcf", "BEGIN:VCARD\nORG:Bloom & Barrow Ltd\nEND:VCARD", "lines 1–3"),
        ("mail.eml", "Subject: Bloom & Barrow\n\nHello", "heading Subject"),
        ("old.txt", "Für Bloom & Barrow", "line 1"),
    ],
)
def test_text_is_read_as_it_stands_and_as_it_is_seen(name: str, text: str, place: str) -> None:
    content = text.encode("cp1252" if name == "old.txt" else "utf-8")

    assert places(content, name) == [place]
