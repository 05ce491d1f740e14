import pytest
from docx.document import Document
from lxml import etree

from bulkhead.render.template import FieldProblem, FieldUse
from tests.render.finding import fields, problems
from tests.render.paper import (
    OFFICE_LINK,
    WORD_KIND,
    add_link,
    notes,
    packed,
    paper,
    parts,
    saved,
    split,
    text_box,
    with_body,
    with_part,
)

CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Prepared for">'
    "<vt:lpwstr>{{client.name}}</vt:lpwstr></property></Properties>"
)


def found(document: Document) -> list[FieldUse]:
    return fields("plan.docx", content=saved(document))


def test_a_field_in_the_body_is_found_with_the_number_of_its_paragraph() -> None:
    document = paper("Plan", "For everyone", "For {{client.name}} and {{ client.legal_name }}")

    assert found(document) == [FieldUse("client.name", "paragraph 3"), FieldUse("client.legal_name", "paragraph 3")]


def test_a_field_that_word_split_over_runs_is_found() -> None:
    document = paper()
    split(document.add_paragraph().add_run("x"), ["For {", "{cli", "ent.na", "me}", "}."])

    assert found(document) == [FieldUse("client.name", "paragraph 1")]


def test_a_field_twice_in_one_place_is_listed_once() -> None:
    document = paper("{{client.name}} and {{client.name}}", "{{client.name}}")

    assert found(document) == [FieldUse("client.name", "paragraph 1"), FieldUse("client.name", "paragraph 2")]


def test_tables_are_counted_from_the_outermost_one() -> None:
    document = paper("Before")
    document.add_table(1, 1)
    cell = document.add_table(2, 2).cell(1, 1)
    cell.text = "{{client.name}}"
    cell.add_table(1, 1).cell(0, 0).text = "{{person.name}}"

    assert found(document) == [FieldUse("client.name", "table 2"), FieldUse("person.name", "table 2")]


def test_headers_and_footers_of_every_kind_are_read() -> None:
    document = paper()
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{client.name}}"
    section.first_page_header.paragraphs[0].text = "{{client.first}}"
    section.footer.paragraphs[0].text = "{{practice.name}}"
    section.even_page_footer.paragraphs[0].text = "{{practice.even}}"

    assert sorted((use.place, use.field) for use in found(document)) == [
        ("footer", "practice.even"),
        ("footer", "practice.name"),
        ("header", "client.first"),
        ("header", "client.name"),
    ]


def test_comments_are_read() -> None:
    document = paper("Plan")
    document.add_comment(document.paragraphs[0].runs, text="Ask {{person.name}}", author="Maren", initials="MV")

    assert found(document) == [FieldUse("person.name", "comment")]


def test_footnotes_and_endnotes_are_read() -> None:
    content = saved(paper())
    for kind in ("footnotes", "endnotes"):
        content = with_part(
            content,
            f"word/{kind}.xml",
            notes(kind, "{{client.name}}"),
            kind=f"{WORD_KIND}.{kind}+xml",
            link=f"{OFFICE_LINK}/{kind}",
        )

    assert fields("plan.docx", content=content) == [
        FieldUse("client.name", "footnote"),
        FieldUse("client.name", "endnote"),
    ]


def test_text_boxes_are_read_without_disturbing_the_paragraph_around_them() -> None:
    content = with_body(saved(paper("{{client.name}}")), text_box("{{person.name}}"))

    assert fields("plan.docx", content=content) == [
        FieldUse("client.name", "paragraph 1"),
        FieldUse("person.name", "text box"),
    ]


def test_content_controls_are_read_as_the_paragraphs_they_are() -> None:
    control = (
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>{{client.name}}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>{{per</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>son.name}}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )

    uses = fields("plan.docx", content=with_body(saved(paper("One")), control))

    assert uses == [FieldUse("client.name", "paragraph 2"), FieldUse("person.name", "paragraph 3")]


def test_links_are_read_in_their_words_and_in_their_address() -> None:
    document = paper()
    add_link(document, "{{client.name}}", "https://%7B%7Bclient.domain%7D%7D/plan")

    assert found(document) == [FieldUse("client.name", "paragraph 1"), FieldUse("client.domain", "link")]


def test_field_codes_and_alternative_texts_are_read() -> None:
    body = (
        '<w:p><w:r><w:instrText>HYPERLINK "mailto:{{person.</w:instrText></w:r><w:r><w:instrText>email}}"</w:instrText>'
        "</w:r></w:p><w:p><w:r><w:drawing><wp:inline "
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="Picture 1" descr="The logo of {{client.name}}"/></wp:inline></w:drawing></w:r></w:p>'
    )

    assert fields("plan.docx", content=with_body(saved(paper()), body)) == [
        FieldUse("person.email", "paragraph 1"),
        FieldUse("client.name", "paragraph 2, alternative text"),
    ]


def test_properties_are_read_and_named() -> None:
    document = paper()
    document.core_properties.title = "Plan for {{client.name}}"
    document.core_properties.author = "{{practice.lead}}"
    content = with_part(
        saved(document),
        "docProps/custom.xml",
        CUSTOM,
        kind="application/vnd.openxmlformats-officedocument.custom-properties+xml",
        link=f"{OFFICE_LINK}/custom-properties",
        source="",
    )

    assert set(fields("plan.docx", content=content)) == {
        FieldUse("client.name", "properties, title"),
        FieldUse("practice.lead", "properties, author"),
        FieldUse("client.name", "properties, Prepared for"),
    }


def test_a_line_break_ends_a_field() -> None:
    document = paper()
    run = document.add_paragraph().add_run("{{client")
    run.add_break()
    run.add_text(".name}}")

    assert found(document) == []
    assert problems("plan.docx", content=saved(document)) == [
        FieldProblem("{{client", "paragraph 1", "it is not closed with }}"),
    ]


def test_malformed_fields_are_reported_with_place_and_reason() -> None:
    document = paper("{{client.name}", "{{Client Name!}}", "{client.name}}", "{{}}", "{{client.name}}")

    assert problems("plan.docx", content=saved(document)) == [
        FieldProblem("{{client.name}", "paragraph 1", "it is not closed with }}"),
        FieldProblem(
            "{{Client Name!}}", "paragraph 2", "a field name has small letters, digits, dots and underscores only"
        ),
        FieldProblem("{client.name}}", "paragraph 3", "it is opened with one brace only"),
        FieldProblem("{{}}", "paragraph 4", "a field name has small letters, digits, dots and underscores only"),
    ]


def test_single_braces_are_only_text() -> None:
    content = saved(paper("{client.name} and } and {", "f(x) = {{{1}, {2}}, 3}"))

    assert fields("plan.docx", content=content) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_a_field_is_found_however_its_letters_are_written(encoding: str) -> None:
    inside = parts(saved(paper("{{client.name}}")))
    body = etree.tostring(etree.fromstring(inside["word/document.xml"]), encoding="unicode")
    inside["word/document.xml"] = body.replace("{{", "&#x7B;&#123;").encode(encoding)

    assert fields("plan.docx", content=packed(inside)) == [FieldUse("client.name", "paragraph 1")]
