"""Notes for the library on slides, in their notes and comments, and slides that are notes themselves."""

from bulkhead.render.template import Note, fill
from tests.render.paper import packed, parts
from tests.render.template import deck
from tests.render.template.test_notes_for_the_library import SECRET, left, telling


def test_notes_in_a_deck_are_left_out_of_every_place() -> None:
    made = deck.deck("Title", "Second")
    first = made.slides[0]
    deck.add_text(first, f"Kept\n{SECRET}\nKept too")
    deck.add_table(first, SECRET)
    deck.add_notes(first, f"Say this\n{SECRET}")
    content = deck.with_comment(deck.saved(made), SECRET)
    content = deck.with_thread(content, SECRET, "CANARY reply")
    content = deck.with_smart_art(content, SECRET)

    after = deck.reopened(left("deck.pptx", content))

    assert [shape.text_frame.text for shape in after.slides[0].shapes if shape.has_text_frame] == [
        "Title",
        "Kept\nKept too",
    ]
    assert after.slides[0].notes_slide.notes_text_frame.text == "Say this"
    assert fill("deck.pptx", content=content, values={}).notes == tuple(
        Note(SECRET, place)
        for place in ("slide 1", "slide 1, table", "slide 1, speaker notes", "slide 1, comment", "diagram on slide 1")
    )


def test_of_a_thread_only_the_reply_that_is_a_note_goes() -> None:
    content = deck.with_thread(deck.saved(deck.deck("x")), "Kept", SECRET)

    after = parts(left("deck.pptx", content))["ppt/comments/modern1.xml"]

    assert (after.count(b"Kept"), after.count(b"reply ")) == (1, 0)


def test_a_hidden_slide_that_begins_so_goes_whole() -> None:
    made = deck.deck("One", "Library note: how to use this", "Three")
    deck.add_chart(made.slides[1], "CANARY")
    deck.add_notes(made.slides[1], "CANARY {{internal.rate}}")
    deck.add_text(made.slides[1], "CANARY")
    deck.hide(made.slides[1])
    made.slides[2].shapes[0].click_action.target_slide = made.slides[1]
    content = parts(deck.saved(made))
    numbers = b"".join(b'<p14:sldId id="%d"/>' % number for number in (256, 257, 258))
    ids = (
        b'<p:extLst><p:ext uri="{521415D9}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/'
        b'main"><p14:section name="A" id="{A}"><p14:sldIdLst>'
        + numbers
        + b"</p14:sldIdLst></p14:section></p14:sectionLst>"
        b"</p:ext></p:extLst>"
    )
    content["ppt/presentation.xml"] = content["ppt/presentation.xml"].replace(
        b"</p:presentation>", ids + b"</p:presentation>"
    )

    filled = fill("deck.pptx", content=packed(content), values={})

    assert telling(filled.content) == []
    assert [slide.shapes.title.text for slide in deck.reopened(filled.content).slides] == ["One", "Three"]
    assert filled.notes == (Note("Library note: how to use this", "slide 2"),)
    shown = parts(filled.content)
    assert b'id="257"' not in shown["ppt/presentation.xml"]
    assert b"hlinkClick" not in shown["ppt/slides/slide3.xml"]
    assert [name for name in shown if "slide2.xml" in name or "embeddings" in name or "notesSlide" in name] == []


def test_a_shown_slide_that_begins_so_loses_the_words_only() -> None:
    made = deck.deck("Library note: CANARY")
    deck.add_text(made.slides[0], "Kept")

    after = deck.reopened(left("deck.pptx", deck.saved(made)))

    assert [shape.text_frame.text for shape in after.slides[0].shapes] == ["", "Kept"]
