"""A presentation with a name in each of the 44 places where one can hide."""

from io import BytesIO

import pptx
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Emu

from tests.guard.planting import deck_parts, pictures
from tests.guard.planting.marks import Marks
from tests.guard.planting.package import Package

_INCH = 914_400
_TITLE_ONLY = 5


def deck(marks: Marks) -> bytes:
    saved = BytesIO()
    _presentation(marks).save(saved)
    package = Package(saved.getvalue())
    deck_parts.drawn(package, marks)
    deck_parts.layers(package, marks)
    deck_parts.remarks(package, marks)
    deck_parts.beside(package, marks)
    deck_parts.properties(package, marks)
    return package.saved()


def _presentation(marks: Marks) -> Presentation:
    presentation = pptx.Presentation()
    for words in (f"Plan of {marks['slide title']}", "Shapes and links", "Set aside", "Taken out of the order"):
        slide = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
        slide.shapes.title.text = words
    first, second, hidden, removed = presentation.slides
    _first(first, marks)
    _second(second, marks)
    _text(hidden, marks["hidden slide"])
    hidden._element.set("show", "0")
    hidden.notes_slide.notes_text_frame.text = f"Say: {marks['notes of a hidden slide']}"
    _text(removed, marks["slide removed from list, part still in file"])
    listed = presentation.slides._sldIdLst
    listed.remove(listed[-1])
    return presentation


def _first(slide: Slide, marks: Marks) -> None:
    table = slide.shapes.add_table(1, 1, *_box(2)).table
    table.cell(0, 0).text = f"Owner: {marks['table cell']}"
    outer = slide.shapes.add_group_shape()
    outer.shapes.add_textbox(*_box(3)).text_frame.text = marks["grouped shape"]
    inner = outer.shapes.add_group_shape()
    inner.shapes.add_textbox(*_box(4)).text_frame.text = marks["nested group"]
    slide.notes_slide.notes_text_frame.text = f"Say: {marks['speaker notes']}"
    paragraph = slide.shapes.add_textbox(*_box(5)).text_frame.paragraphs[0]
    for piece in marks["split runs"].pieces:
        paragraph.add_run().text = piece
    run = slide.shapes.add_textbox(*_box(6)).text_frame.paragraphs[0].add_run()
    run.text = "the page"
    run.hyperlink.address = f"https://{marks['hyperlink target'].lower()}.example/"
    run._r.rPr.hlinkClick.set("tooltip", marks["hyperlink tooltip"])


def _second(slide: Slide, marks: Marks) -> None:
    picture = slide.shapes.add_picture(BytesIO(pictures.jpeg_by(marks["image EXIF"])), 0, 0, _INCH, _INCH)
    picture._element.nvPicPr.cNvPr.set("descr", marks["picture alt text"])
    _text(slide, "named", name=marks["shape name"])
    far = _text(slide, marks["off-slide shape"])
    far.left = Emu(-40 * _INCH)
    unseen = _text(slide, marks["hidden shape"])
    unseen._element.nvSpPr.cNvPr.set("hidden", "1")


def _text(slide: Slide, words: str, *, name: str = "") -> object:
    box = slide.shapes.add_textbox(*_box(2))
    box.text_frame.text = words
    box.name = name or box.name
    return box


def _box(row: int) -> tuple[Emu, Emu, Emu, Emu]:
    return Emu(_INCH), Emu(row * _INCH), Emu(4 * _INCH), Emu(_INCH // 2)
