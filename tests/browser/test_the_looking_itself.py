"""A look that sees nothing would let everything pass: each fault is planted once and must be found."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.browser.inspection import faults_of
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
SOUND = """<!doctype html><html lang="en"><head><title>Signal · Sound</title></head>
<body><main><h1>Sound</h1><p><a href="#there">There</a></p></main></body></html>"""
FAULTS = {
    "another language": ('lang="en"', 'lang="de"', "it does not say that it is English"),
    "a title that hides the client": ("Signal ·", "Overview ·", "does not begin with"),
    "pale words": ("<p>", '<p style="color: #ccc">Pale ', "axe: color-contrast"),
    "a picture without words": ("<main>", "<main><img src='data:,'>", "axe: image-alt"),
    "a hidden focus": ("<a ", '<a style="outline: none" ', "no visible focus"),
    "a line wider than a phone": ("<p>", '<p style="width: 900px">', "wider than a phone"),
}


def test_a_sound_page_passes(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(SOUND)

    faults = faults_of(page, title="Signal")

    page.close()
    assert faults == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(chromium: Browser, fault: str) -> None:
    whole, broken, said = FAULTS[fault]
    page = chromium.new_page()
    page.set_content(SOUND.replace(whole, broken))

    faults = faults_of(page, title="Signal")

    page.close()
    assert [one for one in faults if said in one] != []


@pytest.mark.parametrize(
    "script",
    ["console.error('torn')", "setTimeout(() => { throw 'torn' })", "fetch('http://127.0.0.1:9/').catch(() => 0)"],
)
def test_an_error_or_a_foreign_request_of_a_script_is_found(arrive: Callable[..., Visitor], script: str) -> None:
    visitor = arrive("about:blank")
    visitor.page.set_content(SOUND)

    visitor.page.evaluate(script)
    visitor.page.wait_for_timeout(100)

    with pytest.raises(AssertionError):
        visitor.look()
