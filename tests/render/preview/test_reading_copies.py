"""What a file says to those it was made for: no speaker notes, nothing hidden, never markup of its own."""

import io

import openpyxl
import pytest

from bulkhead.render.preview import for_readers
from bulkhead.render.refusals import Refused
from tests.render.compare.papers import book, deck, word
from tests.render.template import deck as slides


def test_speaker_notes_and_hidden_slides_stay_out_and_that_is_said() -> None:
    made = slides.deck("Shown", "Not shown")
    slides.add_notes(made.slides[0], "Do not say this")
    slides.hide(made.slides[1])

    shown = for_readers("a.pptx", content=slides.saved(made))

    assert [word in shown.html for word in ("Shown", "Not shown", "Do not say this")] == [True, False, False]
    assert shown.cut[-1] == "Speaker notes and hidden slides are not shown."


def test_slides_that_hide_nothing_say_nothing_of_it() -> None:
    shown = for_readers("a.pptx", content=deck(("Plan", "One")))

    assert shown.html == "<section><h2>Slide 1: Plan</h2><p>One</p></section>"
    assert shown.cut == ("Pictures, charts and layout are not shown.",)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_stay_out_and_that_is_said(state: str) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(book({"Plan": [["open"]], "Margins": [["secret"]]})))
    workbook["Margins"].sheet_state = state
    target = io.BytesIO()
    workbook.save(target)

    shown = for_readers("a.xlsx", content=target.getvalue())

    assert [word in shown.html for word in ("open", "Margins", "secret")] == [True, False, False]
    assert shown.cut == ("Hidden sheets are not shown.",)


@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_markup_in_a_file_is_text(name: str) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"

    shown = for_readers(name, content=word(hostile) if name == "a.docx" else hostile.encode())

    assert ("<script" in shown.html, "<img" in shown.html, "&lt;script&gt;" in shown.html) == (False, False, True)


@pytest.mark.parametrize("name", ["a.pdf", "a.md", "a.csv", "a.zip", "a.html", "a"])
def test_other_kinds_have_none(name: str) -> None:
    with pytest.raises(Refused):
        for_readers(name, content=b"x")
