"""Rules of the files: layers, tokens, sizes, and nothing that a strict content policy forbids."""

import gzip
import re
from pathlib import Path

import pytest
from jinja2 import Environment

from bulkhead.render.markdown import CLASSES
from bulkhead.web import ui
from tests.web.ui.markup import Markup

STYLES = sorted((ui.STATIC / "ui" / "css").glob("*.css"))
SCRIPTS = sorted((ui.STATIC / "ui" / "js").glob("*.js"))
HTMX = ui.STATIC / "ui" / "js" / "vendor" / "htmx.min.js"
TEMPLATES = sorted(ui.TEMPLATES.rglob("*.html"))
KILOBYTE = 1024
LINKED_WHERE_USED = {"passkey.js"}  # by the pages that ask for a passkey.


def _named(paths: list[Path]) -> list[object]:
    return [pytest.param(path, id=path.name) for path in paths]


@pytest.mark.parametrize("path", _named([path for path in STYLES if path.name != "layers.css"]))
def test_a_stylesheet_is_one_whole_block_in_a_declared_layer(path: Path) -> None:
    text = _uncommented(path.read_text(encoding="utf-8"))
    declared = re.findall(r"[a-z]+", (path.parent / "layers.css").read_text(encoding="utf-8").split("@layer")[1])

    blocks = re.findall(r"^@layer (\w+) \{$.*?^\}$", text, flags=re.MULTILINE | re.DOTALL)
    outside = re.sub(r"^@layer \w+ \{$.*?^\}$", "", text, flags=re.MULTILINE | re.DOTALL)

    assert len(blocks) == 1
    assert set(blocks) <= set(declared)
    assert outside.strip() == ""
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("path", _named([path for path in STYLES if path.name != "tokens.css"]))
def test_a_colour_is_written_in_the_tokens_only(path: Path) -> None:
    text = _uncommented(path.read_text(encoding="utf-8"))

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|oklch\(|rgba?\(|hsla?\(|!important|@import|url\(", text) == []


def test_a_column_that_a_document_aligns_is_aligned() -> None:
    """The classes that a markdown table comes out with."""
    sheet = (ui.STATIC / "ui" / "css" / "sheet.css").read_text(encoding="utf-8")

    assert {name for names in CLASSES.values() for name in names} == set(re.findall(r"\.(align-\w+)", sheet))


@pytest.mark.parametrize("path", _named(STYLES))
def test_a_stylesheet_uses_only_names_that_exist(path: Path) -> None:
    known = set(re.findall(r"(--[\w-]+):", "".join(style.read_text(encoding="utf-8") for style in STYLES)))

    used = set(re.findall(r"var\((--[\w-]+)", path.read_text(encoding="utf-8")))

    assert used - known == set()


def test_every_stylesheet_and_behaviour_is_linked_once(pages: Environment) -> None:
    page = Markup(pages.get_template("ui/bare.html").render())

    styles = [str(link["href"]) for link in page.all("link") if link["rel"] == "stylesheet"]
    scripts = [str(script["src"]) for script in page.all("script")]

    assert sorted(styles) == [f"/static/ui/css/{path.name}" for path in STYLES]
    assert sorted(scripts) == sorted(
        [f"/static/ui/js/{path.name}" for path in SCRIPTS if path.name not in LINKED_WHERE_USED]
        + ["/static/ui/js/vendor/htmx.min.js"]
    )
    assert styles[0] == "/static/ui/css/layers.css"


@pytest.mark.parametrize("path", _named(STYLES))
def test_a_stylesheet_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


@pytest.mark.parametrize("path", _named(SCRIPTS))
def test_a_behaviour_is_short_and_makes_no_code_from_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) < 80
    assert re.findall(r"\beval\b|new Function|innerHTML|document\.write|\.style\b|import\(", text) == []


@pytest.mark.parametrize("path", _named(TEMPLATES))
def test_a_template_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 100


@pytest.mark.parametrize("path", _named(TEMPLATES))
def test_a_template_holds_no_style_script_or_handler(path: Path) -> None:
    elements = Markup(path.read_text(encoding="utf-8")).elements

    assert [tag for tag, _ in elements if tag == "style"] == []
    assert [tag for tag, attributes in elements if tag == "script" and "src" not in attributes] == []
    assert [name for _, attributes in elements for name in attributes if name == "style" or name.startswith("on")] == []


def test_all_styles_and_scripts_together_are_light() -> None:
    weight = sum(len(gzip.compress(path.read_bytes())) for path in [*STYLES, *SCRIPTS, HTMX])

    assert weight <= 60 * KILOBYTE


def _uncommented(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
