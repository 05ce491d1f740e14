"""Notes for the library in cells, comments, tables and text boxes of Excel, and in the workbook of a chart."""

from tests.render.paper import packed, parts
from tests.render.template import book, deck
from tests.render.template.test_notes_for_the_library import SECRET, left


def test_notes_in_a_workbook_are_left_out_of_every_place() -> None:
    def write(made: book.Workbook, sheet: book.Worksheet) -> None:
        sheet.write("A1", SECRET)
        sheet.write("A2", "Kept")
        sheet.write_formula("A3", "=A1", None, SECRET)
        sheet.write_rich_string("A4", "Library ", made.add_format({"bold": True}), "note: CANARY", " rich")
        sheet.write_comment("A2", "Jane:\nLibrary note: CANARY")
        sheet.write_comment("C3", "Kept")
        sheet.insert_textbox("H1", f"Kept\n{SECRET}")
        sheet.add_table("E1:F3", {"columns": [{"header": "Library note: CANARY"}, {"header": "Other"}]})

    after = left("a.xlsx", book.book(write))

    sheet = book.reopened(after)["Budget"]
    assert [sheet[cell].value or "" for cell in ("A1", "A2", "A4", "E1", "F1")] == ["", "Kept", "", "Column1", "Other"]
    assert [column.name for column in next(iter(sheet.tables.values())).tableColumns] == ["Column1", "Other"]
    assert [(cell.coordinate, cell.comment.text) for row in sheet.iter_rows() for cell in row if cell.comment] == [
        ("C3", "Kept")
    ]
    assert parts(after)["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape ") == 1


def test_a_thread_with_a_note_in_it_goes_whole_with_its_older_copy() -> None:
    content = book.book(lambda _, sheet: sheet.write_comment("B4", "[Threaded comment]\nComment:\n  CANARY"))

    after = parts(left("a.xlsx", book.with_thread(content, "CANARY", "Library note: CANARY")))

    assert b"threadedComment " not in after["xl/threadedComments/threadedComment1.xml"]
    assert b"<comment " not in after["xl/comments1.xml"]


def test_a_note_in_the_workbook_of_a_chart_is_left_out() -> None:
    made = deck.deck("x")
    deck.add_chart(made.slides[0], "x")
    content = deck.saved(made)
    found = parts(content)
    inner = next(name for name in found if name.endswith(".xlsx"))
    found[inner] = book.book(book.cells(A1=SECRET, B1="Kept"), sheet="Sheet1")

    after = parts(left("deck.pptx", packed(found)))[inner]

    assert (book.reopened(after)["Sheet1"]["A1"].value or "", book.reopened(after)["Sheet1"]["B1"].value) == (
        "",
        "Kept",
    )
