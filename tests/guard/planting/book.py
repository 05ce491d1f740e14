"""A workbook with a name in each of the 51 places where one can hide."""

from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.guard.planting import book_parts, pictures
from tests.guard.planting.marks import Marks
from tests.guard.planting.package import Package


def book(marks: Marks) -> bytes:
    saved = BytesIO()
    made = xlsxwriter.Workbook(saved, {"in_memory": True})
    plan = made.add_worksheet("Plan")
    _cells(plan, marks, made)
    _rules(plan, marks, made)
    _drawn(plan, marks, made)
    for place, hide in (("hidden sheet cell", Worksheet.hide), ("veryHidden sheet cell", Worksheet.very_hidden)):
        sheet = made.add_worksheet(place.partition(" ")[0].capitalize())
        sheet.write("A1", f"for {marks[place]}")
        hide(sheet)
    made.add_worksheet(marks["sheet name"])
    made.define_name(marks["defined name"], "=Plan!$A$1")
    made.define_name("Rate", f'="{marks["defined name value"]}"')
    made.define_name("Noted", "=Plan!$A$2")
    made.close()
    package = Package(saved.getvalue())
    book_parts.inside_sheets(package, marks)
    book_parts.elsewhere(package, marks)
    book_parts.threads(package, marks)
    book_parts.pivot(package, marks)
    book_parts.beside(package, marks)
    book_parts.properties(package, marks)
    return package.saved()


def _cells(plan: Worksheet, marks: Marks, made: xlsxwriter.Workbook) -> None:
    bold = made.add_format({"bold": True})
    first, middle, last = marks["rich text split in runs"].pieces
    plan.write("A1", f"Budget of {marks['cell']}")
    plan.write_formula("A2", f'=CONCATENATE("{marks["string inside a formula"]}", "x")', None, "cached")
    plan.write_rich_string("A3", first, bold, middle, last)
    plan.write("A4", marks["hidden row"])
    plan.set_row(3, None, None, {"hidden": True})
    plan.write("F1", marks["hidden column"])
    plan.set_column("F:F", None, None, {"hidden": True})
    plan.write_formula("A5", "=A1&A2", None, marks["cached formula result"])
    plan.write_number("A6", 4, made.add_format({"num_format": f'0.0 "{marks["number format literal"]}"'}))
    address = f"https://{marks['hyperlink target'].lower()}.example/"
    plan.write_url("A7", address, string="the page", tip=marks["hyperlink tooltip"])
    plan.write_comment("A8", f"Ask {marks['cell comment']}", {"author": marks["comment author"]})
    plan.write("A9", "an orphan will stand beside this")
    plan.add_table(
        "H1:I3", {"name": marks["table name"], "columns": [{"header": marks["table column"]}, {"header": "Sum"}]}
    )


def _rules(plan: Worksheet, marks: Marks, made: xlsxwriter.Workbook) -> None:
    plan.set_header(f"&L&14{marks['print header']}")
    plan.data_validation("B1", {"validate": "list", "source": [marks["data-validation list"], "other"]})
    plan.data_validation(
        "B2",
        {
            "validate": "integer",
            "criteria": ">",
            "value": 0,
            "input_message": marks["data-validation prompt"],
            "error_message": marks["data-validation error text"],
        },
    )
    formula = f'=$A$1="{marks["conditional-format formula"]}"'
    plan.conditional_format("B3", {"type": "formula", "criteria": formula, "format": made.add_format({"bold": True})})
    plan.write_row("K1", ["Region", "Sum"])
    plan.autofilter("K1:L3")
    plan.filter_column("K", f"x == {marks['autofilter criterion']}")


def _drawn(plan: Worksheet, marks: Marks, made: xlsxwriter.Workbook) -> None:
    chart = made.add_chart({"type": "column"})
    chart.add_series({"name": marks["chart series literal"], "values": "=Plan!$A$6:$A$7"})
    chart.set_title({"name": marks["chart title"]})
    plan.insert_chart("N1", chart)
    picture = BytesIO(pictures.jpeg_by(marks["image EXIF"]))
    plan.insert_image("N20", "p.jpg", {"image_data": picture, "description": marks["drawing alt text"]})
    plan.insert_textbox("N25", marks["drawing text box"])
