import os
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bulkhead.render import front_matter
from bulkhead.render.cleaning import GROUPS, clean, survey

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
PAGES = sorted(Path(ROOT or "/nonexistent", "markdown").glob("*.md"))
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def after(name: str, text: str) -> str:
    return clean(name, content=text.encode(), keys=GROUPS).content.decode()


def test_markdown_loses_comments_and_what_speaks_to_programs() -> None:
    text = "---\nclient: Hexagon\n---\n# Plan\n\n<!-- Hexagon -->\nOne <!-- two --> three\n\n[//]: # (Hexagon)\n"

    assert after("a.md", text) == "# Plan\n\n\nOne  three\n\n"


@pytest.mark.parametrize("text", ["`<!-- shown -->`\n", "```\n<!-- shown -->\n```\n", "a\n\n    <!-- shown -->\n"])
def test_a_comment_in_code_is_what_the_reader_is_shown(text: str) -> None:
    assert after("a.md", text) == text
    assert survey("a.md", content=text.encode()) == []


@pytest.mark.external
@pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_real_page_of_markdown_shows_what_it_showed(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")

    left = after(path.name, text)

    assert _shown(left) == _shown(front_matter.split(text)[1])


def _shown(text: str) -> str:
    """Words without white space; comments in code are escaped by now, so that only real ones go."""
    page = COMMENT.sub("", MarkdownIt("commonmark").enable("table").render(text))
    return "".join(page.replace("<p></p>", "").split())


def test_html_loses_comments_scripts_and_what_it_says_about_itself() -> None:
    page = (
        '<!doctype html><html><head><meta charset=\'utf-8\'><meta name="author" content="Hexagon"><title>Plan</title>'
        "<script>var client = 'Hexagon';</script></head><body><!-- Hexagon --><p>Shown &amp; kept</p></body></html>"
    )

    assert after("a.html", page) == (
        "<!doctype html><html><head><meta charset='utf-8'><title>Plan</title></head><body><p>Shown &amp; kept</p>"
        "</body></html>"
    )


def test_svg_loses_what_the_drawing_program_noted() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<inkscape:perspective id="Hexagon"/><metadata>Hexagon</metadata><!-- Hexagon -->'
        '<g inkscape:label="Hexagon" id="a"><text>Shown</text></g><use xlink:href="#a"/></svg>'
    )

    left = after("a.svg", drawing)

    assert "Hexagon" not in left
    assert '<g id="a"><text>Shown</text></g><use xlink:href="#a"/></svg>' in left


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_plain_letters_hold_nothing_to_take_out(name: str) -> None:
    content = b"a;b\n<!-- shown -->;2\n"

    assert survey(name, content=content) == []
    assert clean(name, content=content, keys=GROUPS).content == content
