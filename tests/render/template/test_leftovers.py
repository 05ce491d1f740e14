"""What deliver looks for: signs that a document still is a template."""

import json

import pytest

from bulkhead.render.template import Leftover, fill, leftovers
from bulkhead.work.tasks import TASKS
from tests.render.paper import packed, paper, parts, saved, with_body
from tests.render.template import book, deck, pages

FIELD, GAP, NOTE = "a field that was not filled", "a blank that was not filled", "a note for the library only"


def test_fields_gaps_and_notes_are_named_with_their_places() -> None:
    document = paper(
        "For {{client.name}}", "By [Your Name]", "Library note: ask {{client.name}} and [Your Name]", "TBD"
    )
    document.sections[0].header.paragraphs[0].text = "{{ Client Name! }}"

    assert leftovers("plan.docx", content=saved(document)) == [
        Leftover("Library note: ask {{client.name}} and [Your Name]", "paragraph 3", NOTE),
        Leftover("{{client.name}}", "paragraph 1", FIELD),
        Leftover("{{ Client Name! }}", "header", FIELD),
        Leftover("[Your Name]", "paragraph 2", GAP),
        Leftover("TBD", "paragraph 4", GAP),
    ]


@pytest.mark.parametrize("text", ["f(x) = {{1}, {2}}", "{{1, 2}, {3}}", "}}", "{single}", "Plain", "{{{}}}"])
def test_braces_of_other_trades_are_none(text: str) -> None:
    assert leftovers("plan.docx", content=saved(paper(text))) == []


@pytest.mark.parametrize("text", ["{{client.name", "{{client.name}", "{{Client}}", "{{ x }}"])
def test_a_torn_field_is_one(text: str) -> None:
    assert [each.why for each in leftovers("plan.docx", content=saved(paper(f"A {text} b")))] == [FIELD]


@pytest.mark.parametrize(("name", "made"), [("a.pptx", deck.everywhere), ("a.xlsx", book.everywhere)])
def test_a_filled_file_has_none_and_an_unfilled_one_has_all(name: str, made: "pytest.FixtureFunction") -> None:
    content = made("{{client.name}}")

    before = leftovers(name, content=content)
    after = leftovers(name, content=fill(name, content=content, values={"client.name": "Signal"}).content)

    assert (len(before) > 12, {each.why for each in before}, after) == (True, {FIELD}, [])


def test_a_value_that_looks_like_a_gap_is_seen_at_deliver() -> None:
    content = saved(paper("{{client.name}}"))

    filled = fill("plan.docx", content=content, values={"client.name": "[Client Name]"}).content

    assert leftovers("plan.docx", content=filled) == [Leftover("[Client Name]", "paragraph 1", GAP)]


def test_a_hidden_slide_for_the_library_is_one_leftover() -> None:
    made = deck.deck("Shown", "Library note: how to use this")
    deck.add_text(made.slides[1], "[Client Name]")
    deck.hide(made.slides[1])

    found = leftovers("deck.pptx", content=deck.saved(made))

    assert found == [Leftover("Library note: how to use this", "slide 2", NOTE)]


def test_tracked_changes_do_not_hide_a_leftover() -> None:
    body = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>[Client Name]</w:t></w:r></w:ins></w:p>'

    found = leftovers("plan.docx", content=with_body(saved(paper("One")), body))

    assert found == [Leftover("[Client Name]", "paragraph 2", GAP)]


def test_a_file_with_macros_and_a_template_file_are_searched_too() -> None:
    content = packed(parts(saved(paper("[Client Name]"))) | {"word/vbaProject.bin": b"x"})

    assert [leftovers(name, content=content) for name in ("a.docm", "a.dotx")] == [
        [Leftover("[Client Name]", "paragraph 1", GAP)]
    ] * 2


def test_the_text_and_the_comments_of_a_pdf_are_searched(letter: bytes) -> None:
    assert leftovers("letter.pdf", content=letter) == [
        Leftover("[Client Name]", "page 1", GAP),
        Leftover("{{client.name}}", "page 1", FIELD),
    ]
    assert leftovers("a.pdf", content=pages.noted("Library note: CANARY")) == [
        Leftover("Library note: CANARY", "page 1, comment", NOTE)
    ]


def test_text_is_searched_by_its_lines_and_so_is_the_front_matter() -> None:
    text = "---\ntitle: {{title}}\ntags: [Client Name]\n---\n[Client Name]\n\nLibrary note: x\n"

    assert leftovers("plan.md", content=text.encode()) == [
        Leftover("Library note: x", "line 7", NOTE),
        Leftover("{{title}}", "front matter", FIELD),
        Leftover("[Client Name]", "line 5", GAP),
    ]


@pytest.mark.parametrize("name", ["photo.png", "archive.zip", "film.mp4", "noending", "", "../../x"])
def test_other_kinds_of_file_hold_none(name: str) -> None:
    assert leftovers(name, content=b"{{client.name}}") == []


def test_a_file_that_cannot_be_searched_says_so() -> None:
    why = "it could not be searched for blanks: it is damaged or not a Word file; open it in Word and save it again"

    assert leftovers("a.docx", content=b"x") == [Leftover("", "file", why)]


def test_the_child_answers_in_plain_lists() -> None:
    text = b"{{due}} [Client Name]\n\nLibrary note: x\n"

    answers = {task: json.loads(TASKS[task]({"name": "a.txt"}, text)) for task in ("fields", "gaps", "leftovers")}

    assert answers == {
        "fields": {"uses": [["due", "line 1"]], "problems": [], "notes": [["Library note: x", "line 3"]]},
        "gaps": [["[Client Name]", "line 1", "client.name"]],
        "leftovers": [
            ["Library note: x", "line 3", NOTE],
            ["{{due}}", "line 1", FIELD],
            ["[Client Name]", "line 1", GAP],
        ],
    }


def test_the_child_binds_and_fills() -> None:
    mapping = json.dumps({"[Client Name]": "client.name"})

    bound = TASKS["bind_gaps"]({"name": "a.txt", "mapping": mapping}, b"For [Client Name]\n")
    filled = TASKS["fill"]({"name": "a.txt", "values": json.dumps({"client.name": "Signal"})}, bound)

    assert (bound, filled) == (b"For {{client.name}}\n", b"For Signal\n")
