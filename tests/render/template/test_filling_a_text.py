import pytest

from bulkhead.render.template import FieldProblem, FieldUse, NotATemplate, UnknownField, fill, survey


def filled(text: str, name: str) -> str:
    return fill("plan.txt", content=text.encode(), values={"client.name": name}).content.decode()


def test_fields_of_a_text_are_found_with_their_lines() -> None:
    found = survey("plan.TXT", content=b"For {{client.name}}\n\n{{ due }} and {{Due!}}\n")

    assert found.uses == (FieldUse("client.name", "line 1"), FieldUse("due", "line 3"))
    assert [(each.text, each.place) for each in found.problems] == [("{{Due!}}", "line 3")]


@pytest.mark.parametrize("name", ["A & B *Partners*", "# _x_ [y](z)", "<b>", "{{due}}", "`x`"])
def test_a_value_is_written_as_it_is(name: str) -> None:
    assert filled("`{{client.name}}` | {{client.name}}\n", name) == f"`{name}` | {name}\n"


def test_several_lines_take_the_line_ends_of_the_file() -> None:
    assert filled("{{client.name}}\r\nend\r\n", "One\nTwo") == "One\r\nTwo\r\nend\r\n"


def test_what_would_be_front_matter_in_markdown_is_text_here() -> None:
    assert filled("---\n{{client.name}}\n---\n", "Signal") == "---\nSignal\n---\n"


def test_unknown_fields_are_all_named() -> None:
    with pytest.raises(UnknownField, match=r"^\{\{a\}\} in line 1 and \{\{b\}\} in line 2 are not known fields$"):
        fill("plan.txt", content=b"{{a}}\n{{b}} {{a}}\n", values={})


def test_a_text_without_fields_comes_back_byte_for_byte() -> None:
    content = "\ufeffÉté\r\n\tx\x0c \u2028 y\nno end".encode()

    assert fill("plan.txt", content=content, values={}).content == content


@pytest.mark.parametrize("content", [b"\xff\xfea\0", b"caf\xe9", b"a\0b"])
def test_what_is_not_utf8_text_is_refused(content: bytes) -> None:
    with pytest.raises(NotATemplate, match="it is not text in UTF-8; save it again as UTF-8"):
        survey("plan.txt", content=content)


def test_a_problem_of_a_text_says_why() -> None:
    assert survey("plan.txt", content=b"{{client.name}\n").problems == (
        FieldProblem("{{client.name}", "line 1", "it is not closed with }}"),
    )
