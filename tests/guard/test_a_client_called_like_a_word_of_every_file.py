"""A client called Apple or Office is not named by what programs write into every file by themselves."""

from pathlib import Path

import pikepdf
import pytest
from docx.document import Document
from pptx.presentation import Presentation

from bulkhead.guard.matching import Names, Term, judge
from bulkhead.guard.matching.empty_files import WORDS
from bulkhead.guard.matching.structure import is_structure
from bulkhead.guard.reading import read
from tests.guard import documents
from tests.guard.planting import blank
from tests.guard.planting.resaved import OFFICE

CALLED = ("Apple", "Adobe", "Arial", "Office", "Medium", "Calibri", "Liberation", "Symbol", "Courier", "Click")
NAMES = Names([Term(name.lower(), "short_name", name) for name in CALLED])


def said(name: str, content: bytes) -> list[tuple[str, str]]:
    judgement = judge(read(name, content=content), names=NAMES, target="mine")
    return [(finding.name, finding.place) for finding in judgement.findings]


def test_the_words_of_empty_files_are_all_known() -> None:
    found = {word for name, content in blank.by_libraries() for word in blank.words_of(name, content=content)}

    assert sorted(found - WORDS) == [], "Add these to empty_files.py."
    assert len(found) > 150


@pytest.mark.skipif(not OFFICE, reason="NOT RUN: no LibreOffice -- apt-get install --no-install-recommends libreoffice")
def test_the_words_of_empty_files_of_libreoffice_are_all_known(tmp_path: Path) -> None:
    found = {word for name, content in blank.by_libreoffice(tmp_path) for word in blank.words_of(name, content=content)}

    assert sorted(found - WORDS) == [], "Add these to empty_files.py."
    assert "liberation" in found


def test_no_empty_file_names_such_a_client() -> None:
    assert [(name, said(name, content)) for name, content in blank.by_libraries() if said(name, content)] == []


def test_in_the_text_of_a_letter_the_same_name_counts() -> None:
    def write(letter: Document) -> None:
        letter.add_paragraph("The Apple board wants one page, and so does Arial.")

    assert said("a.docx", documents.letter(write)) == [("Apple", "paragraph 1"), ("Arial", "paragraph 1")]


def test_in_properties_and_notes_that_people_write_the_same_name_counts() -> None:
    def write(deck: Presentation) -> None:
        deck.core_properties.author = "Adobe"
        deck.core_properties.title = "Office"
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        slide.notes_slide.notes_text_frame.text = "As agreed with Medium and Arial."

    assert sorted(said("a.pptx", documents.deck(write))) == [
        ("Adobe", "properties, author"),
        ("Arial", "slide 1, speaker notes"),
        ("Medium", "slide 1, speaker notes"),
        ("Office", "properties, title"),
    ]


def test_the_program_that_made_a_pdf_is_not_a_client_of_one_word() -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Producer"] = "Quartz PDFContext of Apple"
        document.docinfo["/Creator"] = "Report maker of Velmora Outdoor"

    content = documents.pdf(documents.page_text("A page with enough words to count as text."), change=change)
    names = Names([Term("apple", "short_name", "Apple"), Term("velmora", "legal_name", "Velmora Outdoor")])
    judgement = judge(read("a.pdf", content=content), names=names, target="mine")

    assert [(finding.client, finding.place) for finding in judgement.findings] == [("velmora", "properties, made by")]


@pytest.mark.parametrize(
    ("place", "is_program"),
    [
        ("styles, name of a style", True),
        ("theme", True),
        ("slide layout, name of the layout", True),
        ("embedded file, theme, name of the theme", True),
        ("part word/fontTable.xml, name of a font", True),
        ("sheet 'Budget', printer settings", True),
        ("sheet 'Budget, part 2', cell B2", False),
        ("sheet 'Part, theme', cell B2", False),
        ("in the archive, part 2.txt, line 1", False),
        ("in the archive, Campaign, part 2.docx, paragraph 1", False),
        ("in the archive, theme, line 1", False),
        ("in the archive, picture, page 1", False),
        ("slide 3", False),
        ("properties, company", False),
        ("slide layout, link", False),
        ("document settings, author", False),
        ("paragraph 4, comment", False),
    ],
)
def test_where_programs_write_by_themselves(place: str, is_program: bool) -> None:
    assert is_structure(place) is is_program
