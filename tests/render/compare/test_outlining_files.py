"""Every text of a file, in the order of reading, with its place in the words of its reader."""

import pytest

from bulkhead.render.compare import outline
from bulkhead.render.receipt import receipt
from bulkhead.render.refusals import Refused
from tests.render.compare.papers import book, deck, deck_with_table, places, texts, word
from tests.render.paper import packed, parts, saved, text_box, with_body, with_part
from tests.render.paper import paper as blank_word
from tests.render.receipt.facts import FACTS


def test_a_word_file_is_told_by_headings_tables_and_header() -> None:
    content = word("Before", "# Results", "We grew.", "- by 12%", tables=[[["a", "b"], ["", "d"]]], header="Draft")

    assert [(block.place, block.text) for block in outline("a.docx", content=content)] == [
        ("paragraph 1", "Before"),
        ("heading 1: Results", "Results"),
        ("paragraph 1 under “Results”", "We grew."),
        ("paragraph 2 under “Results”", "by 12%"),
        ("table 1, row 1, column 1", "a"),
        ("table 1, row 1, column 2", "b"),
        ("table 1, row 2, column 2", "d"),
        ("paragraph 3 under “Results”", "after the table"),
        ("header", "Draft"),
    ]


def test_a_text_box_is_read_once_and_a_tab_stop_is_no_text() -> None:
    tabbed = '<w:p><w:pPr><w:tabs><w:tab w:pos="9"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>'
    content = with_body(saved(blank_word("Body")), text_box("In a box") + tabbed)

    assert texts("a.docx", content) == ["Body", "In a box", "a\tb"]


def test_deleted_words_of_tracked_changes_are_not_read() -> None:
    tracked = (
        '<w:p><w:r><w:t>stays </w:t></w:r><w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3"><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>'
    )

    assert texts("a.docx", with_body(saved(blank_word()), tracked)) == ["stays new"]


def test_a_deck_is_told_by_slide_title_text_and_notes() -> None:
    content = deck(("Plan", "First\nSecond", "Say hello"), ("Budget", "Third"))

    assert [(block.place, block.text) for block in outline("a.pptx", content=content)] == [
        ("slide 1, title", "Plan"),
        ("slide 1, text, paragraph 1", "First"),
        ("slide 1, text, paragraph 2", "Second"),
        ("slide 1, notes", "Say hello"),
        ("slide 2, title", "Budget"),
        ("slide 2, text, paragraph 1", "Third"),
    ]


def test_a_table_on_a_slide_is_told_by_row_and_column() -> None:
    content = deck_with_table([["Month", "Leads"], ["May", ""]])

    assert places("a.pptx", content) == [
        "slide 1, table, row 1, column 1",
        "slide 1, table, row 1, column 2",
        "slide 1, table, row 2, column 1",
    ]


def test_a_workbook_is_told_by_sheet_and_cell_with_formulas_as_written() -> None:
    content = book({"Plan": [["Leads", 12], [None, "=B1*2"]], "Notes": [["x"]]})

    assert [(block.place, block.text) for block in outline("a.xlsx", content=content)] == [
        ("sheet Plan, A1", "Leads"),
        ("sheet Plan, B1", "12"),
        ("sheet Plan, B2", "=B1*2"),
        ("sheet Notes, A1", "x"),
    ]


def test_markdown_is_told_by_heading_list_and_row() -> None:
    text = b"---\ntitle: Plan\n---\n# Goals\n\nOne\nline\n- item\n- other\n\n| a | b |\n\n```\ncode\n\nmore\n```\n"

    assert [(block.place, block.text) for block in outline("a.md", content=text)] == [
        ("front matter", "---"),
        ("front matter", "title: Plan"),
        ("front matter", "---"),
        ("heading 1: Goals", "# Goals"),
        ("paragraph 1 under “Goals”", "One\nline"),
        ("list item 1 under “Goals”", "- item"),
        ("list item 2 under “Goals”", "- other"),
        ("table row 1 under “Goals”", "| a | b |"),
        ("code 1 under “Goals”", "```\ncode\n\nmore\n```"),
    ]


def test_plain_text_is_told_by_line() -> None:
    found = outline("a.TXT", content=b"\xef\xbb\xbfone\r\n\r\ntwo")

    assert [(block.place, block.text) for block in found] == [("line 1", "one"), ("line 3", "two")]


def test_a_pdf_is_told_by_page() -> None:
    found = outline("a.pdf", content=receipt(FACTS))

    assert (found[0].place, found[0].text) == ("page 1", "Signal & Söhne GmbH")


def test_keys_name_each_text_once_and_stay_when_another_text_changes() -> None:
    before = outline("a.docx", content=word("One", "Two", "Two"))
    after = outline("a.docx", content=word("One", "Else", "Two"))

    assert len({block.key for block in before}) == 3
    assert [block.key for block in before] == [block.key for block in after]


@pytest.mark.parametrize("name", ["a.doc", "a.docm", "a", "../../etc/passwd", "a.zip", ""])
def test_a_kind_that_is_not_known_is_refused_in_words(name: str) -> None:
    with pytest.raises(Refused, match=r"Only \.docx, \.pptx, \.xlsx, \.pdf, \.md and \.txt files"):
        outline(name, content=b"anything")


@pytest.mark.parametrize("name", ["a.docx", "a.pptx", "a.xlsx", "a.pdf"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n", b"words"])
def test_a_broken_file_is_refused_in_words(name: str, content: bytes) -> None:
    with pytest.raises(Refused, match=r"^(It could not be read: it is|The PDF is damaged)"):
        outline(name, content=content)


def test_a_file_of_another_program_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="It is not a PowerPoint file, whatever its name says"):
        outline("a.pptx", content=word("One"))


def test_xml_that_expands_itself_is_refused() -> None:
    found = parts(word("One"))
    found["word/document.xml"] = b'<!DOCTYPE a [<!ENTITY b "boom">]>' + found["word/document.xml"].partition(b"?>")[2]

    with pytest.raises(Refused, match="it declares its own XML entities"):
        outline("a.docx", content=packed(found))


def with_shared_text(text: str, *, cells: int) -> bytes:
    """A workbook that stores a text once and shows it in many cells."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{main}"><si><t>{text}</t></si></sst>'
    content = with_part(
        book({"Plan": [["x"]]}),
        "xl/sharedStrings.xml",
        strings,
        kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
        link="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings",
        source="xl/workbook.xml",
    )
    found = parts(content)
    row = "".join(f'<c r="A{number}" t="s"><v>0</v></c>' for number in range(1, cells + 1))
    begin, _, end = found["xl/worksheets/sheet1.xml"].partition(b"<sheetData>")
    found["xl/worksheets/sheet1.xml"] = begin + f"<sheetData><row>{row}</row>".encode() + end
    return packed(found)


def test_a_shared_text_is_read_wherever_it_is_shown() -> None:
    assert texts("a.xlsx", with_shared_text("Leads", cells=2))[:2] == ["Leads", "Leads"]


def test_one_text_shown_by_very_many_cells_is_refused_before_it_is_joined() -> None:
    with pytest.raises(Refused, match="Compare it in Excel"):
        outline("a.xlsx", content=with_shared_text("x" * 10_000, cells=30_000))


def test_comments_are_told_as_such() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    body = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0">'
        "<w:p><w:r><w:t>Check this</w:t></w:r></w:p></w:comment></w:comments>"
    )
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    content = with_part(word("One"), "word/comments9.xml", body, kind=kind, link=link)

    assert places("a.docx", content)[-1] == "comment 1"
