"""The pattern page shows every part, and it is sound."""

import pytest
from django.test import RequestFactory, override_settings
from jinja2 import Environment

from bulkhead.web import ui
from bulkhead.web.ui import samples, views
from tests.web.ui.markup import Markup

BACKEND = {
    "BACKEND": "django.template.backends.jinja2.Jinja2",
    "DIRS": [ui.TEMPLATES],
    "OPTIONS": {"environment": "bulkhead.web.ui.environment.environment"},
}


@pytest.fixture(scope="module")
def sheet(pages: Environment) -> Markup:
    return Markup(pages.get_template("ui/patterns/index.html").render(samples.values()))


def test_the_view_answers_with_the_page() -> None:
    with override_settings(TEMPLATES=[BACKEND], ALLOWED_HOSTS=["*"]):
        response = views.patterns(RequestFactory().get("/-/patterns"))

    assert response.status_code == 200
    assert b"<title>Patterns</title>" in response.content


def test_every_part_stands_in_both_schemes(sheet: Markup) -> None:
    classes = [str(div.get("class")) for div in sheet.all("div")]

    assert classes.count("frame as-light") == len(samples.SECTIONS)
    assert classes.count("frame as-dark") == len(samples.SECTIONS)


def test_every_id_stands_once(sheet: Markup) -> None:
    ids = list(sheet.values("id"))

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("attribute", ["for", "aria-describedby", "aria-labelledby", "aria-controls"])
def test_every_reference_leads_to_an_element(sheet: Markup, attribute: str) -> None:
    assert set(sheet.values(attribute)) - set(sheet.values("id")) == set()


def test_every_disabled_button_gives_its_reason(sheet: Markup) -> None:
    silent = [button for button in sheet.all("button") if "disabled" in button and not button.get("aria-describedby")]

    assert silent == []
