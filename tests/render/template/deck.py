"""PowerPoint files for the tests: made with python-pptx, then given the parts that it cannot write."""

import io
from collections.abc import Callable, Sequence
from copy import deepcopy

import pptx
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.text.text import _Run
from pptx.util import Inches

from tests.render.paper import OFFICE_LINK, with_part

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.presentationml"
MODERN = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
BOX = (Inches(1), Inches(1), Inches(4), Inches(1))


def deck(*titles: str) -> Presentation:
    """One slide for each title."""
    made = pptx.Presentation()
    for title in titles:
        add_slide(made, title)
    return made


def add_slide(made: Presentation, title: str) -> Slide:
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = title
    return slide


def saved(made: Presentation) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def reopened(content: bytes) -> Presentation:
    return pptx.Presentation(io.BytesIO(content))


def split(run: _Run, pieces: Sequence[str]) -> None:
    """PowerPoint's habit: one word in several runs, each with the look of the first."""
    run.text = pieces[0]
    for piece in reversed(pieces[1:]):
        twin = deepcopy(run._r)
        twin.t.text = piece
        run._r.addnext(twin)


def add_text(slide: Slide, text: str) -> None:
    slide.shapes.add_textbox(*BOX).text_frame.text = text


def add_table(slide: Slide, text: str) -> None:
    slide.shapes.add_table(2, 2, *BOX).table.cell(1, 1).text = text


def add_group(slide: Slide, text: str) -> None:
    inner = slide.shapes.add_group_shape().shapes.add_group_shape()
    inner.shapes.add_textbox(*BOX).text_frame.text = text


def add_notes(slide: Slide, text: str) -> None:
    slide.notes_slide.notes_text_frame.text = text


def add_chart(slide: Slide, text: str) -> None:
    """A chart whose title, category and series say the text, here and in the workbook inside."""
    material = CategoryChartData()
    material.categories = [f"Category {text}", "Other"]
    material.add_series(f"Series {text}", (1, 2))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *BOX, material).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = f"Title {text}"


def hide(slide: Slide) -> None:
    slide._element.set("show", "0")


def with_smart_art(content: bytes, text: str) -> bytes:
    body = (
        f'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="{A}"><dgm:ptLst>'
        f'<dgm:pt modelId="1"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>'
        "</dgm:dataModel>"
    )
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    link = f"{OFFICE_LINK}/diagramData"
    return with_part(content, "ppt/diagrams/data1.xml", body, kind=kind, link=link, source="ppt/slides/slide1.xml")


def with_comment(content: bytes, text: str, *, author: str = "Jane") -> bytes:
    """A comment of the kind that PowerPoint wrote until 2021, with its author."""
    authors = (
        f'<p:cmAuthorLst xmlns:p="{P}"><p:cmAuthor id="0" name="{author}" initials="JD" lastIdx="1" clrIdx="0"/>'
        "</p:cmAuthorLst>"
    )
    comment = (
        f'<p:cmLst xmlns:p="{P}"><p:cm authorId="0" dt="2019-05-01T10:00:00" idx="1"><p:pos x="1" y="1"/>'
        f"<p:text>{text}</p:text></p:cm></p:cmLst>"
    )
    content = with_part(
        content,
        "ppt/commentAuthors.xml",
        authors,
        kind=f"{KIND}.commentAuthors+xml",
        link=f"{OFFICE_LINK}/commentAuthors",
        source="ppt/presentation.xml",
    )
    return with_part(
        content,
        "ppt/comments/comment1.xml",
        comment,
        kind=f"{KIND}.comments+xml",
        link=f"{OFFICE_LINK}/comments",
        source="ppt/slides/slide1.xml",
    )


def with_thread(content: bytes, *texts: str) -> bytes:
    """A comment of today's kind: the first text, and the others as replies to it."""
    said = [f"<m:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></m:txBody>" for text in texts]
    replies = "".join(
        f'<m:reply id="{{R{n}}}" authorId="{{A}}" created="2024-05-01T10:00:00.0">{one}</m:reply>'
        for n, one in enumerate(said[1:])
    )
    body = (
        f'<m:cmLst xmlns:m="{MODERN}" xmlns:a="{A}"><m:cm id="{{C}}" authorId="{{A}}" created="2024-05-01T10:00:00.0">'
        f"<m:replyLst>{replies}</m:replyLst>{said[0]}</m:cm></m:cmLst>"
    )
    return with_part(
        content,
        "ppt/comments/modern1.xml",
        body,
        kind="application/vnd.ms-powerpoint.comments+xml",
        link="http://schemas.microsoft.com/office/2018/10/relationships/comments",
        source="ppt/slides/slide1.xml",
    )


def with_tag(content: bytes, text: str) -> bytes:
    body = f'<p:tagLst xmlns:p="{P}"><p:tag name="PLACE" val="{text}"/></p:tagLst>'
    return with_part(
        content,
        "ppt/tags/tag1.xml",
        body,
        kind=f"{KIND}.tags+xml",
        link=f"{OFFICE_LINK}/tags",
        source="ppt/slides/slide1.xml",
    )


def everywhere(text: str) -> bytes:
    """The text in every place where a deck can say something."""
    made = deck(text, "Second")
    first = made.slides[0]
    makers: tuple[Callable[[Slide, str], None], ...] = (add_text, add_table, add_group, add_notes, add_chart)
    for add in makers:
        add(first, text)
    first.shapes.title._element.nvSpPr.cNvPr.set("descr", f"Alt {text}")
    made.slides[1].shapes.add_textbox(*BOX).text_frame.text = text
    add_notes(made.slides[1], text)
    hide(made.slides[1])
    made.core_properties.title = f"Deck {text}"
    content = saved(made)
    for more in (with_smart_art, with_comment, with_thread, with_tag):
        content = more(content, text)
    return content
