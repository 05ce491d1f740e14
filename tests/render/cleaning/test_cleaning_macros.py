import io

import openpyxl
import pytest

from bulkhead.render.cleaning import clean, survey
from tests.render.paper import OFFICE_LINK, packed, paper, parts, saved, with_part

MACRO_LINK = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
MACRO_KIND = "application/vnd.ms-office.vbaProject"
PLAIN = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "docm": (
        "word/document.xml",
        f"{PLAIN}.wordprocessingml.document.main+xml",
        "ms-word.document.macroEnabled.main+xml",
    ),
    "xlsm": ("xl/workbook.xml", f"{PLAIN}.spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml"),
}


def blank(ending: str) -> bytes:
    if ending == "docm":
        return saved(paper("shown"))
    target = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "shown"
    book.save(target)
    return target.getvalue()


def with_macros(ending: str) -> bytes:
    main, plain, kind = KINDS[ending]
    folder = main.partition("/")[0]
    content = with_part(
        blank(ending), f"{folder}/vbaProject.bin", b"Hexagon", kind=MACRO_KIND, link=MACRO_LINK, source=main
    )
    found = parts(content)
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(
        plain.encode(), f"application/vnd.{kind}".encode()
    )
    return packed(found)


@pytest.mark.parametrize("ending", KINDS)
def test_without_its_macros_a_file_is_an_ordinary_one_by_name_and_kind(ending: str) -> None:
    after = clean(f"Plan.{ending}", content=with_macros(ending), keys=["macros"])
    found = parts(after.content)

    assert after.name == f"Plan.{ending[:-1]}x"
    assert KINDS[ending][1].encode() in found["[Content_Types].xml"]
    assert b"macroEnabled" not in found["[Content_Types].xml"]
    assert [name for name in found if "vba" in name.lower()] == []
    assert [each.key for each in after.removed] == ["macros"]


@pytest.mark.parametrize("ending", KINDS)
def test_a_file_that_keeps_its_macros_keeps_its_name_and_kind(ending: str) -> None:
    after = clean(f"Plan.{ending}", content=with_macros(ending), keys=["properties"])
    found = parts(after.content)

    assert after.name == f"Plan.{ending}"
    assert b"macroEnabled" in found["[Content_Types].xml"]
    assert [name for name in found if "vbaProject" in name] != []


def test_a_file_without_macros_offers_none() -> None:
    assert "macros" not in [each.key for each in survey("a.docx", content=saved(paper("a")))]
    assert OFFICE_LINK not in MACRO_LINK
