"""The new version with some changes undone: Word, PowerPoint and Excel."""

import io

import docx
import openpyxl
import pptx
import pytest

from bulkhead.render.refusals import Refused
from tests.render.compare.papers import (
    all_skipped,
    book,
    changes,
    deck,
    deck_with_table,
    saved,
    texts,
    without,
    word,
)
from tests.render.paper import paper, parts, split, with_body


def opened(content: bytes) -> object:
    return docx.Document(io.BytesIO(content))


def test_nothing_skipped_is_the_new_file_to_the_byte() -> None:
    new = word("New")

    assert without("a.docx", word("Old"), new, skipped=[]) == new


def test_the_old_words_take_the_look_of_the_words_they_replace() -> None:
    new = paper("")
    paragraph = new.paragraphs[0]
    split(paragraph.add_run("Leads grow by "), ["Leads ", "grow by "])
    paragraph.add_run("fourteen").bold = True
    paragraph.add_run(" percent")

    merged = all_skipped("a.docx", word("Leads grow by twelve percent"), saved(new))

    runs = opened(merged).paragraphs[0].runs
    assert [(run.text, bool(run.bold)) for run in runs] == [
        ("Leads ", False),
        ("grow by ", False),
        ("twelve", True),
        (" percent", False),
    ]


def test_only_the_paragraph_that_was_skipped_is_altered() -> None:
    old, new = word("One two three", "Four five six"), word("One two 3", "Four five 6")
    first = changes("a.docx", old, new)[0]

    merged = without("a.docx", old, new, skipped=[first.key])

    assert texts("a.docx", merged) == ["One two three", "Four five 6"]
    before, after = parts(new), parts(merged)
    assert [name for name in before if before[name] != after.get(name)] == ["word/document.xml"]


def test_a_removed_paragraph_comes_back_in_its_place_with_its_style() -> None:
    old = word("# Plan", "Opening words here", "- item that was dropped", "Closing words there")
    new = word("# Plan", "Opening words here", "Closing words there")

    merged = opened(all_skipped("a.docx", old, new))

    assert [(each.text, each.style.name) for each in merged.paragraphs] == [
        ("Plan", "Heading 1"),
        ("Opening words here", "Normal"),
        ("item that was dropped", "List Bullet"),
        ("Closing words there", "Normal"),
    ]


def test_a_style_the_new_file_lacks_is_left_off_a_paragraph_that_comes_back() -> None:
    old = docx.Document()
    old.styles.add_style("House style", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    old.add_paragraph("Opening words here")
    old.add_paragraph("Dropped in the meantime", style="House style")

    merged = opened(all_skipped("a.docx", saved(old), word("Opening words here")))

    assert [(each.text, each.style.name) for each in merged.paragraphs][1] == ("Dropped in the meantime", "Normal")


def test_nothing_that_leads_elsewhere_comes_back_with_a_paragraph() -> None:
    linked = (
        '<w:p><w:bookmarkStart w:id="7" w:name="b"/><w:hyperlink r:id="rId99" xmlns:r='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:r><w:t>Dropped link</w:t></w:r>'
        '</w:hyperlink><w:r><w:footnoteReference w:id="4"/></w:r></w:p>'
    )
    old, new = with_body(word("Opening words here"), linked), word("Opening words here")

    body = parts(all_skipped("a.docx", old, new))["word/document.xml"]

    assert b"Dropped link" in body
    assert [name for name in (b"rId99", b"bookmarkStart", b"footnoteReference") if name in body] == []


def test_an_added_paragraph_that_holds_the_section_loses_only_its_text() -> None:
    section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>Added words that end a section</w:t></w:r></w:p>"

    merged = all_skipped("a.docx", word("One two three"), with_body(word("One two three"), section))

    assert texts("a.docx", merged) == ["One two three"]
    assert parts(merged)["word/document.xml"].count(b"<w:sectPr") == 2


def test_a_cell_keeps_a_paragraph_when_its_text_goes() -> None:
    old, new = word(tables=[[["Leads", ""]]]), word(tables=[[["Leads", "one hundred"]]])

    merged = opened(all_skipped("a.docx", old, new))

    assert [cell.text for cell in merged.tables[0].rows[0].cells] == ["Leads", ""]


def test_the_text_of_a_cell_comes_back_into_it() -> None:
    old, new = word(tables=[[["Leads", "one hundred"]]]), word(tables=[[["Leads", ""]]])

    merged = opened(all_skipped("a.docx", old, new))

    assert [[each.text for each in cell.paragraphs] for cell in merged.tables[0].rows[0].cells] == [
        ["Leads"],
        ["one hundred"],
    ]


def test_the_text_of_a_row_that_is_gone_cannot_come_back_and_says_so() -> None:
    old = word(tables=[[["Leads", "one hundred"], ["Visits", "nine"]]])
    found = changes("a.docx", old, word(tables=[[["Leads", "one hundred"]]]))

    assert {(change.can_skip, change.reason) for change in found} == {
        (False, "The place where it stood is gone in the new version.")
    }


def test_a_change_that_cannot_be_skipped_is_refused_when_it_is_asked_for() -> None:
    old, new = deck(("Plan", "Grow"), ("Budget", "Less")), deck(("Plan", "Grow"))

    with pytest.raises(Refused, match="a whole slide cannot be put back"):
        all_skipped("a.pptx", old, new)


def test_a_paragraph_with_tracked_changes_is_left_alone_and_says_so() -> None:
    tracked = '<w:p><w:r><w:t>Grow by </w:t></w:r><w:ins w:id="2"><w:r><w:t>fourteen</w:t></w:r></w:ins></w:p>'

    change = changes("a.docx", word("Grow by twelve"), with_body(saved(paper()), tracked))[0]

    assert (change.can_skip, change.reason) == (
        False,
        "It carries tracked changes; accept or reject them in Word first.",
    )


def test_breaks_and_tabs_come_back_as_such() -> None:
    old = paper("One\ttwo\nthree four")

    merged = opened(all_skipped("a.docx", saved(old), word("One two three five")))

    assert merged.paragraphs[0].text == "One\ttwo\nthree four"


def test_an_added_slide_is_taken_out_with_all_that_leads_to_it() -> None:
    presentation = pptx.Presentation(io.BytesIO(deck(("Plan", "Grow"), ("Added", "New"), ("Budget", "Less"))))
    button = presentation.slides[0].placeholders[1].click_action
    button.target_slide = presentation.slides[1]
    old = deck(("Plan", "Grow"), ("Budget", "Less"))

    merged = all_skipped("a.pptx", old, saved(presentation))

    assert [slide.shapes.title.text for slide in pptx.Presentation(io.BytesIO(merged)).slides] == ["Plan", "Budget"]
    assert [name for name, body in parts(merged).items() if b"slide2.xml" in body or "slide2.xml" in name] == []
    assert b"hlinkClick" not in parts(merged)["ppt/slides/slide1.xml"]


def test_lines_of_a_slide_change_come_and_go_back() -> None:
    old = deck(("Plan for May", "First line here\nDropped line there\nThird line then", "Say hello"))
    new = deck(("Plan for June", "First line here\nThird line now\nAdded line last", "Say goodbye"))

    merged = all_skipped("a.pptx", old, new)

    assert texts("a.pptx", merged) == texts("a.pptx", old)


def test_a_title_that_was_taken_away_comes_back_into_its_place() -> None:
    old, new = deck(("Plan", "Grow the pipeline")), deck(("", "Grow the pipeline"))

    merged = pptx.Presentation(io.BytesIO(all_skipped("a.pptx", old, new)))

    assert merged.slides[0].shapes.title.text == "Plan"


def test_cells_of_a_table_on_a_slide_go_back() -> None:
    old, new = deck_with_table([["Leads", "12"], ["Visits", "x"]]), deck_with_table([["Leads", "14"], ["Visits", ""]])

    assert texts("a.pptx", all_skipped("a.pptx", old, new)) == ["Leads", "12", "Visits", "x"]


def test_cells_go_back_with_their_kind() -> None:
    old = book({"Plan": [["Leads", 12, "=B1*2", True], [None, 7.5, None, None]]})
    new = book({"Plan": [["Visits", "many", 99, None], [None, None, "added", None]]})

    merged = openpyxl.load_workbook(io.BytesIO(all_skipped("a.xlsx", old, new)))["Plan"]

    assert [[cell.value for cell in row] for row in merged["A1:D2"]] == [
        ["Leads", 12, "=B1*2", True],
        [None, 7.5, None, None],
    ]


def test_a_workbook_is_calculated_anew_after_a_merge() -> None:
    merged = all_skipped("a.xlsx", book({"Plan": [[1]]}), book({"Plan": [[2]]}))

    assert openpyxl.load_workbook(io.BytesIO(merged)).calculation.fullCalcOnLoad is True


def test_an_added_sheet_is_taken_out_and_the_names_of_others_stay() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(book({"More": [["a"]], "Plan": [["x"]]})))
    for sheet in workbook:
        sheet.print_area = "A1:B2"

    merged = openpyxl.load_workbook(io.BytesIO(all_skipped("a.xlsx", book({"Plan": [["x"]]}), saved(workbook))))

    assert (merged.sheetnames, merged["Plan"].print_area) == (["Plan"], "'Plan'!$A$1:$B$2")


def test_an_added_sheet_that_others_speak_of_stays_and_says_why() -> None:
    new = book({"Plan": [["x"], ["=More!A1"]], "More": [[4]]})

    change = changes("a.xlsx", book({"Plan": [["x"]]}), new)[-1]

    assert (change.can_skip, change.reason) == (False, "Other sheets, names or charts speak of it.")


def test_the_head_of_a_table_is_left_alone_and_says_why() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(book({"Plan": [["Month", "Leads"], ["May", 4]]})))
    workbook["Plan"].add_table(openpyxl.worksheet.table.Table(displayName="T", ref="A1:B2"))

    found = changes("a.xlsx", book({"Plan": [["Month", "Visits"], ["May", 4]]}), saved(workbook))

    assert found[0].reason == "It heads a table, which keeps the name on its own too; change it in Excel."
