import pytest

from bulkhead.render.markdown import to_html
from bulkhead.render.template import FieldProblem, FieldUse, NotATemplate, UnknownField, fill
from tests.render.finding import fields, problems

FRONT = "---\ntitle: The {{client.name}} plan\ntags: [a]\n---\n"


def filled(text: str, name: str) -> str:
    return fill("plan.md", content=text.encode(), values={"client.name": name}).content.decode()


def test_fields_are_found_with_their_lines() -> None:
    text = "# {{client.name}}\n\nFor {{ person.name }}\n"

    assert fields("plan.md", content=text.encode()) == [
        FieldUse("client.name", "line 1"),
        FieldUse("person.name", "line 3"),
    ]


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    assert fields("plan.MD", content=(FRONT + "{{client.name}}").encode()) == [FieldUse("client.name", "line 5")]


def test_front_matter_stays_as_it_stands_and_its_fields_are_reported() -> None:
    text = FRONT + "{{client.name}}\n"

    assert filled(text, "Signal") == FRONT + "Signal\n"
    assert problems("plan.md", content=text.encode()) == [
        FieldProblem("{{client.name}}", "front matter", "fields in the front matter are not filled"),
    ]


def test_malformed_fields_are_reported() -> None:
    assert problems("plan.md", content=b"one\n{{client.name}\n") == [
        FieldProblem("{{client.name}", "line 2", "it is not closed with }}")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Signal",
        "A & B, Inc.",
        "Foo*Bar*",
        "_A_ [b](http://x.example)",
        "AT&amp;T",
        "`x`",
        "1. FC",
        "# Home",
        "<b>Bold</b>",
        "a\\b",
        "| pipe",
        "snake_case_name",
        "- dash",
        "~~x~~",
    ],
)
def test_a_value_is_read_back_as_the_same_letters(name: str) -> None:
    html = to_html(filled("{{client.name}}\n", name))

    shown = html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert shown == f"<p>{name}</p>\n"


def test_ordinary_names_stay_readable_in_the_file_itself() -> None:
    name = "A & B, Inc. (Boston) snake_case jane_doe@a-b.example"

    assert filled("For {{client.name}}.\n", name) == f"For {name}.\n"


def test_in_code_a_value_is_not_escaped() -> None:
    text = "`{{client.name}}`\n\n```\n{{client.name}}\n```\n\n{{client.name}}\n"

    assert filled(text, "a*b*") == "`a*b*`\n\n```\na*b*\n```\n\na\\*b\\*\n"


def test_several_lines_become_line_breaks_where_there_is_room() -> None:
    text = "{{client.name}}\n# {{client.name}}\n| {{client.name}} |\n"

    assert filled(text, "One\nTwo") == "One\\\nTwo\n# One Two\n| One Two |\n"


def test_windows_line_ends_stay() -> None:
    assert filled("{{client.name}}\r\nend\r\n", "One\nTwo") == "One\\\r\nTwo\r\nend\r\n"


def test_a_value_that_looks_like_a_field_is_not_filled_again() -> None:
    assert filled("{{client.name}}", "{{client.name}}") == "{{client.name}}"


def test_an_unknown_field_is_refused_with_its_place() -> None:
    with pytest.raises(UnknownField, match=r"client\.budget.* in line 2"):
        fill("plan.md", content=b"{{client.name}}\n{{client.budget}}", values={"client.name": "Signal"})


@pytest.mark.parametrize("content", [b"\xff\xfea\0", b"caf\xe9", b"a\0b"])
def test_what_is_not_utf8_text_is_refused(content: bytes) -> None:
    with pytest.raises(NotATemplate) as refused:
        fields("plan.md", content=content)

    assert refused.value.reason == "it is not text in UTF-8; save it again as UTF-8"


def test_a_text_without_fields_comes_back_byte_for_byte() -> None:
    content = "\ufeff# Été\r\n\tx\x0c \u2028 y\nno end".encode()

    assert fill("plan.md", content=content, values={}).content == content
