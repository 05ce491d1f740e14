"""One file that waits, with everything that was found and the file itself, the names marked."""

import re

from bulkhead.web.desk.shown.names_marked import text_marked, with_names_marked
from tests.browse import Browser
from tests.cast import Cast
from tests.desk.practice.conftest import files_in_tray, queries_of, rows, waiting
from tests.desk.practice.letters import letter

BEFORE = "All that was said on the fourth floor last week, before anybody had coffee, was that "
AFTER = " wants the whole plan again by Monday, with every figure in it and a page about the bookings."
LONG = f"# Plan\n\n{BEFORE}Dana Whitfield{AFTER}\n".encode()
HOSTILE = b"# Plan\n\n<script>alert(1)</script> Dana Whitfield <img src=x onerror=alert(2)>\n"


def sheet(page: str) -> str:
    found = re.search(r'<article class="sheet named">(.*?)</article>', page, re.DOTALL)
    assert found is not None
    return found[1]


def test_a_finding_shows_what_stands_around_the_name(desk: Browser, cast: Cast) -> None:
    waiting(cast, LONG)
    page = desk.get("/tray/").text

    assert f"{BEFORE}<mark>Dana Whitfield</mark>{AFTER}" in page


def test_the_file_is_shown_with_the_names_marked(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, LONG)
    page = desk.get(f"/tray/{item}/")

    assert (page.status, f'href="/tray/{item}/"' in desk.get("/tray/").text) == (200, True)
    assert sheet(page.text).count("<mark>Dana Whitfield</mark>") == 1
    assert "<h2>Plan</h2>" in sheet(page.text) or "<h1>Plan</h1>" in sheet(page.text)


def test_a_word_file_is_shown_and_so_is_what_stands_in_its_margin(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, letter("All is well.", remark="Ask Dana Whitfield first."), name="plan.docx")
    page = desk.get(f"/tray/{item}/").text

    assert sheet(page) == "<p>All is well.</p>"
    assert "Ask <mark>Dana Whitfield</mark> first." in page


def test_a_kind_without_a_look_of_its_own_is_shown_as_it_was_read(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, b"name,note\nDana Whitfield,<b>call</b>\n", name="people.csv")
    page = desk.get(f"/tray/{item}/").text

    assert "<mark>Dana Whitfield</mark>" in sheet(page)
    assert ("&lt;b&gt;call&lt;/b&gt;" in sheet(page), "<b>call" in page) == (True, False)


def test_what_cannot_be_read_says_so(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, b"%PDF-1.7\nnot much of one", name="plan.pdf")
    page = desk.get(f"/tray/{item}/").text

    assert ("Not shown" in page, '<article class="sheet named">' in page) == (True, False)


def test_a_hostile_file_shows_as_words(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, HOSTILE)
    page = desk.get(f"/tray/{item}/").text

    assert ("<script>alert" in page, "onerror=alert" in re.sub(r"&lt;img.*?&gt;", "", page)) == (False, False)
    assert "<mark>Dana Whitfield</mark>" in sheet(page)


def test_nothing_of_it_is_stored(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, LONG)
    before = (rows("trayitem"), rows("practiceline"), rows("guardevent"), files_in_tray())
    desk.get(f"/tray/{item}/")

    assert (rows("trayitem"), rows("practiceline"), rows("guardevent"), files_in_tray()) == before


def test_only_those_who_may_open_the_client_see_it(
    desk: Browser, associate: Browser, stranger: Browser, cast: Cast
) -> None:
    item = waiting(cast, LONG)

    assert associate.get(f"/tray/{item}/").status == 404
    assert stranger.get(f"/tray/{item}/").status == 302
    assert desk.post(f"/tray/{item}/").status == 405


def test_a_file_that_was_settled_is_shown_no_more(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, LONG)
    desk.post(f"/tray/{item}/removal/")

    assert desk.get(f"/tray/{item}/").status == 404


def test_findings_of_one_place_stand_together(desk: Browser, cast: Cast) -> None:
    text = b"Dana Whitfield came.\n\nNothing here.\n\nsignalfoundry.example said it.\n"
    item = waiting(cast, text, name="plan-signal-foundry-2026.md")
    page = desk.get(f"/tray/{item}/").text
    places = re.findall(r'<li><span class="muted">([^<]*)</span>', page)

    assert places.count("file name") == 1
    assert len([place for place in places if place]) == len({place for place in places if place})


def test_the_page_asks_little(desk: Browser, cast: Cast) -> None:
    item = waiting(cast, LONG)

    assert len(queries_of(desk, f"/tray/{item}/")) <= 12


def test_a_name_goes_on_from_one_run_into_the_next_but_not_into_another_paragraph() -> None:
    runs = with_names_marked("<p><strong>Dana</strong> Whit<em>field</em></p>", names=["Dana Whitfield"])
    apart = with_names_marked("<p>Dana</p><p>Whitfield</p>", names=["Dana Whitfield"])

    assert runs == ("<p><strong><mark>Dana</mark></strong><mark> Whit</mark><em><mark>field</mark></em></p>")
    assert apart == "<p>Dana</p><p>Whitfield</p>"


def test_only_whole_names_as_they_were_found_are_marked() -> None:
    names = ["Signal & Co", "Signal"]
    said = with_names_marked("<p>Signals, signal and <mark>{{x}}</mark> Signal &amp; Co</p>", names=names)

    assert said == "<p>Signals, signal and {{x}} <mark>Signal &amp; Co</mark></p>"
    assert text_marked("a < Signal", names=["Signal"]) == "a &lt; <mark>Signal</mark>"
    assert with_names_marked("<p>Signal</p>", names=[" "]) == "<p>Signal</p>"
