import zipfile
from io import BytesIO

import pytest
from docx.shared import Pt, RGBColor

from bulkhead.render.template import FieldUse, UnknownField, fill
from tests.render.finding import fields
from tests.render.paper import (
    OFFICE_LINK,
    WORD_KIND,
    add_link,
    notes,
    paper,
    parts,
    reopened,
    saved,
    split,
    text_box,
    texts,
    with_body,
    with_part,
)

VALUES = {"client.name": "Signal", "person.name": "Dana Ortiz", "client.domain": "signal.example"}


def test_a_field_is_replaced_and_what_stands_around_it_stays() -> None:
    filled = fill(
        "plan.docx", content=saved(paper("For {{client.name}}, with care", "{{ person.name }}")), values=VALUES
    )

    assert texts(filled.content) == ["For Signal, with care", "Dana Ortiz"]
    assert filled.used == (FieldUse("client.name", "paragraph 1"), FieldUse("person.name", "paragraph 2"))


def test_the_look_of_the_run_where_the_field_begins_is_kept() -> None:
    document = paper()
    paragraph = document.add_paragraph("For ")
    begin = paragraph.add_run("{{client")
    begin.bold, begin.font.size, begin.font.color.rgb = True, Pt(20), RGBColor(0xB0, 0x20, 0x30)
    paragraph.add_run(".na").italic = True
    paragraph.add_run("me}} and more").underline = True

    runs = reopened(fill("plan.docx", content=saved(document), values=VALUES).content).paragraphs[0].runs

    assert [run.text for run in runs] == ["For ", "Signal", "", " and more"]
    assert (runs[1].bold, runs[1].font.size, runs[1].font.color.rgb) == (True, Pt(20), RGBColor(0xB0, 0x20, 0x30))
    assert (runs[2].italic, runs[3].underline) == (True, True)


def test_several_fields_over_the_same_runs_are_all_replaced() -> None:
    document = paper()
    split(
        document.add_paragraph().add_run("x"),
        ["{{client.name}} {{cli", "ent.name}}{{person", ".name}}."],
    )

    filled = fill("plan.docx", content=saved(document), values=VALUES)

    assert texts(filled.content) == ["Signal SignalDana Ortiz."]


def test_every_other_place_is_filled_too() -> None:
    document = paper()
    document.core_properties.title = "Plan for {{client.name}}"
    document.sections[0].header.paragraphs[0].text = "{{client.name}}"
    document.add_table(1, 1).cell(0, 0).text = "{{client.name}}"
    document.add_comment(document.add_paragraph("x").runs, text="{{client.name}}", author="Maren", initials="MV")
    add_link(document, "{{client.name}}", "https://%7B%7Bclient.domain%7D%7D/plan")
    content = with_body(saved(document), text_box("{{client.name}}"))
    for kind in ("footnotes", "endnotes"):
        content = with_part(
            content,
            f"word/{kind}.xml",
            notes(kind, "{{client.name}}"),
            kind=f"{WORD_KIND}.{kind}+xml",
            link=f"{OFFICE_LINK}/{kind}",
        )

    filled = fill("plan.docx", content=content, values=VALUES).content

    written = b"".join(parts(filled).values())
    assert (written.count(b"Signal"), written.count(b"{{"), written.count(b"%7B")) == (8, 0, 0)
    assert b'"https://signal.example/plan"' in written
    assert reopened(filled).core_properties.title == "Plan for Signal"
    assert fields("plan.docx", content=filled) == []


@pytest.mark.parametrize(
    "name", ["A & B", '<Ostra> & "Co"', "O'Hara", "Crème — 株式会社", "A &amp; B", "]]>", "\\1 $1 %s"]
)
def test_a_value_arrives_as_it_is(name: str) -> None:
    document = paper("For {{client.name}}.")
    document.core_properties.title = "{{client.name}}"

    filled = reopened(fill("plan.docx", content=saved(document), values={"client.name": name}).content)

    assert filled.paragraphs[0].text == f"For {name}."
    assert filled.core_properties.title == name


def test_a_value_that_looks_like_a_field_is_not_filled_again() -> None:
    document = paper("{{client.name}} {{person.name}}")
    document.core_properties.title = "{{client.name}}"

    filled = fill(
        "plan.docx", content=saved(document), values={"client.name": "{{person.name}}", "person.name": "Dana"}
    ).content

    assert texts(filled) == ["{{person.name}} Dana"]
    assert reopened(filled).core_properties.title == "{{person.name}}"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\v", "\u2028"])
def test_a_value_of_several_lines_becomes_line_breaks(line_end: str) -> None:
    document = paper()
    document.add_paragraph().add_run("To {{client.address}}, here").bold = True

    value = f"Signal{line_end}1 Main Street{line_end}Boston"
    filled = reopened(fill("plan.docx", content=saved(document), values={"client.address": value}).content)

    assert [run.text for run in filled.paragraphs[0].runs] == ["To Signal\n1 Main Street\nBoston, here"]
    assert filled.paragraphs[0].runs[0].bold


def test_a_value_of_several_lines_in_a_property_stays_on_one() -> None:
    document = paper()
    document.core_properties.title = "{{client.address}}"

    filled = fill("plan.docx", content=saved(document), values={"client.address": "Signal\nBoston"}).content

    assert reopened(filled).core_properties.title == "Signal Boston"


def test_letters_that_xml_cannot_hold_are_left_out() -> None:
    filled = fill(
        "plan.docx", content=saved(paper("{{client.name}}")), values={"client.name": "Sig\x00\x1b\ud800\ufffenal"}
    )

    assert texts(filled.content) == ["Signal"]


def test_a_quote_in_a_value_cannot_end_the_argument_of_a_field_code() -> None:
    code = '<w:p><w:r><w:instrText>HYPERLINK "{{client.domain}}"</w:instrText></w:r></w:p>'

    filled = fill("plan.docx", content=with_body(saved(paper()), code), values={"client.domain": 'x" \\o "y'})

    assert b'HYPERLINK "x\\" \\\\o \\"y"' in parts(filled.content)["word/document.xml"]


def test_an_unknown_field_is_refused_with_its_place() -> None:
    document = paper("{{client.name}}")
    document.add_table(1, 1).cell(0, 0).text = "{{client.budget}}"

    with pytest.raises(UnknownField, match=r"^\{\{client\.budget\}\} in table 1 is not a known field$") as refused:
        fill("plan.docx", content=saved(document), values=VALUES)

    assert refused.value.uses == (FieldUse("client.budget", "table 1"),)


def test_all_unknown_fields_are_named_at_once() -> None:
    document = paper("{{client.name}} {{a}} {{b}}", "{{a}} {{c}}")

    with pytest.raises(UnknownField) as refused:
        fill("plan.docx", content=saved(document), values=VALUES)

    sentence = "{{a}} in paragraph 1, {{b}} in paragraph 1 and {{c}} in paragraph 2 are not known fields"
    assert str(refused.value) == sentence


def test_of_two_hundred_unknown_fields_the_first_are_named_and_the_rest_counted() -> None:
    document = paper(*(f"{{{{field_{number}}}}}" for number in range(200)))

    with pytest.raises(UnknownField) as refused:
        fill("plan.docx", content=saved(document), values={})

    assert str(refused.value).startswith("{{field_0}} in paragraph 1, {{field_1}} in paragraph 2, ")
    assert str(refused.value).endswith("{{field_9}} in paragraph 10 and 190 more are not known fields")
    assert len(refused.value.uses) == 200


def test_what_only_looks_like_a_field_is_left_as_it_stands() -> None:
    filled = fill("plan.docx", content=saved(paper("{{Client Name!}} {{client.name}")), values=VALUES)

    assert texts(filled.content) == ["{{Client Name!}} {{client.name}"]


def test_parts_without_fields_or_origin_stay_byte_for_byte() -> None:
    content = saved(paper("{{client.name}}"))

    before, after = parts(content), parts(fill("plan.docx", content=content, values=VALUES).content)

    changed = {name for name in after if before[name] != after[name]}
    touched = {"_rels/.rels", "docProps/core.xml", "docProps/app.xml", "word/document.xml", "word/settings.xml"}
    assert changed == touched | {"word/styles.xml", "word/stylesWithEffects.xml"}
    assert before.keys() - after.keys() == {"docProps/thumbnail.jpeg"}


def test_the_same_template_and_values_give_the_same_bytes() -> None:
    content = saved(paper("{{client.name}}"))

    first, second = (fill("plan.docx", content=content, values=VALUES).content for _ in range(2))

    assert first == second
    assert {entry.date_time for entry in zipfile.ZipFile(BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
