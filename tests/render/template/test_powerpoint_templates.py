import re

import pytest

from bulkhead.render.template import FieldUse, NotATemplate, UnknownField, fill, survey
from tests.render.paper import packed, paper, parts
from tests.render.paper import saved as saved_paper
from tests.render.template import deck

VALUES = {"client.name": "A & B <Partners>"}
PLACES = [
    "slide 1",
    "slide 1, table",
    "slide 1, alternative text",
    "slide 1, speaker notes",
    "chart on slide 1",
    "diagram on slide 1",
    "slide 1, comment",
    "slide 1, tag",
    "slide 2",
    "slide 2, speaker notes",
    "properties, title",
    "chart on slide 1, workbook, sheet Sheet1, cell A2",
    "chart on slide 1, workbook, sheet Sheet1, cell B1",
]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return deck.everywhere("{{client.name}}")


def letters(content: bytes) -> str:
    """All that a package says, with the files inside it."""
    said = b"".join(
        letters(body).encode() if body[:2] == b"PK" else body
        for name, body in sorted(parts(content).items())
        if name.endswith((".xml", ".rels", ".xlsx"))
    )
    return re.sub("<[^>]*>", "", said.decode())


def test_fields_are_found_in_every_place_of_a_deck(whole: bytes) -> None:
    found = survey("deck.pptx", content=whole)

    assert found.uses == tuple(FieldUse("client.name", place) for place in PLACES)
    assert found.problems == ()


def test_every_place_is_filled_and_the_workbook_of_the_chart_too(whole: bytes) -> None:
    filled = fill("deck.pptx", content=whole, values=VALUES)

    same = deck.everywhere("A &amp; B &lt;Partners&gt;")  # hand-written parts want it escaped, python-pptx does not.
    assert filled.used == tuple(FieldUse("client.name", place) for place in PLACES)
    assert "{{" not in letters(filled.content)
    assert letters(filled.content).count("A &amp; B &lt;Partners&gt;") == letters(whole).count("{{client.name}}")
    assert letters(same).count("Partners") == letters(filled.content).count("Partners")


def test_a_deck_opens_again_and_says_the_value(whole: bytes) -> None:
    slides = deck.reopened(fill("deck.pptx", content=whole, values=VALUES).content).slides

    assert [slide.shapes.title.text for slide in slides] == ["A & B <Partners>", "Second"]
    assert slides[0].notes_slide.notes_text_frame.text == "A & B <Partners>"
    assert slides[1]._element.get("show") == "0"


def test_a_field_over_several_runs_keeps_the_look_of_the_first() -> None:
    made = deck.deck("x")
    run = made.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]
    run.font.bold = True
    deck.split(run, ["For {", "{client", ".name}", "}, here"])

    filled = deck.reopened(fill("deck.pptx", content=deck.saved(made), values={"client.name": "Signal"}).content)

    runs = filled.slides[0].shapes.title.text_frame.paragraphs[0].runs
    assert [run.text for run in runs] == ["For Signal", "", "", ", here"]
    assert [run.font.bold for run in runs] == [True] * 4


def test_several_lines_become_line_breaks_of_the_same_look() -> None:
    made = deck.deck("To {{client.address}}.")

    filled = fill("deck.pptx", content=deck.saved(made), values={"client.address": "Signal\nBoston"}).content

    assert deck.reopened(filled).slides[0].shapes.title.text == "To Signal\vBoston."


def test_a_field_in_a_layout_is_found_by_the_name_of_the_layout() -> None:
    content = deck.saved(deck.deck("x"))
    found = parts(content)
    name = "ppt/slideLayouts/slideLayout6.xml"
    found[name] = found[name].replace(b"Click to edit Master title style", b"{{practice.name}}")

    assert survey("deck.pptx", content=packed(found)).uses == (FieldUse("practice.name", "slide layout Title Only"),)


def test_slides_are_counted_in_their_order_and_not_by_their_file_names() -> None:
    made = deck.deck("One", "Two {{client.name}}")
    order = made.slides._sldIdLst
    order.insert(0, order[1])

    assert survey("deck.pptx", content=deck.saved(made)).uses == (FieldUse("client.name", "slide 1"),)


def test_nobody_who_worked_on_a_deck_is_named_in_the_copy() -> None:
    content = deck.with_thread(deck.with_comment(deck.saved(deck.deck("x")), "Kept", author="Jane CANARY"), "Asked")
    found = parts(content)
    drawing = b"http://schemas.microsoft.com/office/drawing/2014/main"
    shape = b'<a:ext uri="{FF2B5EF4}"><a16:creationId xmlns:a16="' + drawing + b'" id="{CANARY}"/></a:ext>'
    slide = found["ppt/slides/slide1.xml"]
    named = re.sub(rb'(<p:cNvPr id="2"[^>]*?)/>', rb"\1><a:extLst>" + shape + rb"</a:extLst></p:cNvPr>", slide)
    found["ppt/slides/slide1.xml"] = named

    left = parts(fill("deck.pptx", content=packed(found), values={}).content)

    assert named != slide
    assert [name for name, body in left.items() if b"CANARY" in body or b"2019" in body or b"2024" in body] == []
    assert b'name="Author"' in left["ppt/commentAuthors.xml"]
    assert b"Kept" in left["ppt/comments/comment1.xml"]
    assert b"Asked" in left["ppt/comments/modern1.xml"]
    assert b"extLst" not in left["ppt/slides/slide1.xml"]
    assert "docProps/thumbnail.jpeg" not in left


def test_the_same_deck_and_values_give_the_same_bytes(whole: bytes) -> None:
    first, second = (fill("deck.pptx", content=whole, values=VALUES).content for _ in range(2))

    assert first == second


def test_all_unknown_fields_of_a_deck_are_named() -> None:
    made = deck.deck("{{a}}")
    deck.add_notes(made.slides[0], "{{b}}")

    with pytest.raises(UnknownField) as refused:
        fill("deck.pptx", content=deck.saved(made), values={})

    assert str(refused.value) == "{{a}} in slide 1 and {{b}} in slide 1, speaker notes are not known fields"


KIND = b"presentationml.presentation.main+xml"
PLAIN = deck.saved(deck.deck("x"))
REFUSED = {
    "empty": (b"", "it is damaged or not a PowerPoint file; open it in PowerPoint and save it again"),
    "a Word file": (
        saved_paper(paper("x")),
        "it is damaged or not a PowerPoint file; open it in PowerPoint and save it again",
    ),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is in the old PowerPoint format; save it as .pptx"),
    "a template file": (
        KIND.replace(b"presentation.main", b"template.main"),
        "it is a PowerPoint template file; save it as .pptx",
    ),
    "a show": (
        KIND.replace(b"presentation.main", b"slideshow.main"),
        "it is a PowerPoint template file; save it as .pptx",
    ),
    "macros": (packed(parts(PLAIN) | {"ppt/vbaProject.bin": b"x"}), "it holds macros; save it as .pptx without them"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_deck_is_refused_in_the_words_of_powerpoint(case: str) -> None:
    content, reason = REFUSED[case]
    if content.startswith(b"presentationml"):
        types = parts(PLAIN)["[Content_Types].xml"].replace(KIND, content)
        content = packed(parts(PLAIN) | {"[Content_Types].xml": types})

    with pytest.raises(NotATemplate) as refused:
        fill("deck.pptx", content=content, values={})

    assert refused.value.reason == reason
    with pytest.raises(NotATemplate):
        survey("deck.pptx", content=content)
