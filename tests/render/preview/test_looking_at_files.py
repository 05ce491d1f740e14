"""What a page shows of a file: clean markup, or pictures of pages, and a word about what is left out."""

import io
import json
import re
from html.parser import HTMLParser

import pikepdf
import pytest
from PIL import Image

from bulkhead.render.pdf_paper import pdf_paper
from bulkhead.render.preview import preview
from bulkhead.render.preview.markup import LARGEST, TAGS
from bulkhead.render.refusals import Refused
from tests.render.compare.papers import book, deck, deck_with_table, saved, word
from tests.render.paper import paper, split, text_box, with_body

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</mark></p><style>*{display:none}</style>",
    "{{<b onclick=x>}}",
    "javascript:alert(1)",
    "{{a}}{{b}}\x00\x1b\ud7ff",
]


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.open: list[str] = []
        self.unclosed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.open += [tag] if tag not in ("br", "hr") else []

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unclosed.append(tag)


def seen(html: str) -> Seen:
    reader = Seen()
    reader.feed(html)
    reader.close()
    return reader


def test_a_word_file_is_shown_as_headings_lists_tables_and_looks() -> None:
    document = paper()
    document.add_heading("Plan", level=1)
    paragraph = document.add_paragraph("Grow ")
    paragraph.add_run("fast").bold = True
    paragraph.add_run(" and well").italic = True
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("deeper", style="List Bullet 2")
    document.add_paragraph("first", style="List Number")
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "cell"

    shown = preview("a.docx", content=saved(document))

    assert shown.html == (
        "<h2>Plan</h2><p>Grow <strong>fast</strong><em> and well</em></p>"
        "<ul><li>one<ul><li>deeper</li></ul></li></ul><ol><li>first</li></ol>"
        "<table><tbody><tr><td></td><td><p>cell</p></td></tr></tbody></table>"
    )
    assert shown.cut == ()


def test_a_field_split_over_runs_is_marked_whole() -> None:
    document = paper("")
    split(document.paragraphs[0].add_run(""), ["For {{cli", "ent.na", "me}} only"])

    assert preview("a.docx", content=saved(document)).html == "<p>For <mark>{{client.name}}</mark> only</p>"


def test_the_words_of_a_text_box_are_shown_once() -> None:
    assert preview("a.docx", content=with_body(saved(paper("Body")), text_box("Boxed"))).html.count("Boxed") == 1


def test_a_deck_is_shown_slide_by_slide_with_notes() -> None:
    shown = preview("a.pptx", content=deck(("Plan {{client.name}}", "One\nTwo", "Say hello"), ("", "Alone")))

    assert shown.html == (
        "<section><h2>Slide 1: Plan <mark>{{client.name}}</mark></h2><p>One</p><p>Two</p>"
        "<h3>Notes</h3><p>Say hello</p></section><section><h2>Slide 2</h2><p>Alone</p></section>"
    )


def test_a_table_on_a_slide_keeps_its_empty_cells() -> None:
    shown = preview("a.pptx", content=deck_with_table([["Month", ""], ["", "4"]]))

    assert "<tr><td>Month</td><td></td></tr><tr><td></td><td>4</td></tr>" in shown.html


def test_a_workbook_is_shown_by_its_corner_with_letters_and_numbers() -> None:
    rows = [[f"r{row}c{column}" for column in range(1, 26)] for row in range(1, 61)]
    shown = preview("a.xlsx", content=book({"Plan": rows, "Empty": []}))

    assert "<td>r50c20</td>" in shown.html
    assert [cell for cell in ("r51c1", "r1c21") if cell in shown.html] == []
    assert '<th scope="col">T</th></tr></thead>' in shown.html
    assert "<h2>Empty</h2><p>This sheet is empty.</p>" in shown.html
    assert shown.cut == ("Only the first 50 rows and 20 columns are shown of: Plan.",)


def test_markdown_and_text_are_shown_with_their_fields_marked() -> None:
    assert preview("a.md", content=b"# Plan\n\n*For* {{client.name}}").html == (
        "<h2>Plan</h2>\n<p><em>For</em> <mark>{{client.name}}</mark></p>\n"
    )
    assert preview("a.txt", content=b"a < b\n{{x}}").html == "<pre>a &lt; b\n<mark>{{x}}</mark></pre>"


def test_a_pdf_is_shown_as_pictures_of_five_pages_with_their_words() -> None:
    long = pdf_paper("\n".join(f"Line {number}" for number in range(400)))
    shown = preview("a.pdf", content=long)

    assert [page.number for page in shown.pages] == [1, 2, 3, 4, 5]
    assert shown.pages[0].text.startswith("Line 0")
    picture = Image.open(io.BytesIO(shown.pages[0].png))
    assert (picture.format, picture.size) == ("PNG", (shown.pages[0].width, shown.pages[0].height))
    assert 900 < picture.width <= 1000
    assert re.fullmatch(r"Only the first 5 of \d+ pages are shown\.", shown.cut[0])


@pytest.mark.parametrize("box", [[0, 0, 14_400, 3], [0, 0, 3, 14_400], [0, 0, 14_400, 14_400]])
def test_a_page_of_any_shape_gives_a_picture_of_bounded_size(box: list[int]) -> None:
    document = pikepdf.new()
    document.add_blank_page()
    document.pages[0].obj.MediaBox = pikepdf.Array(box)

    page = preview("a.pdf", content=saved(document)).pages[0]

    assert page.width <= 1000
    assert page.height <= 2000


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_every_kind(words: str) -> None:
    plain = "".join(letter for letter in words if letter >= " ")
    files = {
        "a.docx": word(plain, tables=[[[plain, plain]]]),
        "a.pptx": deck((plain, plain, plain)),
        "a.xlsx": book({"Plan": [[plain]]}),
        "a.md": words.encode(),
        "a.txt": words.encode(),
    }

    for name, content in files.items():
        found = seen(preview(name, content=content).html)
        assert found.tags <= TAGS
        assert found.attributes <= {("th", "scope"), ("td", "colspan"), ("a", "href"), ("a", "rel")}
        assert found.unclosed == []


def test_markdown_keeps_links_and_columns_and_no_markup_of_its_own() -> None:
    linked = b"[x](https://a.example 't') <b style='x' onclick='y'>b</b>\n\n| a |\n|--:|\n| 1 |"
    found = seen(preview("a.md", content=linked).html)

    assert found.attributes == {("a", "href"), ("a", "title"), ("a", "rel"), ("th", "class"), ("td", "class")}
    assert found.tags == {"p", "a", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", word(*["word " * 200] * 400)),
        ("a.pptx", deck(*[("T", "line " * 3000)] * 20)),
        ("a.md", b"\n".join([b"* " * 40 + b"x"] * 5000)),
        ("a.txt", b"<" * 300_000),
        ("a.txt", "é".encode() * 200_000),
    ],
)
def test_a_long_file_is_cut_and_says_so(name: str, content: bytes) -> None:
    shown = preview(name, content=content)

    assert 0 < len(shown.html.encode()) <= LARGEST
    assert shown.cut[0].startswith("Only the ")
    assert seen(shown.html).unclosed == []


def test_a_look_is_handed_on_as_json() -> None:
    told = json.loads(preview("a.txt", content=b"x").as_json())

    assert told == {"html": "<pre>x</pre>", "pages": [], "cut": []}


@pytest.mark.parametrize("name", ["a.zip", "a.docm", "a"])
def test_a_kind_that_cannot_be_shown_is_refused_in_words(name: str) -> None:
    with pytest.raises(Refused, match="Download it to look at it"):
        preview(name, content=b"x")


@pytest.mark.parametrize("name", ["a.docx", "a.pptx", "a.xlsx", "a.pdf"])
def test_a_broken_file_is_refused_in_words(name: str) -> None:
    with pytest.raises(Refused, match=r"^(It could not be read: it is|The PDF is damaged)"):
        preview(name, content=b"PK\x03\x04 and nothing more")
