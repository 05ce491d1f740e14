import io

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from bulkhead.render.cleaning import clean, survey
from bulkhead.render.cleaning.reach import Emptied, Reach
from tests.render.paper import packed, parts

SPOKEN_OF = {
    "=Hidden!A1": True,
    "=SUM(Plan!A1:A9)": True,
    "=SUM(A1:A3)": False,
    "=SUM(A1:A5)": True,
    "=SUM(C:D)": True,
    "=SUM(A:B)": True,
    '=B2&"A4"': False,
    "=LOG10(B2)": False,
    "='Hidden'!$B$2": True,
    "=Rates+1": True,
    "=Rates2+1": False,
    '=INDIRECT("A"&1)': True,
    "=Plan:Hidden!A1": True,
    "=Other!D4": False,
}


@pytest.mark.parametrize("formula", SPOKEN_OF)
def test_a_formula_speaks_of_what_goes(formula: str) -> None:
    emptied = {"Plan": Emptied(rows=[4], columns=[4]), "Hidden": Emptied(is_all=True)}

    reach = Reach(emptied, names=[("Rates", "Hidden!$A$1:$A$9")])

    assert reach.speaks(formula[1:], own="Plan") is SPOKEN_OF[formula]


def book() -> bytes:
    saved = io.BytesIO()
    made = xlsxwriter.Workbook(saved, {"in_memory": True})
    plan, hidden = made.add_worksheet("Plan"), made.add_worksheet("Hidden")
    for row, words in enumerate(("shown", "secret", "also shown")):
        plan.write_row(row, 0, [words, row + 1])
    plan.write_formula("B5", "=SUM(B1:B3)", None, 6)
    plan.write_formula("B6", "=B1*2", None, 2)
    plan.write_formula("B7", "=Hidden!B1*10", None, 70)
    plan.write_formula("B8", "=Rate", None, 7)
    plan.set_row(1, None, None, {"hidden": True})
    plan.write("F1", "in a hidden column")
    plan.set_column("F:F", None, None, {"hidden": True})
    hidden.write_row(0, 0, ["kept aside", 7])
    hidden.write_row(1, 0, ["more", 9])
    hidden.very_hidden()
    made.define_name("Rate", "=Hidden!$B$1")
    made.define_name("Own", "=Plan!$B$1")
    plan.data_validation("D1", {"validate": "list", "source": "=Hidden!$A$1:$A$2"})
    plan.data_validation("D2", {"validate": "list", "source": ["yes", "no"]})
    chart = made.add_chart({"type": "column"})
    chart.add_series({"name": "=Hidden!$A$1", "values": "=Hidden!$B$1:$B$2", "categories": "=Hidden!$A$1:$A$2"})
    plan.insert_chart("H1", chart)
    made.close()
    return saved.getvalue()


@pytest.fixture(scope="module")
def cleaned() -> bytes:
    return clean("plan.xlsx", content=book(), keys=["hidden"]).content


def plan(content: bytes, *, formulas: bool = True) -> Worksheet:
    found = openpyxl.load_workbook(io.BytesIO(content), data_only=not formulas)["Plan"]
    assert isinstance(found, Worksheet)
    return found


def test_figures_stay_when_the_cells_they_came_from_go(cleaned: bytes) -> None:
    sheet, before = plan(cleaned, formulas=False), plan(book(), formulas=False)

    figures = [sheet[f"B{row}"].value for row in (1, 3, 5, 6, 7, 8)]

    assert figures == [before[f"B{row}"].value for row in (1, 3, 5, 6, 7, 8)] == [1, 3, 6, 2, 70, 7]


def test_formulas_that_speak_of_nothing_hidden_stay_formulas(cleaned: bytes) -> None:
    sheet = plan(cleaned)

    assert [sheet[f"B{row}"].value for row in (5, 6, 7, 8)] == [6, "=B1*2", 70, 7]


def test_nothing_hidden_is_left_in_any_part(cleaned: bytes) -> None:
    words = [b"secret", b"kept aside", b"in a hidden column", b"Hidden!"]
    found = {name: body for name, body in parts(cleaned).items() if "charts" not in name}

    assert [(name, word) for name, body in found.items() for word in words if word in body] == []
    assert openpyxl.load_workbook(io.BytesIO(cleaned)).sheetnames == ["Plan"]


def test_the_chart_draws_the_figures_it_drew(cleaned: bytes) -> None:
    chart = parts(cleaned)["xl/charts/chart1.xml"]

    assert b"Hidden" not in chart
    assert chart.count(b"numLit>") == 2
    assert b"<c:v>7</c:v>" in chart
    assert b"<c:v>9</c:v>" in chart
    assert b"<c:tx><c:v>kept aside</c:v></c:tx>" in chart


def test_names_and_lists_of_what_is_gone_go_and_others_stay(cleaned: bytes) -> None:
    found = parts(cleaned)

    assert list(openpyxl.load_workbook(io.BytesIO(cleaned)).defined_names) == ["Own"]
    assert b'"yes,no"' in found["xl/worksheets/sheet1.xml"]
    assert b'dataValidations count="1"' in found["xl/worksheets/sheet1.xml"]


def test_a_shown_title_over_hidden_columns_stays() -> None:
    saved = io.BytesIO()
    made = xlsxwriter.Workbook(saved, {"in_memory": True})
    sheet = made.add_worksheet("Plan")
    sheet.merge_range("A1:C1", "Title over all")
    sheet.write("A2", "hidden words")
    sheet.set_column("A:A", None, None, {"hidden": True})
    made.close()

    after = clean("plan.xlsx", content=saved.getvalue(), keys=["hidden"]).content

    assert plan(after)["A1"].value == "Title over all"
    assert plan(after)["A2"].value is None


def test_links_to_other_workbooks_leave_their_figures() -> None:
    found = parts(book())
    sheet = found["xl/worksheets/sheet1.xml"]
    found["xl/worksheets/sheet1.xml"] = sheet.replace(b"<f>B1*2</f>", b"<f>[1]Elsewhere!$A$1*2</f>")
    found["xl/workbook.xml"] = found["xl/workbook.xml"].replace(
        b"<definedNames>", b'<externalReferences><externalReference r:id="out"/></externalReferences><definedNames>'
    )
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    row = (
        f'<Relationship Id="out" Type="{link}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>'
    )
    rels = "xl/_rels/workbook.xml.rels"
    found[rels] = found[rels].replace(b"</Relationships>", row.encode())
    found["xl/externalLinks/externalLink1.xml"] = b"<externalLink><sheetName val='Hexagon'/></externalLink>"

    after = clean("plan.xlsx", content=packed(found), keys=["links"])

    assert plan(after.content, formulas=False)["B6"].value == 2
    assert plan(after.content)["B6"].value == 2
    assert plan(after.content)["B5"].value == "=SUM(B1:B3)"
    assert [name for name, body in parts(after.content).items() if b"Hexagon" in body or b"[1]" in body] == []


def test_the_survey_counts_lines_and_not_cells() -> None:
    found = {each.key: each for each in survey("plan.xlsx", content=book())}

    assert found["hidden"].what.startswith("Hidden parts: hidden columns, hidden rows, hidden sheet")
    assert found["hidden"].place == "sheet Plan, sheet Hidden"
    assert found["hidden"].count == 3
