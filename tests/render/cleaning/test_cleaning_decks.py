import io
import os
from pathlib import Path

import pptx
import pytest
from pptx.presentation import Presentation
from pptx.util import Emu, Inches

from bulkhead.render.cleaning import clean, survey
from tests.render.cleaning.whole import faults
from tests.render.paper import parts

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
WIDE, HIGH = 9_144_000, 6_858_000


def saved(deck: Presentation) -> bytes:
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def texts(content: bytes) -> list[list[str]]:
    slides = pptx.Presentation(io.BytesIO(content)).slides
    return [[shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] for slide in slides]


def deck_of(*boxes: tuple[int, int], turned: float = 0) -> Presentation:
    """One slide with a box of an inch at each of these places."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDE), Emu(HIGH)
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for left, top in boxes:
        box = slide.shapes.add_textbox(Emu(left), Emu(top), Inches(1), Inches(1))
        box.rotation = turned
        box.text_frame.text = f"{left} {top}"
    return deck


def test_only_what_lies_wholly_beside_the_slide_goes() -> None:
    inch = int(Inches(1))
    places = [(0, 0), (-2 * inch, 0), (-inch + 1, 0), (WIDE + inch, 0), (WIDE - 1, 0), (0, HIGH + inch), (0, -3 * inch)]

    after = clean("a.pptx", content=saved(deck_of(*places)), keys=["hidden"])

    assert texts(after.content) == [["0 0", f"{-inch + 1} 0", f"{WIDE - 1} 0"]]


def test_a_turned_box_whose_corner_reaches_the_slide_stays() -> None:
    beside = -int(Inches(1)) - 1

    straight = clean("a.pptx", content=saved(deck_of((beside, 0))), keys=["hidden"])
    turned = clean("a.pptx", content=saved(deck_of((beside, 0), turned=45)), keys=["hidden"])

    assert texts(turned.content) == [[f"{beside} 0"]]
    assert texts(straight.content) == [[f"{beside} 0"]]  # nearer than its half diagonal, so it is not judged.


def test_hidden_slides_go_with_their_notes_and_links_to_them() -> None:
    deck = deck_of((0, 0))
    hidden = deck.slides.add_slide(deck.slide_layouts[5])
    hidden.shapes.title.text = "Hexagon"
    hidden.notes_slide.notes_text_frame.text = "Hexagon too"
    hidden._element.set("show", "0")
    deck.slides[0].shapes[0].click_action.target_slide = hidden
    content = saved(deck)

    after = clean("a.pptx", content=content, keys=["hidden"])

    assert texts(after.content) == [["0 0"]]
    assert [name for name, body in parts(after.content).items() if b"Hexagon" in body] == []
    assert faults(after.content) == []


def test_a_deck_with_nothing_but_hidden_slides_keeps_them() -> None:
    deck = deck_of((0, 0))
    deck.slides[0]._element.set("show", "0")

    assert "hidden slide" not in str(survey("a.pptx", content=saved(deck)))


def test_a_slide_that_moves_a_hidden_shape_moves_no_more() -> None:
    deck = deck_of((0, 0), (99, 99))
    slide = deck.slides[0]
    number = slide.shapes[1].shape_id
    slide.shapes[1]._element.nvSpPr.cNvPr.set("hidden", "1")
    space = "http://schemas.openxmlformats.org/presentationml/2006/main"
    timing = slide._element.makeelement(f"{{{space}}}timing")
    timing.append(timing.makeelement(f"{{{space}}}spTgt", {"spid": str(number)}))
    slide._element.append(timing)

    after = clean("a.pptx", content=saved(deck), keys=["hidden"])

    assert texts(after.content) == [["0 0"]]
    assert b"spTgt" not in parts(after.content)["ppt/slides/slide1.xml"]


@pytest.mark.external
@pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set")
def test_an_embedded_object_of_an_old_deck_becomes_its_picture() -> None:
    path = Path(ROOT or "", "docs/pptx/PPTWithAttachments.pptm")
    before = parts(path.read_bytes())["ppt/slides/slide2.xml"]

    after = clean(path.name, content=path.read_bytes(), keys=["embedded"])
    slide = parts(after.content)["ppt/slides/slide2.xml"]

    assert (before.count(b"<p:oleObj"), slide.count(b"<p:oleObj")) == (4, 0)
    assert slide.count(b"<p:pic") == before.count(b"<p:pic") + 4
    assert len([name for name in parts(after.content) if name.endswith(".emf")]) == 3
    assert set(faults(after.content)) <= set(faults(path.read_bytes()))
