import pytest

from bulkhead.render.template import FieldProblem, FieldUse, NotATemplate, fill, survey
from tests.render.paper import packed, parts
from tests.render.template import book

PLACES = [
    "sheet Budget, cell B4",
    "sheet Budget, cell B5",
    "sheet Budget, cell E1",
    "sheet Hidden, cell A1",
    "sheet Budget, cell B6",
    "sheet Budget, validation message",
    "sheet Budget, header",
    "sheet Budget, footer",
    "sheet Budget, link",
    "chart on sheet Budget",
    "text box on sheet Budget",
    "text box on sheet Budget, alternative text",
    "sheet Budget, comment on B4",
    "sheet Budget, table Plan",
    "defined name Greeting",
    "properties, title",
]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return book.everywhere("{{client.name}}")


def filled(content: bytes, value: str = "Signal") -> bytes:
    return fill("book.xlsx", content=content, values={"client.name": value}).content


def test_fields_are_found_in_every_place_of_a_workbook(whole: bytes) -> None:
    found = survey("book.xlsx", content=whole)

    assert found.uses == tuple(FieldUse("client.name", place) for place in PLACES)
    assert found.problems == ()


def test_every_place_is_filled(whole: bytes) -> None:
    before, after = parts(whole), parts(filled(whole))

    counted = {name: body.count(b"{{client.name}}") for name, body in before.items() if b"{{" in body}
    assert {name: after[name].count(b"Signal") for name in counted} == counted
    assert [name for name, body in after.items() if b"{{" in body] == []


def test_a_workbook_opens_again_and_says_the_value(whole: bytes) -> None:
    opened = book.reopened(filled(whole, 'A & B "Partners"'))

    sheet = opened["Budget"]
    assert sheet["B4"].value == 'For A & B "Partners"'
    assert str(sheet["B5"].value) == 'Rich A & B "Partners" end'
    assert sheet["B4"].comment.text == 'Comment A & B "Partners"'
    assert sheet["B6"].value == '="Dear "&"A & B ""Partners"""'
    assert [column.name for column in sheet.tables["Plan"].tableColumns] == ['A & B "Partners" 2026', "Other"]
    assert sheet["E1"].value == 'A & B "Partners" 2026'
    assert opened["Hidden"].sheet_state == "hidden"


def test_rich_text_keeps_its_look(whole: bytes) -> None:
    rich = book.reopened(filled(whole))["Budget"]["B5"].value

    assert [(str(part), bool(getattr(getattr(part, "font", None), "b", False))) for part in rich] == [
        ("Rich ", False),
        ("Signal", True),
        (" end", False),
    ]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Signal", "Signal plan"),
        ("O’Hara & Co", "O’Hara & Co plan"),
        ("Jim's", "Jim's plan"),
        ("A/B: [x]*?", "A-B- -x--- plan"),
        ("A name that is far longer than Excel takes", "A name that is far longer than"),
    ],
)
def test_a_sheet_is_renamed_with_all_that_refers_to_it(value: str, name: str) -> None:
    def refer(made: book.Workbook, sheet: book.Worksheet) -> None:
        other = made.add_worksheet("Sums")
        other.write_formula("A1", "=SUM('{{client.name}} plan'!A1:A2)", None, 3)
        other.write_url("A2", "internal:'{{client.name}} plan'!A1", string="go")
        made.define_name("Total", "='{{client.name}} plan'!$A$1")
        chart = made.add_chart({"type": "line"})
        chart.add_series({"values": "='{{client.name}} plan'!$A$1:$A$2"})
        other.insert_chart("C1", chart)

    after = filled(book.book(refer, sheet="{{client.name}} plan"), value)

    opened, quoted = book.reopened(after), f"'{name.replace(chr(39), chr(39) * 2)}'"
    assert opened.sheetnames == [name, "Sums"]
    assert opened["Sums"]["A1"].value == f"=SUM({quoted}!A1:A2)"
    assert opened["Sums"]["A2"].hyperlink.location == f"{quoted}!A1"
    assert opened.defined_names["Total"].attr_text == f"{quoted}!$A$1"
    assert f"<c:f>{quoted}!$A$1:$A$2</c:f>".replace("&", "&amp;").encode() in parts(after)["xl/charts/chart1.xml"]


def test_two_sheets_of_one_name_are_refused() -> None:
    content = book.book(lambda made, _: made.add_worksheet("signal"), sheet="{{client.name}}")

    with pytest.raises(NotATemplate, match=r"^two sheets would both be called “signal”; change the name of one$"):
        filled(content)


def test_two_columns_of_one_name_are_refused() -> None:
    columns = {"columns": [{"header": "{{client.name}}"}, {"header": "signal"}]}
    content = book.book(lambda _, sheet: sheet.add_table("A1:B3", columns))

    with pytest.raises(NotATemplate, match="two columns of a table would both be called"):
        filled(content)


def test_a_formula_cannot_be_written_by_a_value() -> None:
    content = book.book(book.cells(A1="{{client.name}}", A2='="x"&"{{client.name}}"'))

    sheet = book.reopened(filled(content, '=HYPERLINK("http://x.example")"&1'))["Budget"]

    assert (sheet["A1"].value, sheet["A1"].data_type) == ('=HYPERLINK("http://x.example")"&1', "s")
    assert sheet["A2"].value == '="x"&"=HYPERLINK(""http://x.example"")""&1"'


def test_a_field_outside_quotes_in_a_formula_is_named_and_left() -> None:
    content = book.book(lambda _, sheet: sheet.write_formula("A1", '={{client.name}}&"{{Client}}"'))

    found = survey("book.xlsx", content=content)

    cell, letters = "sheet Budget, cell A1", "a field name has small letters, digits, dots and underscores only"
    assert found.uses == ()
    assert found.problems == (
        FieldProblem("{{client.name}}", cell, "in a formula a field stands in quotes"),
        FieldProblem("{{Client}}", cell, letters),
    )


def test_formulas_are_counted_again_when_the_file_is_opened() -> None:
    content = book.book(book.cells(A1="{{client.name}}", A2="=LEN(A1)"))

    assert b'fullCalcOnLoad="1"' in parts(filled(content))["xl/workbook.xml"]


def test_an_ampersand_in_the_header_of_a_sheet_is_no_code() -> None:
    content = book.book(lambda _, sheet: sheet.set_header("&L&14{{client.name}}"))

    first, second = (parts(filled(content, value))["xl/worksheets/sheet1.xml"] for value in ("B&B", "3M"))

    assert b"&amp;L&amp;14B&amp;&amp;B<" in first
    assert b"&amp;L&amp;14 3M<" in second


def test_what_looks_like_a_code_of_excel_stays_text() -> None:
    content = book.book(book.cells(A1="{{client.name}}"))

    assert b"a_x005F_x0041_b" in parts(filled(content, "a_x0041_b"))["xl/sharedStrings.xml"]


def test_several_lines_stay_lines_in_a_cell_and_in_the_name_of_its_column() -> None:
    columns = {"columns": [{"header": "{{client.name}}"}, {"header": "Other"}]}
    after = parts(filled(book.book(lambda _, sheet: sheet.add_table("A1:B3", columns)), "One\nTwo"))

    assert b">One\nTwo</t>" in after["xl/sharedStrings.xml"]
    assert b'name="One_x000a_Two"' in after["xl/tables/table1.xml"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("x" * 40, "sheet Budget, validation message would hold more than 32 letters, the most that Excel takes"),
        (
            "x" * 40_000,
            "the value of {{client.name}} is longer than a cell of Excel holds; sheet Budget, validation message",
        ),
    ],
)
def test_a_value_longer_than_excel_takes_is_refused_with_its_place(value: str, reason: str) -> None:
    rule = {"validate": "any", "input_title": "{{client.name}}"}
    content = book.book(lambda _, sheet: sheet.data_validation("A1", rule))

    with pytest.raises(NotATemplate) as refused:
        filled(content, value)

    assert refused.value.reason == reason


def test_inline_strings_and_their_runs_are_filled() -> None:
    content = parts(book.book(book.cells(A1=7)))
    sheet = content["xl/worksheets/sheet1.xml"]
    inline = b'<c r="A1" t="inlineStr"><is><r><t>{{client</t></r><r><rPr><b/></rPr><t>.name}}</t></r></is></c>'
    content["xl/worksheets/sheet1.xml"] = sheet.replace(b'<c r="A1"><v>7</v></c>', inline)

    found = survey("book.xlsx", content=packed(content))
    after = parts(filled(packed(content)))["xl/worksheets/sheet1.xml"]

    assert found.uses == (FieldUse("client.name", "sheet Budget, cell A1"),)
    assert b">Signal</t></r><r><rPr><b/></rPr>" in after


def test_nobody_who_worked_on_a_workbook_is_named_in_the_copy(whole: bytes) -> None:
    content = parts(whole)
    path = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        b'<mc:Choice Requires="x15">'
        b'<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Jane\\"/>'
        b'</mc:Choice></mc:AlternateContent><fileSharing userName="Jane"/>'
    )
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(b"<bookViews>", path + b"<bookViews>")

    left = parts(filled(packed(content)))

    assert [name for name, body in left.items() if b"Jane" in body or b"jane" in body or b"2024" in body] == []
    assert b"AlternateContent" not in left["xl/workbook.xml"]
    assert b'displayName="Author"' in left["xl/persons/person.xml"]
    assert b"<author>Author</author>" in left["xl/comments1.xml"]


def test_the_same_workbook_and_values_give_the_same_bytes(whole: bytes) -> None:
    assert filled(whole) == filled(whole)


def test_a_workbook_that_several_people_share_is_refused() -> None:
    content = parts(book.book())
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.revisionHeaders+xml"
    entry = b'<Override PartName="/xl/r.xml" ContentType="' + kind + b'"/></Types>'
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(b"</Types>", entry)

    with pytest.raises(NotATemplate, match="stop sharing the workbook and save it again"):
        filled(packed(content | {"xl/r.xml": b"<x/>"}))


def test_macros_in_a_workbook_are_refused() -> None:
    with pytest.raises(NotATemplate, match=r"^it holds macros; save it as \.xlsx without them$"):
        filled(packed(parts(book.book()) | {"xl/vbaProject.bin": b"x"}))
