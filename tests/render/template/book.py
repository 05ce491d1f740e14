"""Excel files for the tests: made with XlsxWriter, then given the parts that it cannot write."""

import io
from collections.abc import Callable

import openpyxl
import xlsxwriter
from openpyxl.workbook import Workbook as Reopened
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.render.paper import with_part

THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
LINKS = "http://schemas.microsoft.com/office/2017/10/relationships"


def book(*fillers: Callable[[Workbook, Worksheet], None], sheet: str = "Budget") -> bytes:
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    first = made.add_worksheet(sheet)
    for filler in fillers:
        filler(made, first)
    made.close()
    return target.getvalue()


def cells(**texts: str) -> Callable[[Workbook, Worksheet], None]:
    """Texts by their cells: B4="For all"; what begins with an equals sign is a formula."""

    def write(_: Workbook, sheet: Worksheet) -> None:
        for cell, text in texts.items():
            sheet.write(cell, text)

    return write


def reopened(content: bytes) -> Reopened:
    return openpyxl.load_workbook(io.BytesIO(content), rich_text=True)


def with_thread(content: bytes, *texts: str, cell: str = "B4") -> bytes:
    """A thread of comments, and the person who wrote it."""
    rows = "".join(
        f'<threadedComment ref="{cell}" dT="2024-05-01T10:00:00.00" personId="{{P}}" id="{{T{number}}}"{parent}>'
        f"<text>{text}</text></threadedComment>"
        for number, (text, parent) in enumerate(zip(texts, ["", *[' parentId="{T0}"'] * len(texts)], strict=False))
    )
    content = with_part(
        content,
        "xl/persons/person.xml",
        f'<personList xmlns="{THREADS}"><person displayName="Jane Doe" id="{{P}}" userId="S::jane@x.example" '
        'providerId="AD"/></personList>',
        kind="application/vnd.ms-excel.person+xml",
        link=f"{LINKS}/person",
        source="xl/workbook.xml",
    )
    return with_part(
        content,
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="{THREADS}">{rows}</ThreadedComments>',
        kind="application/vnd.ms-excel.threadedcomments+xml",
        link=f"{LINKS}/threadedComment",
        source="xl/worksheets/sheet1.xml",
    )


def everywhere(text: str) -> bytes:
    """The text in every place where a workbook can say something."""

    def fill(made: Workbook, sheet: Worksheet) -> None:
        bold = made.add_format({"bold": True})
        sheet.write("B4", f"For {text}")
        sheet.write_rich_string("B5", "Rich ", bold, text, " end")
        sheet.write_formula("B6", f'="Dear "&"{text}"', None, f"Dear {text}")
        sheet.write_comment("B4", f"Comment {text}", {"author": "Jane Doe"})
        sheet.set_header(f'&L&"Arial"&14{text}&RPage &P')
        sheet.set_footer(f"&C{text}")
        sheet.data_validation(
            "C1",
            {
                "validate": "list",
                "source": [text, "other"],
                "input_title": "Pick",
                "input_message": f"One of {text}",
                "error_title": "No",
                "error_message": f"Not one of {text}",
            },
        )
        sheet.write_url("C2", "https://example.com", tip=f"Tip {text}", string="Link")
        sheet.add_table("E1:F3", {"name": "Plan", "columns": [{"header": f"{text} 2026"}, {"header": "Other"}]})
        sheet.insert_textbox("H1", f"Box {text}")
        chart = made.add_chart({"type": "column"})
        chart.add_series({"name": f"Series {text}", "values": "=Budget!$A$1:$A$2"})
        chart.set_title({"name": f"Title {text}"})
        sheet.insert_chart("H9", chart, {"description": f"Alt {text}"})
        made.define_name("Greeting", f'="Hello {text}"')
        hidden = made.add_worksheet("Hidden")
        hidden.write("A1", text)
        hidden.hide()
        made.set_properties({"title": f"Book {text}"})

    return with_thread(book(fill), f"Thread {text}")
