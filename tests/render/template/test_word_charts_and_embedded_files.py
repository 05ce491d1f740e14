"""A Word file that holds a chart, and a chart that holds a workbook."""

import pytest

from bulkhead.render.template import FieldUse, NotATemplate, fill, survey
from tests.render.paper import OFFICE_LINK, packed, paper, parts, reopened, saved, texts, with_part
from tests.render.template import book

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART_KIND = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHART = (
    f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>'
    "<a:r><a:t>{{client</a:t></a:r>"
    "<a:r><a:t>.name}}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef>"
    "<c:f>'{{client.name}}'!$B$1</c:f><c:strCache><c:pt idx=\"0\"><c:v>{{client.name}}</c:v></c:pt></c:strCache>"
    "</c:strRef></c:tx></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
)


def with_chart(workbook: bytes) -> bytes:
    content = with_part(
        saved(paper("Plan")), "word/charts/chart1.xml", CHART, kind=CHART_KIND, link=f"{OFFICE_LINK}/chart"
    )
    return with_part(
        content,
        "word/embeddings/Book1.xlsx",
        workbook,
        kind=BOOK_KIND,
        link=f"{OFFICE_LINK}/package",
        source="word/charts/chart1.xml",
    )


@pytest.fixture(scope="module")
def charted() -> bytes:
    return with_chart(book.book(book.cells(B1="{{client.name}}"), sheet="{{client.name}}"))


def test_a_chart_and_its_workbook_are_read(charted: bytes) -> None:
    assert [use.place for use in survey("plan.docx", content=charted).uses] == [
        "chart",
        "chart, workbook, sheet {{client.name}}, cell B1",
        "chart, workbook, sheet name",
        "chart, workbook, properties, titlesofparts",
    ]


def test_a_chart_and_its_workbook_are_filled_and_stay_joined(charted: bytes) -> None:
    after = parts(fill("plan.docx", content=charted, values={"client.name": "A/B & Co"}).content)

    inner = book.reopened(after["word/embeddings/Book1.xlsx"])
    assert after["word/charts/chart1.xml"].count(b"A/B &amp; Co") == 2
    assert b"<c:f>'A-B &amp; Co'!$B$1</c:f>" in after["word/charts/chart1.xml"]
    assert (inner.sheetnames, inner["A-B & Co"]["B1"].value) == (["A-B & Co"], "A/B & Co")


def test_a_file_inside_the_file_is_filled_three_deep_and_loses_its_maker() -> None:
    content = saved(paper("{{client.name}} deepest"))
    for _ in range(3):
        outer = paper("around {{client.name}}")
        outer.core_properties.author = "CANARY"
        content = with_part(
            saved(outer), "word/embeddings/a.docx", content, kind="application/x", link=f"{OFFICE_LINK}/package"
        )

    found = survey("plan.docx", content=content)
    after = fill("plan.docx", content=content, values={"client.name": "Signal"}).content

    inside = "embedded file, "
    assert [use.place for use in found.uses] == [f"{inside * depth}paragraph 1" for depth in range(4)]
    for depth in range(4):
        assert texts(after) == ["Signal deepest" if depth == 3 else "around Signal"]
        assert reopened(after).core_properties.author == ""
        after = parts(after).get("word/embeddings/a.docx", b"")


def test_an_embedded_file_that_cannot_be_opened_stays_as_it_is() -> None:
    link, kind = f"{OFFICE_LINK}/package", "application/x"
    content = with_part(saved(paper("{{client.name}}")), "word/embeddings/a.xlsx", b"PK broken", kind=kind, link=link)

    after = parts(fill("plan.docx", content=content, values={"client.name": "Signal"}).content)

    assert after["word/embeddings/a.xlsx"] == b"PK broken"


def test_macros_in_an_embedded_file_are_refused() -> None:
    inner = packed(parts(book.book()) | {"xl/vbaProject.bin": b"x"})
    content = with_part(
        saved(paper("x")), "word/embeddings/a.xlsx", inner, kind=BOOK_KIND, link=f"{OFFICE_LINK}/package"
    )

    with pytest.raises(NotATemplate, match=r"^it holds macros; save it as \.docx without them$"):
        survey("plan.docx", content=content)


def test_files_inside_files_share_one_limit_of_size() -> None:
    zeros = packed({"[Content_Types].xml": b"<Types/>", "big.bin": bytes(90 * 1024 * 1024)})
    content = saved(paper("x"))
    for number in range(3):
        content = with_part(
            content, f"word/embeddings/{number}.xlsx", zeros, kind=BOOK_KIND, link=f"{OFFICE_LINK}/package"
        )

    with pytest.raises(NotATemplate, match="it unpacks to more than Bulkhead reads"):
        survey("plan.docx", content=content)


def test_a_field_used_in_a_chart_only_counts_as_used(charted: bytes) -> None:
    used = fill("plan.docx", content=charted, values={"client.name": "Signal"}).used

    assert used[0] == FieldUse("client.name", "chart")
