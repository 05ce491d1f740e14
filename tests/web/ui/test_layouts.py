"""One always knows whose page this is."""

import re

import pytest
from jinja2 import Environment

from bulkhead.web.ui.chrome import Client, Option, Place
from tests.web.ui.markup import Markup

SIGNAL = Client("Signal", 225, line="CMO, 5 days a month")
LAYOUTS = ["desk", "inside", "portal", "gate", "bare"]


def _page(pages: Environment, layout: str, **names: object) -> str:
    screen = pages.from_string('{% extends "ui/' + layout + '.html" %}{% block title %}Plan{% endblock %}')
    return screen.render({"client": SIGNAL, "csrf_input": "", **names})


def _title(html: str) -> list[str]:
    return re.findall(r"<title>(.*?)</title>", html)


def test_inside_a_client_its_name_comes_first_in_the_title(pages: Environment) -> None:
    assert _title(_page(pages, "inside")) == ["Signal · Plan"]
    assert _title(_page(pages, "portal")) == ["Signal · Plan"]


def test_a_page_of_the_practice_names_and_colours_no_client(pages: Environment) -> None:
    html = _page(pages, "desk")

    assert _title(html) == ["Plan"]
    assert "data-hue" not in Markup(html).one("body")


def test_inside_a_client_the_page_and_its_icon_wear_the_hue(pages: Environment) -> None:
    page = Markup(_page(pages, "inside"))

    assert page.one("body") == {"data-hue": "225"}
    assert [link["href"] for link in page.all("link") if link["rel"] == "icon"] == ["/static/ui/icons/favicon-225.svg"]


def test_a_sealed_client_says_so_and_fades(pages: Environment) -> None:
    html = _page(pages, "inside", client=Client("Summit", 300, sealed="31 March 2026"))

    assert "data-sealed" in Markup(html).one("body")
    assert "Summit was closed on 31 March 2026." in html


def test_leaving_a_client_is_a_post(pages: Environment) -> None:
    html = _page(pages, "inside", leave_url="/leave", csrf_input="TOKEN")

    forms = [form for form in Markup(html).all("form") if form.get("action") == "/leave"]

    assert [form["method"] for form in forms] == ["post", "post"]
    assert html.count("TOKEN") == 2


def test_the_place_one_is_at_is_marked(pages: Environment) -> None:
    page = Markup(_page(pages, "portal", nav=[Place("Home", "/"), Place("Plan", "/plan", current=True)]))

    assert [link["href"] for link in page.all("a") if link.get("aria-current") == "page"] == ["/plan"]


def test_the_palette_posts_an_opening_and_links_an_item(pages: Environment) -> None:
    options = [
        Option("Signal", "/openings/", hue=225, name="client", value="signal"),
        Option("Peak plan", "/library/9"),
    ]

    page = Markup(_page(pages, "desk", palette=options, palette_url="/clients"))
    drawn = [(tag, found) for tag, found in page.elements if found.get("role") == "option"]

    assert [(tag, found.get("formaction"), found.get("href")) for tag, found in drawn] == [
        ("button", "/openings/", None),
        ("a", None, "/library/9"),
    ]
    assert [link["href"] for link in page.all("a") if "data-palette-open" in link] == ["/clients"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_has_one_main_part_and_a_way_to_skip_to_it(pages: Environment, layout: str) -> None:
    page = Markup(_page(pages, layout))

    assert page.one("main")["id"] == "main"
    assert page.all("a")[0]["href"] == "#main"
    assert page.one("html")["lang"] == "en"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_htmx_runs_no_code_from_text_and_keeps_no_page(pages: Environment, layout: str) -> None:
    (config,) = [
        meta["content"] for meta in Markup(_page(pages, layout)).all("meta") if meta.get("name") == "htmx-config"
    ]

    assert '"allowEval":false' in str(config)
    assert '"includeIndicatorStyles":false' in str(config)
    assert '"historyCacheSize":0' in str(config)


def test_a_name_is_never_markup(pages: Environment) -> None:
    html = _page(pages, "inside", client=Client("<b>Bloom & Barrow</b>", 330))

    assert "<b>" not in html
