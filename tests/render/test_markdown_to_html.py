import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bulkhead.render.markdown import TAGS, to_html

ROOT = os.environ.get("BULKHEAD_TEST_DATA")
needs_real_texts = pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set")

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](http://evil.example/track.png)",
    "![x](javascript:alert(1))",
    '![x](http://evil.example/a.png "onload=alert(1)")',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/a)",
    "[x](/in/signal/)",
    "[x](#top)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    '[x](http://a.example "title\\" onmouseover=\\"alert(1)")',
    '[x](<http://a.example/" onclick="alert(1)>)',
    "<javascript:alert(1)>",
    '<http://a.example/"onclick=alert(1)>',
    "# <svg/onload=alert(1)>",
    "`<script>alert(1)</script>`",
    "```html onload=alert(1)\n<script>alert(1)</script>\n```",
    '``` "><script>alert(1)</script>\nx\n```',
    "| a |\n|---|\n| <iframe src=javascript:alert(1)> |",
    "<style>*{background:url(http://evil.example)}</style>",
    '<a href="http://a.example" style="position:fixed">x</a>',
    "<form action=http://evil.example><input name=password></form>",
    "<!--<img src=x>--><object data=x></object><embed src=x><base href=//evil.example>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<details open ontoggle=alert(1)>",
    "[![x](http://evil.example/a.png)](http://a.example)",
    "<x onclick=alert(1)>\n\n**<b onclick=alert(1)>**",
    "[x](http://a.example){onclick=alert(1)}",
    "![<img src=x onerror=alert(1)>](http://evil.example/a.png)",
]


class Audit(HTMLParser):
    """Every tag and attribute that a browser would see and that we did not allow."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.bad.append(tag)
        self.bad.extend(f"{tag} {name}={value}" for name, value in attrs if not _is_allowed(tag, name, value or ""))

    def handle_comment(self, data: str) -> None:
        self.bad.append(f"<!--{data}-->")


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if (tag, name) == ("a", "href"):
        return re.match(r"(?:https?://|mailto:)", value, re.IGNORECASE) is not None
    if (tag, name) == ("a", "rel"):
        return value == "noopener noreferrer"
    if tag in ("td", "th"):
        return name == "class" and value in ("", "align-right", "align-center")
    return (tag, name) in {("a", "title"), ("ol", "start")}


def bad(text: str) -> list[str]:
    audit = Audit()
    audit.feed(to_html(text))
    audit.close()
    return audit.bad


@pytest.mark.parametrize("text", PAYLOADS)
def test_nothing_that_runs_or_loads_comes_through(text: str) -> None:
    assert bad(text) == []


@needs_real_texts
def test_the_list_of_naughty_strings_comes_through_as_text() -> None:
    naughty = json.loads(Path(str(ROOT), "text/blns.json").read_text(encoding="utf-8"))

    assert [text for text in naughty if bad(text) or bad(f"# {text}\n\n- [{text}]({text})")] == []


@needs_real_texts
@pytest.mark.parametrize("name", ["board-ratifying-consent.md", "commonmark_spec.md", "dbt_hubspot_README.md"])
def test_real_documents_come_through_clean(name: str) -> None:
    text = Path(str(ROOT), "markdown", name).read_text(encoding="utf-8")

    assert len(to_html(text)) > len(text) / 2
    assert bad(text) == []


def test_headings_leave_the_pages_own_alone() -> None:
    text = "# One\n\nTwo\n===\n\n##### Five\n\n###### Six\n"

    assert to_html(text) == "<h2>One</h2>\n<h2>Two</h2>\n<h6>Five</h6>\n<h6>Six</h6>\n"


def test_links_to_the_web_and_to_mail_work() -> None:
    rel = 'rel="noopener noreferrer"'

    assert to_html("[a](https://a.example/?x=1&y=2) <dana@signal.example>") == (
        f'<p><a href="https://a.example/?x=1&amp;y=2" {rel}>a</a> '
        f'<a href="mailto:dana@signal.example" {rel}>dana@signal.example</a></p>\n'
    )


def test_a_picture_is_shown_by_its_description_only() -> None:
    assert to_html("See ![the *growth* & <b>](http://evil.example/a.png)") == "<p>See the growth &amp; &lt;b&gt;</p>\n"


def test_tables_and_strikethrough_are_read() -> None:
    text = "| Item | Cost |\n|:--|--:|\n| ~~Ads~~ | 5 |\n"

    assert to_html(text) == (
        '<table>\n<thead>\n<tr>\n<th>Item</th>\n<th class="align-right">Cost</th>\n</tr>\n</thead>\n<tbody>\n'
        '<tr>\n<td><s>Ads</s></td>\n<td class="align-right">5</td>\n</tr>\n</tbody>\n</table>\n'
    )


def test_html_in_the_text_is_shown_and_not_obeyed() -> None:
    assert to_html("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"


def test_front_matter_is_not_shown() -> None:
    assert to_html("---\nauthor: Jane\n---\nHello\n") == "<p>Hello</p>\n"
    assert to_html("Hello\n\n---\n\nend\n") == "<p>Hello</p>\n<hr>\n<p>end</p>\n"


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "> " * 5_000 + "x", "*a_" * 10_000, "`" * 20_001, "- " * 5_000, "|" * 9_999]
)
def test_a_text_made_to_be_slow_is_still_read(text: str) -> None:
    assert bad(text) == []
